import type { Place } from "../project/conventions/place.ts";
import { classSource } from "./class-source.ts";
import type { Draft } from "./draft.ts";
import type { ModelFacts } from "./site.ts";

/** Sets the manager on the model; one that is there already stays. */
export function bindManager(
  draft: Draft,
  kind: "manager" | "queryset",
  name: string,
  attribute: string,
  place: Place,
  model: ModelFacts,
): void {
  const source = classSource(draft.sourceOf(model.place.path), model.names.class) ?? "";
  const value = kind === "manager" ? `${name}()` : `${name}.as_manager()`;
  const from = draft.importsOf(model.place, { to: place })["to"];
  const present = new RegExp(`^\\s+${attribute}\\b[^=\\n]*= *(.*)`, "m").exec(source)?.[1];
  if (present?.trim() === value) return;
  if (present !== undefined) {
    draft.changes.manual(
      model.place.path,
      `${attribute} = ${value}`,
      `${model.names.class} has ${attribute} = ${present.trim()} already; build that on ${name}, or call this one something else`,
    );
    return;
  }
  const plain = attribute !== "objects" && !/^\s+objects\b.*=/m.test(source);
  draft.code(
    [
      "from django.db import models",
      `from ${from} import ${name}`,
      "",
      "",
      `class ${model.names.class}:`,
      ...(plain ? ["    objects = models.Manager()"] : []),
      `    ${attribute} = ${value}`,
      "",
    ].join("\n"),
    model.place,
  );
}
