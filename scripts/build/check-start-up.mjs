/** Modules of Node that take longer to load than most of ours take to do what they are for. */
const SLOW = ["node:child_process", "node:crypto"];

/**
 * Throws where a command loads a package, or a slow module of Node, before it knows what to do: `--help` would pay for
 * it. They are for modules that a command imports lazily.
 *
 * @param start the module that every command starts with
 */
export function checkStartUp(metafile, start) {
  for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (entryPoint !== start) continue;
    const loaded = [...loadedWith(metafile, path)].map((output) => metafile.outputs[output]);
    const packages = loaded
      .flatMap(({ inputs }) => Object.keys(inputs))
      .map((input) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1])
      .filter(Boolean);
    const slow = loaded
      .flatMap(({ imports }) => imports)
      .filter((one) => one.kind === "import-statement" && SLOW.includes(one.path));
    const heavy = new Set([...packages, ...slow.map((one) => one.path)]);
    if (heavy.size > 0) {
      throw new Error(
        `${entryPoint} loads ${[...heavy].join(", ")} at start; import what uses them lazily`,
      );
    }
  }
}

function loadedWith(metafile, path, seen = new Set()) {
  seen.add(path);
  for (const { path: imported, kind, external } of metafile.outputs[path].imports) {
    if (kind === "import-statement" && !external && !seen.has(imported))
      loadedWith(metafile, imported, seen);
  }
  return seen;
}
