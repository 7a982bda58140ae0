import rules from "./data/audit-rules.json" with { type: "json" };

/** What is looked for in the code of a project, and what it should be instead. */
export interface Rule {
  /** Such as `QRY-03`. */
  id: string;
  title: string;
  severity: "error" | "warning" | "info";
  /** What it finds. */
  finds: string;
  /** Of the examples. */
  language: string;
  wrong: string;
  right: string;
}

/** Every rule, in the order of their ids within each family. */
export const RULES = rules as readonly Rule[];

export const ruleIds: readonly string[] = RULES.map(({ id }) => id);
