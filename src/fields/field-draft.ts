import type { Code, ModelField } from "./model-field.ts";
import type { FieldSpec } from "./spec.ts";
import { TYPES, type Word } from "./types.ts";

/** Keywords in the order that Django's documentation and most code have them. */
const ORDER =
  `verbose_name to base_field on_delete related_name symmetrical to_field through expression output_field db_persist
  max_length max_digits decimal_places path choices null blank default db_default unique db_index primary_key
  auto_now auto_now_add editable upload_to validators help_text`.split(/\s+/);

/** A field while it is resolved. */
export class FieldDraft {
  readonly spec: FieldSpec;
  readonly word: Word;
  readonly field: { -readonly [K in keyof ModelField]: ModelField[K] };
  readonly #keywords = new Map<string, string>();
  readonly #imports = new Set<string>();

  constructor(spec: FieldSpec) {
    const type = TYPES[spec.type];
    this.spec = spec;
    this.word = spec.type;
    this.field = {
      name: spec.name,
      word: spec.type,
      class: type.class,
      module: type.module,
      null: false,
      blank: false,
      unique: spec.type === "o2o",
      index: false,
      hasDefault: false,
      primaryKey: false,
      editable: spec.type !== "binary",
      auto: false,
      maxLength: undefined,
      min: undefined,
      max: undefined,
      digits: undefined,
      choices: undefined,
      relation: undefined,
      items: undefined,
      keywords: [],
      imports: [],
    };
  }

  /** Sets a keyword of the declaration, to Python source. */
  keyword(name: string, code: string, ...imports: string[]): void {
    this.#keywords.set(name, code);
    for (const statement of imports) this.#imports.add(statement);
  }

  /** Gives it a default, of the name `default` or `db_default`. */
  default(name: "default" | "db_default", { code, imports }: Code): void {
    this.keyword(name, code, ...imports);
    this.field.hasDefault = true;
  }

  /** Whether Django itself keeps it out of forms, so that saying it again is noise. */
  get setsItself(): boolean {
    return (
      this.#keywords.has("auto_now") || this.#keywords.has("auto_now_add") || this.word === "binary"
    );
  }

  done(): ModelField {
    const place = ([name]: readonly [string, string]) => ORDER.indexOf(name);
    return {
      ...this.field,
      keywords: [...this.#keywords].sort((a, b) => place(a) - place(b)),
      imports: [...this.#imports].sort(),
    };
  }
}
