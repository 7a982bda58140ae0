/** How a module reads environment variables: in its own way, where it has one. */
export interface Reader {
  /** A variable, and what it is where it is not set; both as Python. */
  withDefault: (variable: string, fallback: string) => [call: string, args: readonly string[]];
  /** A variable that has to be set. */
  required: (variable: string) => string;
  /** The import that it needs and the module has not. */
  needs?: string;
}

/**
 * The reader of a module.
 *
 * @param before what stands above the place that it is used at
 * @param quote of the module's strings
 */
export function readerOf(before: string, quote: string): Reader {
  const quoted = (variable: string) => `${quote}${variable}${quote}`;
  const env =
    /^(\w+)(?:\s*:[^=\n]+)?\s*=\s*(?:environs?\.)?(?:FileAware)?Env\(/m.exec(before)?.[1] ??
    /^from [\w.]+ import (?:\w+, *)*(env)\b/m.exec(before)?.[1];
  const config = /^from decouple import (?:\w+, *)*(config)\b/m.exec(before)?.[1];
  const named = env ?? config;
  if (named !== undefined) {
    return {
      withDefault: (variable, fallback) => [named, [quoted(variable), `default=${fallback}`]],
      required: (variable) => `${named}(${quoted(variable)})`,
    };
  }
  const getenv = /^from os import .*\bgetenv\b/m.test(before) ? "getenv" : undefined;
  const environ = /^from os import .*\benviron\b/m.test(before) ? "environ" : "os.environ";
  const hasOs = /^import (?:\w+, *)*os\b/m.test(before);
  const usesGetenv = hasOs && before.split("os.getenv(").length > before.split("os.environ").length;
  const call = getenv ?? (usesGetenv ? "os.getenv" : `${environ}.get`);
  const isThere = hasOs || call === "getenv" || environ === "environ";
  return {
    withDefault: (variable, fallback) => [call, [quoted(variable), fallback]],
    required: (variable) => `${environ}[${quoted(variable)}]`,
    ...(!isThere && { needs: "import os" }),
  };
}
