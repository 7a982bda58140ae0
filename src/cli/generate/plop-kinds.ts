import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import nodePlop, { type NodePlopAPI, type PlopGenerator } from "node-plop";
import type { ChangeSet } from "../../changes/change-set.ts";
import type { Generator, KindEntry } from "../../components/generator.ts";
import { Failure } from "../../errors.ts";
import { DiskTree } from "../../tree/disk-tree.ts";
import { optionsOfPrompts } from "./plop-prompts.ts";

/**
 * The generators of a plopfile as kinds. Their actions run on a copy of the repository, and what they did to it is the
 * change: so they are shown, checked, written and undone as ours are.
 *
 * @throws Failure where the plopfile cannot be loaded
 */
export async function kindsOfPlopfile(plopfile: string): Promise<KindEntry[]> {
  const plop = await load(plopfile);
  return plop.getGeneratorList().map(({ name, description }) => ({
    name,
    group: "of this repository",
    summary: description || "A generator of this repository",
    load: () => Promise.resolve({ default: kindOf(name, plopfile, plop) }),
  }));
}

async function load(plopfile: string, destination?: string): Promise<NodePlopAPI> {
  try {
    return await nodePlop(plopfile, {
      destBasePath: destination ?? dirname(dirname(plopfile)),
      force: false,
    });
  } catch (cause) {
    throw new Failure({
      code: "plopfile-broken",
      message: `${plopfile} cannot be loaded: ${(cause as Error).message}`,
      next: "Mend it, or move it out of .django-expert.",
      cause,
    });
  }
}

function kindOf(name: string, plopfile: string, plop: NodePlopAPI): Generator {
  const { prompts } = plop.getGenerator(name);
  const { options, answersOf } = optionsOfPrompts(Array.isArray(prompts) ? prompts : []);
  return {
    name,
    writes: ["what its actions say"],
    examples: [
      `generate ${name} ${Object.keys(options)
        .map((key) => `<${key}>`)
        .join(" ")}`.trim(),
    ],
    options,
    async plan({ changes }, values) {
      await inCopy(changes, async (folder) => {
        const generator = (await load(plopfile, folder)).getGenerator(name);
        await runActions(name, generator, await answersOf(values));
      });
    },
  };
}

async function runActions(name: string, generator: PlopGenerator, answers: object): Promise<void> {
  const { failures } = await generator.runActions(answers);
  const [failure] = failures;
  if (!failure) return;
  throw new Failure({
    code: "plop-action-failed",
    message: `${name}: ${failure.error}`,
    next: `Nothing was written. See the actions of ${name} in .django-expert.`,
  });
}

/** Lets something work on a copy of a tree, and plans what it did to the files. */
async function inCopy(changes: ChangeSet, work: (folder: string) => Promise<void>): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "django-expert-plop-")));
  try {
    const paths = changes.list();
    for (const path of paths) {
      const text = changes.read(path);
      if (text === undefined) continue;
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    await work(folder);
    const after = new DiskTree(folder);
    const now = new Set(after.list());
    for (const path of now) {
      const text = after.read(path);
      if (text !== undefined) changes.write(path, text, "own generator");
    }
    for (const path of paths)
      if (!now.has(path) && changes.read(path) !== undefined) changes.delete(path, "own generator");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
