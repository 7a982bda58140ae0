import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run as check } from "../../src/cli/commands/check.ts";
import { EXIT } from "../../src/errors.ts";
import { run } from "./support/run.ts";

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "check-"));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

/** A machine without any program. */
const env = { PATH: "/nonexistent" };

describe("check", () => {
  it("needs a project", async () => {
    const { exit, failure } = await run(check, [], { cwd, env });
    expect(exit).toBe(EXIT.usage);
    expect(failure?.code).toBe("no-project");
  });

  it("says what is missing where there is nothing to verify with", async () => {
    await writeFile(join(cwd, "manage.py"), "");
    await writeFile(join(cwd, "requirements.txt"), "django\n");
    const { exit, stdout, failure } = await run(check, ["--quick"], { cwd, env });
    expect(exit).toBe(EXIT.failed);
    expect(stdout).toBe("");
    expect(failure?.message).toContain("Nothing was verified");
    expect(failure?.next).toContain("install uv");
  });

  it("refuses what cannot be asked for", async () => {
    for (const argv of [
      ["--quick", "--full"],
      ["--only", "nope"],
      ["--runner", "here"],
    ]) {
      expect((await run(check, argv, { cwd, env })).exit).toBe(EXIT.usage);
    }
  });
});
