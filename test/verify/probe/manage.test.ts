import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lacksPython, runProbe } from "../support/python.ts";

/** Stands for manage.py: the probe needs no Django of its own. */
const MANAGE = `
import sys
command = sys.argv[1]
if command == "fine":
    print("said", __name__, sys.argv[0])
elif command == "refuses":
    print("to stderr", file=sys.stderr)
    sys.exit(3)
elif command == "explains":
    sys.exit("in words")
else:
    raise ValueError("no such command")
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "manage-"));
  await writeFile(join(folder, "manage.py"), MANAGE);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ran {
  status: number;
  output: string;
}

async function run(commands: readonly (readonly string[])[]): Promise<readonly Ran[]> {
  return (await runProbe<readonly Ran[]>(
    "manage",
    ["manage.py", JSON.stringify(commands)],
    folder,
  ))!;
}

describe.skipIf(lacksPython)("the probe for management commands (skipped: no Python)", () => {
  it("runs each as manage.py itself would, and tells them apart", async () => {
    const ran = await run([["fine"], ["refuses"], ["explains"], ["unknown"], ["fine"]]);
    expect(ran.map(({ status }) => status)).toEqual([0, 3, 1, 1, 0]);
    expect(ran[0]!.output.trim()).toBe("said __main__ manage.py");
    expect(ran[1]!.output.trim()).toBe("to stderr");
  });

  it("tells of the first cause where Django could not be set up", async () => {
    const [first, second] = await run([["explains"], ["unknown"]]);
    expect(first!.output.trim()).toBe("in words");
    expect(second!.output).toBe(first!.output);
  });
});
