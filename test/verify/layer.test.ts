import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { installLayer } from "../../src/verify/local/layer.ts";
import { fakeMachine, type Call } from "./support/fakes.ts";

const HAS = [/^python -c/, "Django==5.2.8\npytz==2022.2.1\n"] as const;

async function install(
  packages: readonly string[],
  programs: Parameters<typeof fakeMachine>[0],
): Promise<{ isLayered: boolean; calls: Call[]; folder: string }> {
  const calls: Call[] = [];
  const folder = join(await mkdtemp(join(tmpdir(), "layer-")), "packages");
  const machine = fakeMachine(programs, "/home", calls);
  const isLayered = await installLayer({ python: "python", packages, folder }, machine);
  return { isLayered, calls, folder };
}

describe("packages that a change brings", () => {
  it("lie beside an environment that lacks them, and leave what it has as it is", async () => {
    const asked = ["sentry-sdk>=2", "django>=5"];
    const { isLayered, calls, folder } = await install(asked, [HAS, [/^uv pip install/, 0]]);
    expect(isLayered).toBe(true);
    const command = calls.at(-1)?.command ?? "";
    expect(command).toContain(`--target ${folder}`);
    expect(command).toMatch(/ sentry-sdk>=2$/);
    expect(await readFile(join(folder, "constraints.txt"), "utf8")).toContain("pytz==2022.2.1");
  });

  it("are not installed where they are there", async () => {
    const { isLayered, calls } = await install(["Django>=5"], [HAS]);
    expect(isLayered).toBe(false);
    expect(calls).toHaveLength(1);
  });

  it("come by pip where there is no uv", async () => {
    const { calls } = await install(["sentry-sdk"], [HAS, [/^python -m pip install/, 0]]);
    expect(calls.at(-1)?.command).toMatch(/^python -m pip install .* sentry-sdk$/);
  });

  it("are refused where they go with nothing that is there", async () => {
    const output = "No solution found when resolving dependencies: django>=6 and django<5 conflict";
    const failing = install(["celery>=9"], [HAS, [/^uv/, { status: 1, output }]]);
    await expect(failing).rejects.toMatchObject({ code: "packages-conflict" });
  });

  it("are named where they cannot be had: the change is written untried", async () => {
    const failing = install(["sentry-sdk"], [HAS, [/^uv/, 1]]);
    await expect(failing).rejects.toMatchObject({
      code: "packages-missing",
      message: expect.stringContaining("lacks sentry-sdk") as string,
    });
  });
});
