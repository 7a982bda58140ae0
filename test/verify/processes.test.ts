import { describe, expect, it } from "vitest";
import { execute } from "../../src/verify/processes.ts";

const node = (script: string) => [process.execPath, "-e", script];

describe("execute", () => {
  it("gives status and output, both streams in their order", async () => {
    const script = "console.log(1); console.error(2); process.exitCode = 3";
    const done = await execute(node(script));
    expect(done).toMatchObject({ status: 3, stdout: "1\n", output: "1\n2\n" });
  });

  it("passes input, variables and nothing else", async () => {
    const script =
      "process.stdin.pipe(process.stdout); console.log(Object.keys(process.env).sort())";
    const { stdout } = await execute(node(script), { input: "in", env: { A: "1" } });
    expect(stdout).toContain("in");
    expect(stdout).toContain("'A'");
    expect(stdout).not.toContain("HOME");
  });

  it("tells lines while the program runs", async () => {
    const lines: string[] = [];
    await execute(node("console.log('a'); console.error('b')"), {
      onLine: (line) => lines.push(line),
    });
    expect(lines).toEqual(["a", "b"]);
  });

  it("knows what is not there, and what takes too long", async () => {
    expect((await execute(["there-is-no-such-program"])).status).toBe(127);
    expect((await execute(node("setInterval(() => {}, 1000)"), { timeout: 200 })).status).toBe(124);
  });

  it("rejects with the reason of an interruption", async () => {
    const controller = new AbortController();
    const running = execute(node("setInterval(() => {}, 1000)"), { signal: controller.signal });
    setTimeout(() => controller.abort(new Error("enough")), 100);
    await expect(running).rejects.toThrow("enough");
    await expect(execute(node(""), { signal: controller.signal })).rejects.toThrow("enough");
  });
});
