/** What the source of a view says of its answer to GET. What cannot be told is undefined. */
export interface ViewFacts {
  status: number | undefined;
  template: string | undefined;
  /** Names in its context: the row or the rows that it shows, and others. */
  shows: string | undefined;
  others: readonly string[];
  /** The class of the model that its address names a row of, or that it lists. */
  model: string | undefined;
  /** The field that its address names a row by. */
  lookup: string | undefined;
  isList: boolean;
  /** Whether it is there for more than one kind of visitor, as its code says. */
  guard: Guard;
}

/** Who may come in. */
export interface Guard {
  /** Whether people who are not logged in are sent to the login. */
  login: boolean;
  /** Where that is, where the view itself says so. */
  loginUrl: string | undefined;
  permission: boolean;
  /** Whether people without the permission get 403; they are sent to the login otherwise. */
  forbids: boolean;
}

export const OPEN: Guard = { login: false, loginUrl: undefined, permission: false, forbids: false };

export const UNKNOWN: ViewFacts = {
  status: undefined,
  template: undefined,
  shows: undefined,
  others: [],
  model: undefined,
  lookup: undefined,
  isList: false,
  guard: OPEN,
};

/** The text of a view, the module around it, and the label of its app. */
export interface ViewSource {
  text: string;
  module: string;
  label: string;
}
