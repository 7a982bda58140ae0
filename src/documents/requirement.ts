/** A requirement as PEP 508 writes it: `psycopg[binary,pool]>=3.3; python_version > "3.11"`. */
export interface Requirement {
  /** Normalised as PEP 503 has it. */
  name: string;
  extras: readonly string[];
}

const REQUIREMENT = /^(\s*)([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?/;

/** Reads name and extras, or gives undefined where the text is no requirement. */
export function parseRequirement(text: string): Requirement | undefined {
  const match = REQUIREMENT.exec(text);
  if (!match?.[2]) return undefined;
  return { name: normaliseName(match[2]), extras: splitExtras(match[3]) };
}

/** The name of a package as PEP 503 compares it. */
export function normaliseName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, "-");
}

/** The requirement with these extras as well, sorted; the same text where it has them all. */
export function withExtras(text: string, extras: readonly string[]): string {
  const present = parseRequirement(text)?.extras ?? [];
  const missing = extras.filter((extra) => !present.includes(extra));
  if (missing.length === 0) return text;
  const list = [...present, ...missing].sort().join(",");
  return text.replace(REQUIREMENT, (_, space: string, name: string) => `${space}${name}[${list}]`);
}

function splitExtras(list = ""): string[] {
  return list
    .split(",")
    .map((extra) => normaliseName(extra.trim()))
    .filter(Boolean);
}
