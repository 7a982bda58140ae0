/** What Django's own user model gives way to. */
export interface Swap {
  /** The label of its app: `users`. */
  label: string;
  /** The module of its app: `shop.users`. */
  module: string;
  /** Whether its app is loaded before all others of the repository: then `get_user_model()` works wherever a module is loaded. */
  isFirst: boolean;
  /** Whether the table keeps the name that Django's own has, so that SQL goes on working. */
  keepsTable: boolean;
}

/** Something that names the user model and cannot be mended safely, or should be looked at. */
export interface Remark {
  path: string;
  /** 1-based. */
  line: number;
  /** What stands there. */
  code: string;
  reason: string;
}

/** A file with the user model swapped. */
export interface Mended {
  text: string;
  /** What a person has to do. */
  left: readonly Remark[];
  /** What was mended by its meaning, and is worth a look. */
  looked: readonly Remark[];
  /** Forms of Django that are used as they are, and need a model of their own: `UserCreationForm`. */
  forms: ReadonlySet<string>;
}

export const NEW_NAME = ({ label }: Swap): string => `${label}.User`;
