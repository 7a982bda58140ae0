import { normaliseName } from "../../documents/requirement.ts";

/** Versions by normalised name. */
export type Locked = ReadonlyMap<string, string>;

/**
 * The versions of a lock file in TOML: uv.lock, poetry.lock, pdm.lock and pylock.toml agree on
 * `[[package]]` with `name` and `version`. Read by line: such files are long, and written by tools.
 */
export function readTomlLock(text: string): Locked {
  const versions = new Map<string, string>();
  for (const block of text.split(/^\[\[packages?\]\]\r?$/m).slice(1)) {
    const head = block.split(/^\[/m)[0] ?? "";
    const name = /^name = "([^"]+)"/m.exec(head)?.[1];
    const version = /^version = "([^"]+)"/m.exec(head)?.[1];
    if (name && version && !versions.has(normaliseName(name)))
      versions.set(normaliseName(name), version);
  }
  return versions;
}

/** The versions of a Pipfile.lock. */
export function readPipfileLock(text: string): Locked {
  const versions = new Map<string, string>();
  let data: Readonly<Record<string, unknown>>;
  try {
    data = JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return versions;
  }
  for (const section of ["default", "develop"]) {
    const packages = data[section];
    if (packages === null || typeof packages !== "object") continue;
    for (const [name, entry] of Object.entries(
      packages as Record<string, { version?: string } | null>,
    )) {
      const version = entry?.version?.replace(/^==/, "");
      if (version) versions.set(normaliseName(name), version);
    }
  }
  return versions;
}
