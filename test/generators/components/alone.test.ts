import { PositionEncoding, Workspace } from "@astral-sh/ruff-wasm-nodejs";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { kinds } from "../../../generators/components/index.ts";
import { PRESETS, type Preset } from "../../../generators/presets.ts";
import { applyChanges } from "../../../src/changes/apply.ts";
import { applyUndo, undo } from "../../../src/changes/undo.ts";
import { loadPython, parsePython, release } from "../../../src/python/parse.ts";
import { formatText } from "../../../src/render/format.ts";
import { snapshot } from "../../changes/support/workspace.ts";
import {
  COMPONENTS,
  GROUND,
  MIGRATIONS,
  runsOf,
  wordsOf,
  type ComponentRun,
} from "../../proof/component-runs.ts";
import { generateIn, projectOf } from "../../proof/generate.ts";

const table = [...GROUND, ...COMPONENTS, ...MIGRATIONS];

const kindIn = (line: string) => wordsOf(line)[0]!;

/** What Django would have written of the ground, as far as plans look into it. */
const MIGRATION = `from django.db import migrations


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
${["Tag", "Category", "Post", "Comment"].map((name) => `        migrations.CreateModel(name="${name}", fields=[]),`).join("\n")}
    ]
`;

const linter = new Workspace(
  { lint: { select: ["E", "F", "W", "B", "C4", "DJ", "PIE", "RET", "SIM", "UP"] } },
  PositionEncoding.Utf16,
);

const root = join(mkdtempSync(join(tmpdir(), "alone-")), "my-app");

beforeAll(async () => {
  vi.stubEnv("XDG_STATE_HOME", join(root, "../state"));
  await loadPython();
});

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(join(root, ".."), { recursive: true });
});

type Files = Readonly<Record<string, string>>;

/** The texts that are new or other than before, by path. */
function changedIn(before: Files, after: Files): [path: string, text: string][] {
  return Object.keys(after)
    .filter((path) => !path.endsWith("/") && after[path] !== before[path])
    .map((path) => [path, readFileSync(join(root, path), "utf8")]);
}

/** What Ruff has to say of a text, by the rules that no tree of files is needed for. */
function lint(text: string): string[] {
  const diagnostics = linter.check(text) as { message: string }[];
  return diagnostics.map(({ message }) => message);
}

function hasErrors(text: string): boolean {
  const tree = parsePython(text);
  try {
    return tree.hasError;
  } finally {
    release(tree);
  }
}

async function takeBack(): Promise<void> {
  await applyUndo(await undo(root), root);
}

/** Runs a line, and holds what it wrote to the laws; what it wrote stays. */
async function runOnce(line: string): Promise<void> {
  const before = snapshot(root);
  await generateIn(root, line);
  const after = snapshot(root);
  const changed = changedIn(before, after);
  for (const [path, text] of changed.filter(([path]) => path.endsWith(".py"))) {
    expect([path, hasErrors(text)]).toEqual([path, false]);
    expect([path, text]).toEqual([path, await formatText(path, text)]);
    expect([path, lint(text)]).toEqual([path, []]);
  }
  await generateIn(root, line);
  expect(snapshot(root)).toEqual(after);
}

/** Runs a line with what it is about, and takes all of it back. */
async function runAlone({ line, after }: ComponentRun): Promise<void> {
  const ground = snapshot(root);
  for (const one of after) await generateIn(root, one);
  const before = snapshot(root);
  await runOnce(line);
  const isWritten = JSON.stringify(snapshot(root)) !== JSON.stringify(before);
  if (isWritten) await takeBack();
  expect(snapshot(root)).toEqual(before);
  for (let left = after.length; left > 0; left--) await takeBack();
  expect(snapshot(root)).toEqual(ground);
}

/** All runs in the largest preset, and the first of every kind in each of the others. */
function sampleOf(preset: Preset): ComponentRun[] {
  const own = [...COMPONENTS, ...MIGRATIONS].filter(({ presets }) => presets.includes(preset));
  if (preset === "full") return own;
  const seen = new Set<string>();
  return own.filter(({ line }) => !seen.has(kindIn(line)) && seen.add(kindIn(line)));
}

describe("the table of runs", () => {
  it("has every kind, and no other", () => {
    expect(new Set(table.map(({ line }) => kindIn(line)))).toEqual(
      new Set(kinds.map(({ name }) => name)),
    );
  });
});

describe.each(Object.keys(PRESETS) as Preset[])("in a project of the preset %s", (preset) => {
  beforeAll(async () => {
    rmSync(root, { recursive: true, force: true });
    await applyChanges(await projectOf(preset), root);
  });

  it.each(runsOf(preset, GROUND))("%s", runOnce);

  describe("with models", () => {
    beforeAll(() => {
      writeFileSync(join(root, "apps/blog/migrations/0001_initial.py"), MIGRATION);
    });

    it.each(sampleOf(preset).map((run) => [run.line, run] as const))("%s", (_line, run) =>
      runAlone(run),
    );

    const used = new Set(runsOf(preset, table).map(kindIn));
    const others = table.filter(({ line }) => !used.has(kindIn(line)));

    if (others.length === 0) return;
    it("says what other kinds lack", async () => {
      for (const { line } of others) {
        await expect(generateIn(root, line)).rejects.toMatchObject({
          code: expect.stringMatching(/^no-/),
        });
      }
    });
  });
});
