import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder, type Machine } from "../../../src/verify/machine.ts";
import type { Runner } from "../../../src/verify/runner.ts";

export type Line = "5.2" | "6.1";
export const LINES: readonly Line[] = ["5.2", "6.1"];

/** The project that the examples run in, as our own commands make it. */
export interface Sample {
  line: Line;
  /** Its folder, which is shared: only copies of it are worked on. */
  root: string;
  /** What else is kept with it, such as the SQL that makes its database. */
  folder: string;
}

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const DOMAIN = join(ROOT, "test/references/domain.yaml");

/**
 * Makes the sample project of a line of Django, unless an earlier run did: it is known by the code that makes it.
 *
 * @throws Failure where it cannot be made
 */
export async function sampleOf(
  line: Line,
  runner: Runner,
  machine: Machine,
  progress: (text: string) => void,
): Promise<Sample> {
  const kept = join(cacheFolder(machine), "references");
  const folder = join(kept, `${line}-${fingerprintOfMakers()}`);
  const root = join(folder, "sample");
  if (existsSync(root)) return { line, root, folder };
  progress(`making the sample project on Django ${line}`);
  await mkdir(folder, { recursive: true });
  const draft = await mkdtemp(join(folder, "draft-"));
  try {
    // All that makes projects takes longer to load than most runs take.
    const { makeSample } = await import("./make-sample.ts");
    await makeSample(line, join(draft, "sample"), DOMAIN, { runner, machine });
    await publish(join(draft, "sample"), root);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return { line, root, folder };
}

/** Two runs at once each make one; whichever is first is kept. */
async function publish(made: string, root: string): Promise<void> {
  try {
    await rename(made, root);
  } catch (error) {
    if (!(await stat(root).catch(() => undefined))) throw error;
  }
}

/** A hash of all code that has a part in making the sample. */
function fingerprintOfMakers(): string {
  const hash = createHash("sha256").update(readFileSync(DOMAIN));
  const folders = ["generators", "templates", ...MAKERS.map((name) => `src/${name}`)];
  for (const folder of folders) {
    const entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort())
      hash.update(file.slice(ROOT.length)).update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 16);
}

const MAKERS = [
  "components",
  "documents",
  "dress",
  "fields",
  "merge",
  "python",
  "recipes",
  "render",
  "wiring",
];

/** A copy of the sample that a command may change. */
export async function copyOf({ root }: Sample, folder: string): Promise<void> {
  await cp(root, folder, { recursive: true });
}

/** A text that an earlier run left with the sample. */
export async function keptText({ folder }: Sample, name: string): Promise<string | undefined> {
  return readFile(join(folder, name), "utf8").catch(() => undefined);
}

/** Leaves a text with the sample for later runs. */
export async function keepText({ folder }: Sample, name: string, text: string): Promise<void> {
  const draft = join(folder, `${name}.${process.pid}`);
  await writeFile(draft, text);
  await rename(draft, join(folder, name));
}
