/** A package as some file of the project asks for it. */
export interface Requested {
  /** As it is written. */
  name: string;
  /** The versions allowed, such as `>=5.2,<6`; empty where any is. */
  specifier: string;
}

/** A line of a requirements file, or an item of a dependency list; undefined where it names no package. */
export function readRequirement(text: string): Requested | undefined {
  const line = text
    .replace(/\s+#.*$/, "")
    .replace(/\s--?\w[\w-]*[= ].*$/, "")
    .trim();
  const egg = /[#&]egg=([\w.-]+)/.exec(text);
  if (egg?.[1]) return { name: egg[1], specifier: "" };
  const match = /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*(.*)$/.exec(line);
  if (!match?.[1] || match[2]?.startsWith(":") || match[2]?.startsWith("/")) return undefined;
  const rest = (match[2] ?? "").split(";")[0] ?? "";
  const specifier = rest.startsWith("@") ? "" : rest.replace(/[()\s]/g, "");
  return { name: match[1], specifier };
}

/** The version that a specifier pins, as `==4.2.3` does. */
export function pinnedVersion(specifier: string): string | undefined {
  const pinned = /^={2,3}([\w.!+-]+)$/.exec(specifier)?.[1];
  // Poetry and Pipenv pin by the bare version, too.
  return pinned ?? /^(\d+(?:\.\d+)+)$/.exec(specifier)?.[1];
}

/** Lines of Django up to now. */
const DJANGO_LINES = [
  "1.8",
  "1.9",
  "1.10",
  "1.11",
  "2.0",
  "2.1",
  "2.2",
  "3.0",
  "3.1",
  "3.2",
  "4.0",
  "4.1",
  "4.2",
  "5.0",
  "5.1",
  "5.2",
  "6.0",
  "6.1",
];

/** The line of a version: `4.2` of `4.2.3`. */
export function lineOf(version: string): string {
  return version.split(".").slice(0, 2).join(".");
}

/**
 * The line of Django that a specifier means: the lowest one that it allows, since that is what the code has to
 * work with; the highest where only an upper bound is given.
 */
export function djangoLineOf(specifier: string): string | undefined {
  const pinned = pinnedVersion(specifier);
  if (pinned) return lineOf(pinned);
  const parts = [...specifier.matchAll(/(===?|~=|!=|>=?|<=?|\^|~)v?(\d+(?:\.\d+)*)(\.\*)?/g)];
  const lower = parts.find(
    ([, operator]) => operator !== undefined && /^(?:==|~=|>=?|\^|~)/.test(operator),
  )?.[2];
  if (lower)
    return /\./.test(lower)
      ? lineOf(lower)
      : DJANGO_LINES.find((line) => line.startsWith(`${lower}.`));
  const upper = parts.find(([, operator]) => operator?.startsWith("<"));
  if (!upper?.[2]) return undefined;
  const bound = order(upper[2]);
  return DJANGO_LINES.findLast((line) =>
    upper[1] === "<=" ? order(line) <= bound : order(line) < bound,
  );
}

function order(version: string): number {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major * 100 + minor;
}
