/** The text of a class of a module, for looking things up; undefined where the module has no such class. */
export function classSource(module: string, name: string): string | undefined {
  const start = module.search(new RegExp(`^class ${name}\\b`, "m"));
  return start < 0 ? undefined : blockAt(module, start);
}

/** As `classSource`, of a class or a function, with its decorators. */
export function definitionSource(module: string, name: string): string | undefined {
  const start = module.search(new RegExp(`^(?:class|def|async def) ${name}\\b`, "m"));
  if (start < 0) return undefined;
  const above = module.slice(0, start).split("\n").slice(0, -1);
  const blank = above.findLastIndex((line) => line.trim() === "");
  const attached = above.slice(blank + 1);
  const first = attached.findIndex((line) => line.startsWith("@"));
  const decorators = first < 0 ? [] : attached.slice(first);
  return [...decorators, blockAt(module, start)].join("\n");
}

function blockAt(module: string, start: number): string {
  const rest = module.slice(start);
  const body = rest.indexOf("\n") + 1;
  const end = rest.slice(body).search(/^[^\s)]/m);
  return end < 0 ? rest : rest.slice(0, body + end);
}
