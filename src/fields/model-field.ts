import type { Word } from "./types.ts";

/** Python source, and the statements that have to be imported for it. */
export interface Code {
  code: string;
  imports: readonly string[];
}

export interface Choices {
  /** The class nested in the model that has them, such as `Status`; undefined where they are plain values. */
  class: string | undefined;
  kind: "text" | "integer";
  members: readonly ChoiceMember[];
}

export interface ChoiceMember {
  /** `DRAFT`; the empty text where there is no class. */
  name: string;
  value: string | number;
  label: string;
}

export interface Relation {
  kind: "fk" | "o2o" | "m2m";
  /** `app.Model`, or `self`. */
  to: string;
  isUser: boolean;
  relatedName: string | undefined;
  onDelete: string | undefined;
  /** The model between both sides, where the repository has one of its own. */
  through: string | undefined;
}

/** What is known of one field, whether from the language or read from existing code. */
export interface ModelField {
  name: string;
  /** The word of the language that it is closest to; `other` for what the language has no word for. */
  word: Word | "other";
  /** The class as the model names it: `CharField`. */
  class: string;
  /** Where that class is from; undefined where it is not known. */
  module: string | undefined;
  null: boolean;
  blank: boolean;
  unique: boolean;
  /** Whether it can be looked up fast: asked for, unique or a foreign key. */
  index: boolean;
  hasDefault: boolean;
  /** Whether its default is an empty text. */
  emptyDefault?: boolean;
  primaryKey: boolean;
  editable: boolean;
  /** Whether it is set by itself: `auto_now`, an automatic key, a generated column. */
  auto: boolean;
  maxLength: number | undefined;
  /** The least and the greatest value, where validators say so. */
  min: number | undefined;
  max: number | undefined;
  /** `max_digits` and `decimal_places`. */
  digits: readonly [number, number] | undefined;
  choices: Choices | undefined;
  relation: Relation | undefined;
  /** The word of an array's items. */
  items: Word | undefined;
  /** What the class is called with: names and Python source, in the order they are written. */
  keywords: readonly (readonly [string, string])[];
  /** What those need to be imported. */
  imports: readonly string[];
}
