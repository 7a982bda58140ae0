import { usage } from "../errors.ts";
import { is } from "../fields/is.ts";
import type { ModelField } from "../fields/model-field.ts";
import { databaseOf, isPostgres } from "./database.ts";
import { knownField } from "./known-field.ts";
import type { Site } from "./site.ts";

export const KINDS_OF_INDEX = ["btree", "hash", "gin", "brin", "gist"] as const;

export interface IndexOptions {
  model: string;
  app: string | undefined;
  fields: readonly string[];
  expression: string | undefined;
  kind: (typeof KINDS_OF_INDEX)[number];
  partial: string | undefined;
  include: readonly string[];
  concurrently: boolean;
  name: string | undefined;
}

const FUNCTIONS: Readonly<Record<string, string>> = {
  lower: "Lower",
  upper: "Upper",
  length: "Length",
};

/**
 * What `--expression` stands for: `lower:title`.
 *
 * @throws Failure (usage) where it is none, or of no text
 */
export function functionOf(text: string | undefined, fields: readonly ModelField[]) {
  if (text === undefined) return undefined;
  const [word = "", field = "", ...rest] = text.split(":");
  const name = Object.hasOwn(FUNCTIONS, word) ? FUNCTIONS[word] : undefined;
  if (!name || !field || rest.length > 0) {
    throw usage(
      "bad-expression",
      `--expression: ${JSON.stringify(text)} is none.`,
      "Write lower:title; there are lower, upper and length.",
    );
  }
  knownField(field, fields, "--expression");
  if (!fields.some((one) => one.name === field && is.text(one))) {
    throw usage("bad-expression", `--expression: ${field} is no text.`);
  }
  return { word, name, field };
}

const GIN = new Set<string>(["json", "array", "hstore", "searchvector"]);
const GIST = new Set<string>([
  "intrange",
  "bigintrange",
  "decimalrange",
  "daterange",
  "datetimerange",
  "searchvector",
]);

/** The option that only PostgreSQL has. */
export function specialOf({ kind, include, concurrently }: IndexOptions): string {
  if (kind !== "btree") return `--kind ${kind}`;
  if (include.length > 0) return "--include";
  return concurrently ? "--concurrently" : "";
}

/** @throws Failure (usage) where the options make no index, or the database knows no such */
export function refuseMisfit(
  { project }: Site,
  options: IndexOptions,
  columns: readonly string[],
  fields: readonly ModelField[],
): void {
  const { kind, fields: given, expression, include } = options;
  if (columns.length === 0)
    throw usage("no-index", "What is to be indexed?", "Add --fields or --expression.");
  const special = specialOf(options);
  if (special && !isPostgres(project)) {
    throw usage(
      "postgres-only",
      `${special} is for PostgreSQL, and this project uses ${databaseOf(project) || "another database"}.`,
      "Leave it out.",
    );
  }
  if (kind === "hash" && (columns.length > 1 || expression !== undefined)) {
    throw usage("hash-columns", "A hash index is of one field.", "Name one field.");
  }
  if (include.length > 0 && kind !== "btree" && kind !== "gist") {
    throw usage(
      "include-kind",
      `An index of the kind ${kind} includes no other fields.`,
      "Leave --include out.",
    );
  }
  if (expression !== undefined && kind !== "btree") {
    throw usage(
      "expression-kind",
      `--expression goes with btree, not with ${kind}.`,
      "Leave --kind out.",
    );
  }
  if (kind !== "btree" && given.some((one) => one.startsWith("-"))) {
    throw usage("index-order", `An index of the kind ${kind} has no order.`, "Leave the - out.");
  }
  const words = { gin: GIN, gist: GIST } as const;
  const fitting = kind === "gin" || kind === "gist" ? words[kind] : undefined;
  const misfit =
    fitting && fields.find((one) => columns.includes(one.name) && !fitting.has(one.word));
  if (misfit) {
    throw usage(
      "index-field",
      `${misfit.name} is a ${misfit.class}, which ${kind} cannot index by itself.`,
      `Fields for it are of the types ${[...fitting].join(", ")}.`,
    );
  }
}
