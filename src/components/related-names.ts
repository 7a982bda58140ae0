import type { ModelField } from "../fields/model-field.ts";

/** A model with the relations that it has. */
interface Owner {
  /** `app.Model` */
  reference: string;
  fields: readonly ModelField[];
}

interface Taken {
  name: string;
  /** `app.Model.field` of the relation. */
  by: string;
}

/** The names that relations have on the models which they point to. */
export class RelatedNames {
  readonly #taken = new Map<string, Taken[]>();

  add({ reference, fields }: Owner): void {
    const [app = "", model = ""] = reference.split(".");
    const lower = model.toLowerCase();
    for (const { name, relation } of fields) {
      const given = relation?.relatedName ?? `${lower}_set`;
      if (!relation || given.endsWith("+")) continue;
      const to = relation.to === "self" ? reference : relation.to;
      const shown = given.replaceAll("%(class)s", lower).replaceAll("%(app_label)s", app);
      const taken = this.#taken.get(to) ?? [];
      taken.push({ name: shown, by: `${reference}.${name}` });
      this.#taken.set(to, taken);
    }
  }

  /** The names on a model, without the one that a relation has itself: `app.Model.field`. */
  on(reference: string, but: string): string[] {
    const taken = this.#taken.get(reference) ?? [];
    return taken.filter(({ by }) => by !== but).map(({ name }) => name);
  }
}
