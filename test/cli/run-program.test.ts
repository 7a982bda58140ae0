import { describe, expect, it } from "vitest";
import { runProgram } from "../../src/cli/run-program.ts";

const { signal } = new AbortController();

function timers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
}

describe("runProgram", () => {
  it("ends a program that takes too long", async () => {
    const argv = ["-e", "setInterval(() => 0, 1000)"];
    const options = { cwd: ".", env: {}, signal, timeout: 200 };
    const done = await runProgram(process.execPath, argv, options);
    expect(done).toMatchObject({ status: undefined, missing: false });
  });

  it("leaves nothing behind that would keep this process", async () => {
    const before = timers();
    const options = { cwd: ".", env: process.env, signal, timeout: 60_000 };
    expect(await runProgram("no-such-program", [], options)).toMatchObject({ missing: true });
    expect(await runProgram(process.execPath, ["-v"], options)).toMatchObject({ status: 0 });
    expect(timers()).toBeLessThanOrEqual(before);
  });
});
