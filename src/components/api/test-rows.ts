import { is } from "../../fields/is.ts";
import { contribRow } from "../../fields/django-models.ts";
import type { Code, ModelField } from "../../fields/model-field.ts";
import type { Place } from "../../project/conventions/place.ts";
import { importFrom } from "../../project/conventions/places.ts";
import type { Draft } from "../draft.ts";
import { factoryIn } from "../factories.ts";
import { rowOf, sampleContext } from "../rows.ts";
import { shapeOfModel } from "../shapes.ts";
import { DJANGO_USER } from "../unmade.ts";
import type { ModelFacts } from "../site.ts";
import { leftToCaller } from "../factories.ts";
import { numbered } from "./numbered-values.ts";

/** Rows of a test module, and the imports that they need. */
export class TestRows {
  readonly imports = new Set<string>();
  readonly #people: string[] = [];
  readonly #draft: Draft;
  readonly #place: Place;

  constructor(draft: Draft, place: Place) {
    this.#draft = draft;
    this.#place = place;
  }

  /** Takes a piece of code: its source, whose imports are kept. */
  take({ code, imports }: Code): string {
    for (const statement of imports) this.imports.add(statement);
    return code;
  }

  /** Takes a piece of code that may name what is within the class of a model, such as its choices. */
  takeWithin(model: ModelFacts | undefined, code: Code): string {
    if (model && new RegExp(`\\b${model.names.class}\\.`).test(code.code)) this.type(model);
    return this.take(code);
  }

  /** The class of a model, imported. */
  type(model: ModelFacts): string {
    return this.named({ name: model.names.class, place: model.place });
  }

  /** What another module of the repository has, imported. */
  named({ name, place }: { name: string; place: Place }): string {
    const from = importFrom(this.#place, place, this.#draft.site.conventions);
    this.imports.add(`from ${from} import ${name}`);
    return name;
  }

  /** A row of a model. */
  async row(
    model: ModelFacts,
    overrides: Readonly<Record<string, string>> = {},
    variant: 1 | 2 = 1,
  ): Promise<string> {
    return this.take(await rowOf(this.#draft, this.#place, model, overrides, variant));
  }

  /**
   * Someone who uses the site.
   *
   * @param name tells people apart where no factory does
   */
  async user(name: string, flags: Readonly<Record<string, string>> = {}): Promise<string> {
    const { site } = this.#draft;
    const model = site.findModel(site.userModel);
    if (!model) {
      this.imports.add("from django.contrib.auth.models import User");
      const given = Object.entries(flags).map(([key, code]) => `, ${key}=${code}`);
      return `User.objects.create_user(username="${name}"${given.join("")})`;
    }
    const { fields, user } = shapeOfModel(site, model);
    const known = new Set(fields.map((field) => field.name));
    const overrides = Object.fromEntries(Object.entries(flags).filter(([key]) => known.has(key)));
    if (site.conventions.tests.factories === "none") {
      if (user)
        overrides[user.usernameField] =
          user.usernameField === "email" ? `"${name}@example.com"` : `"${name}"`;
      if (known.has("email")) overrides["email"] = `"${name}@example.com"`;
      for (const field of fields) {
        const isFree = !(field.name in overrides) && field.word === "char" && !field.choices;
        // What is unique may be worked out of the name that somebody goes by.
        const isApart = field.unique || field.name === "username";
        if (isFree && isApart && is.required(field)) overrides[field.name] = `"${name}"`;
      }
      Object.assign(overrides, await this.#companyOf(name, fields, overrides));
    }
    return this.row(model, overrides);
  }

  /** Rows that someone cannot be without, apart from those of others in what no two of them share. */
  async #companyOf(
    name: string,
    fields: readonly ModelField[],
    given: Readonly<Record<string, string>>,
  ): Promise<Record<string, string>> {
    const { site } = this.#draft;
    if (!this.#people.includes(name)) this.#people.push(name);
    const number = String(2001 + this.#people.indexOf(name));
    const company: Record<string, string> = {};
    for (const field of fields) {
      if (!field.relation || is.many(field) || field.name in given || !is.required(field)) continue;
      const other = site.findModel(field.relation.to);
      if (!other) continue;
      const unique: Record<string, string> = {};
      for (const one of shapeOfModel(site, other).fields) {
        if (!one.unique || one.auto || one.relation || !is.required(one)) continue;
        const value = numbered(one, number, sampleContext(site));
        if (value) unique[one.name] = this.take(value);
      }
      if (Object.keys(unique).length > 0) company[field.name] = await this.row(other, unique);
    }
    return company;
  }

  /** The class of users, imported. */
  userType(): string {
    const { site } = this.#draft;
    const model = site.findModel(site.userModel);
    if (model) return this.type(model);
    this.imports.add("from django.contrib.auth.models import User");
    return "User";
  }

  /** A statement that makes many rows, apart in what has to be unique. */
  async many(
    model: ModelFacts,
    count: number,
    like: string,
    overrides: Readonly<Record<string, string>>,
  ): Promise<string> {
    const { site } = this.#draft;
    const { factories } = site.conventions.tests;
    const given = Object.entries(overrides)
      .map(([name, code]) => `, ${name}=${code}`)
      .join("");
    if (factories === "factory_boy") {
      await this.row(model);
      const left = leftToCaller(this.#draft, model).filter(({ name }) => !(name in overrides));
      const same = left.map(({ name }) => `, ${name}=${like}.${name}`).join("");
      const factory = factoryIn(this.#draft, this.#place, model);
      return `${this.take(factory)}.create_batch(${count}${same}${given})`;
    }
    if (factories === "model_bakery") {
      await this.row(model);
      return `baker.make(${model.names.class}, _quantity=${count}${given})`;
    }
    const row = await this.row(model, {
      ...(await this.apart(model, like, "number")),
      ...overrides,
    });
    return `for number in range(${count}):\n    ${row}`;
  }

  /** The key of a row that a request can name; undefined where none is at hand. */
  async keyFor({ relation, name }: ModelField, like: string): Promise<string | undefined> {
    if (!relation) return undefined;
    if (relation.kind === "fk") return `${like}.${name}_id`;
    const { site } = this.#draft;
    const other = site.findModel(relation.to);
    if (other) {
      return `${await this.row(other, await this.apart(other, like, "1000"))}.pk`;
    }
    const known = contribRow(relation.to);
    return known && `${this.take(known)}.pk`;
  }

  /** Overrides that keep a row apart from the others: relations as those of a row that is there, what is unique by a number. */
  async apart(model: ModelFacts, like: string, number: string): Promise<Record<string, string>> {
    if (this.#draft.site.conventions.tests.factories !== "none") return {};
    const { fields } = shapeOfModel(this.#draft.site, model);
    const overrides: Record<string, string> = {};
    for (const field of fields) {
      if (field.auto || is.many(field)) continue;
      if (field.relation?.kind === "fk" && is.required(field)) {
        overrides[field.name] = `${like}.${field.name}`;
        continue;
      }
      if (!field.unique || (field.hasDefault && field.word === "uuid")) continue;
      if (field.relation) {
        const other = this.#draft.site.findModel(field.relation.to);
        if (other)
          overrides[field.name] = await this.row(
            other,
            await this.apart(other, `${like}.${field.name}`, number),
          );
        else if (field.relation.to === DJANGO_USER) {
          this.imports.add("from django.contrib.auth.models import User");
          const name = /^\d+$/.test(number) ? `"user-n${number}"` : `f"user-n{${number}}"`;
          overrides[field.name] = `User.objects.create_user(username=${name})`;
        }
        continue;
      }
      const value = numbered(field, number, sampleContext(this.#draft.site));
      if (value) overrides[field.name] = this.take(value);
    }
    return overrides;
  }
}
