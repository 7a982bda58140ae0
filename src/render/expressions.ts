/**
 * The expressions of our templates, beside Handlebars' own `if`, `unless`, `each`, `with` and `lookup`:
 *
 * - `<%#if (eq database "postgres" "mysql")%>`: the first value equals one of the others
 * - `<%#if (and a b)%>`, `<%#if (or a b)%>`, `<%#if (not a)%>`: truth as `if` has it
 * - `<% indented code 4 %>`: every line that is not empty moved by some columns
 * - `<% joined names ", " %>`: the values of a list with a text between them
 * - `<% quote author %>`: a double-quoted string, valid in Python, TOML, YAML and JSON alike
 *
 * Handlebars passes its own options as the last argument of each.
 */
export const expressions = {
  eq: (value: unknown, ...rest: unknown[]) => operands(rest).includes(value),
  and: (...args: unknown[]) => operands(args).every(isTrue),
  or: (...args: unknown[]) => operands(args).some(isTrue),
  not: (value: unknown) => !isTrue(value),
  indented: (value: unknown, columns: unknown) =>
    String(value).replace(/^(?=.)/gm, " ".repeat(Number(columns))),
  joined: (values: unknown, between: unknown) =>
    (values as readonly unknown[]).join(String(between)),
  quote: (value: unknown) => JSON.stringify(String(value)),
};

/** Names that Handlebars itself provides. */
export const BUILT_IN = ["if", "unless", "each", "with", "lookup"] as const;

function operands(args: unknown[]): unknown[] {
  return args.slice(0, -1);
}

/** Truth as the block helper `if` has it: an empty list is false. */
function isTrue(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}
