/**
 * Throws where a command loads a package before it knows what to do: `--help` would pay for it.
 * Packages are for modules that a command imports lazily.
 */
export function checkStartUp(metafile) {
  for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (!entryPoint?.startsWith("bin/")) continue;
    const packages = [...loadedWith(metafile, path)]
      .flatMap((output) => Object.keys(metafile.outputs[output].inputs))
      .map((input) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1])
      .filter(Boolean);
    if (packages.length > 0) {
      throw new Error(
        `${entryPoint} loads ${[...new Set(packages)].join(", ")} at start; import what uses them lazily`,
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
