import { STANDARD_LIBRARY } from "../python/stdlib.ts";
import type { Problem } from "./option.ts";
import { isKeyword } from "./python-names.ts";
import { takenBy } from "./taken-names.ts";

/** Device names that Windows does not take for a file or folder, whatever follows after a dot. */
const WINDOWS_DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9]|conin\$|conout\$|clock\$)$/;

/**
 * What would break Python, Django, packaging or a disk about a project's name, with one that would do.
 * The name goes into pyproject.toml, the image, the database and, with underscores for dashes, into code.
 */
export function projectNameProblem(name: string): Problem | undefined {
  const reason = formProblem(name) ?? meaningProblem(name.toLowerCase().replaceAll("-", "_"));
  if (!reason) return undefined;
  const better = suggestion(name);
  return {
    reason: `${JSON.stringify(name)} cannot be the name of a project: ${reason}`,
    suggestion: `Take another name, such as ${better}.`,
  };
}

function formProblem(name: string): string | undefined {
  // eslint-disable-next-line no-control-regex
  if (/[^\x00-\x7f]/.test(name)) return "packages, images and databases want plain ASCII letters";
  if (/\s/.test(name)) return "it has a space";
  if (/^[0-9]/.test(name)) return "it starts with a digit, which no Python name does";
  if (/[A-Z]/.test(name)) return "it has capital letters, which images and packages do not take";
  const [strange] = /[^a-z0-9_-]/.exec(name) ?? [];
  if (strange) return `${JSON.stringify(strange)} cannot be part of a Python name`;
  if (!/^[a-z]/.test(name) || !/[a-z0-9]$/.test(name)) {
    return "a package's name starts with a letter, and ends with a letter or digit";
  }
  if (/[-_]{2}/.test(name)) return "it has two dashes or underscores in a row";
  if (name.length > 50)
    return "it is longer than 50 letters, too long for a database and its test copy";
  return undefined;
}

function meaningProblem(module: string): string | undefined {
  if (isKeyword(module)) return `${module} is a keyword of Python`;
  if (WINDOWS_DEVICE.test(module)) return `${module} is the name of a device on Windows`;
  if (STANDARD_LIBRARY.has(module))
    return `import ${module} means a module of Python's standard library`;
  return takenBy(module);
}

function suggestion(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[-0-9]+|-+$/g, "")
    .slice(0, 40)
    .replace(/-$/, "");
  const base = plain || "my-project";
  return meaningProblem(base.replaceAll("-", "_")) ? `${base}-site` : base;
}
