import { table } from "./tables.ts";

/** Options of isort that Ruff has under another spelling of the same name. */
const SWITCHES = [
  "force-single-line",
  "force-sort-within-sections",
  "combine-as-imports",
  "case-sensitive",
  "order-by-type",
  "no-sections",
  "length-sort",
];
const LISTS = ["known-first-party", "known-third-party", "known-local-folder"];
const SECTIONS: Readonly<Record<string, string>> = {
  FUTURE: "future",
  STDLIB: "standard-library",
  THIRDPARTY: "third-party",
  FIRSTPARTY: "first-party",
  LOCALFOLDER: "local-folder",
};

/**
 * The options of isort as Ruff's import sorting takes them; undefined where the repository has no isort.
 *
 * @param given `[tool.isort]` of a pyproject.toml
 * @param ini the section of an INI file
 */
export function isortOptions(
  given: unknown,
  ini: ReadonlyMap<string, string> | undefined,
): Record<string, unknown> | undefined {
  if (given === undefined && !ini) return undefined;
  const values = new Map<string, unknown>(
    ini ?? Object.entries(table(given)).map(([key, value]) => [key.replaceAll("_", "-"), value]),
  );
  const options: Record<string, unknown> = {};
  for (const name of SWITCHES)
    if (values.has(name)) options[name] = /^true$/i.test(String(values.get(name)));
  for (const name of LISTS) if (values.has(name)) options[name] = listOf(values.get(name));
  const after = Number(values.get("lines-after-imports"));
  if (after > 0) options["lines-after-imports"] = after;
  const order = listOf(values.get("sections"));
  const custom = order.filter((name) => !(name in SECTIONS));
  const known = (name: string) => listOf(values.get(`known-${name.toLowerCase()}`));
  if (order.length >= 5 && custom.every((name) => known(name).length > 0)) {
    options["section-order"] = order.map((name) => SECTIONS[name] ?? name.toLowerCase());
    options["sections"] = Object.fromEntries(
      custom.map((name) => [name.toLowerCase(), known(name)]),
    );
  }
  return options;
}

function listOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === "string" ? value.split(/[\s,]+/).filter(Boolean) : [];
}
