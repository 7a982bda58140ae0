import { usage } from "../../errors.ts";
import type { Draft } from "../draft.ts";
import { namedModel } from "../named-model.ts";
import { namesOf } from "../names.ts";
import type { TestOptions } from "./options.ts";
import { queryFindings } from "./findings.ts";
import { foundIn } from "./parts.ts";
import { rowsOf } from "./subject.ts";

/** Tests that a selector takes as many queries for many rows as for one. */
export async function testQuery(draft: Draft, { target, app }: TestOptions): Promise<void> {
  const found = foundIn(draft, "selectors", target, app);
  if (!new RegExp(`^def ${found.name}\\(\\s*\\)`, "m").test(draft.sourceOf(found.place.path))) {
    throw usage(
      "needs-arguments",
      `${found.name} takes arguments, which are not known here.`,
      "Write its test by hand, or leave them optional.",
    );
  }
  const model = namedModel(draft.site, found.name, undefined, found.app.label);
  draft.findings = queryFindings(`select_related or prefetch_related in ${found.place.path}`);
  const part = `query_${found.name}`;
  const rows = rowsOf(draft, part, model);
  const type = rows.type(model);
  await draft.test(
    "test/query.py",
    part,
    { app: found.app, name: found.name, from: { selectors: found.place } },
    {
      class: `${namesOf(found.name).class}QueryTests`,
      function: found.name,
      type,
      first: await rows.row(model),
      more: await rows.many(model, 19, "self.first", {}),
      imports: [...rows.imports],
    },
  );
}
