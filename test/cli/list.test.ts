import { beforeEach, describe, expect, it } from "vitest";
import { features } from "../../generators/features/index.ts";
import { requirement } from "../../generators/packages.ts";
import { run as runCompletion } from "../../src/cli/commands/completion.ts";
import { run as runList } from "../../src/cli/commands/list.ts";
import { projectNameProblem } from "../../src/options/project-name.ts";
import { ANSWERS } from "../answers.ts";
import { basePackages } from "../../generators/project.ts";
import { workspace } from "../changes/support/workspace.ts";
import { run } from "./support/run.ts";

const OFFERED = features.filter(({ supporting }) => !supporting);

let cwd: string;

beforeEach(() => {
  cwd = workspace();
});

describe("list", () => {
  it("names every feature with its summary", async () => {
    const { stdout, exit } = await run(runList, [], { cwd });
    expect(exit).toBe(0);
    for (const { name, summary } of OFFERED) {
      expect(stdout).toMatch(new RegExp(`^  ${name} +`, "m"));
      expect(stdout).toContain(summary);
    }
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(140);
    expect(stdout).not.toMatch(/^ {2}redis/m);
    expect(stdout).not.toContain("Needs redis");
  });

  it("keeps to the columns of a terminal", async () => {
    const { stdout } = await run(runList, [], { cwd, columns: 60 });
    for (const line of stdout.split("\n").slice(0, -2)) expect(line.length).toBeLessThanOrEqual(60);
    expect(stdout).toMatch(/^ {2}docker +A small image.*\n {15,}\w/m);
  });

  it("describes everything as JSON", async () => {
    const all = JSON.parse((await run(runList, ["--json"], { cwd })).stdout);
    expect(all.features.map(({ name }: { name: string }) => name)).toEqual(
      OFFERED.map(({ name }) => name),
    );
    for (const { requires } of all.features) expect(requires).not.toContain("redis");
    expect(all.commands.map(({ name }: { name: string }) => name)).toContain("add");
    expect(all.create.options[0]).toMatchObject({ name: "directory", positional: true });
    expect(all.presets).toHaveProperty("api");
    expect(all.elsewhere.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(["production", "split-settings", "secrets", "custom-user"]),
    );
  });
});

describe("completion", () => {
  it.each(["bash", "zsh", "fish"])("knows both programs in %s", async (shell) => {
    const { stdout } = await run(runCompletion, [shell], { cwd });
    expect(stdout).toContain("create-django-expert");
    expect(stdout).toContain("celery");
    expect(stdout).toContain("time-zone");
  });
});

describe("the names that projects cannot have", () => {
  it("include every package that we install", () => {
    const databases = ["postgres", "mysql", "sqlite"] as const;
    const tests = ["pytest", "django"] as const;
    const everything = databases.flatMap((database) =>
      tests.map((runner) => ({
        ...ANSWERS,
        database,
        tests: runner,
        features: features.map(({ name }) => name),
      })),
    );
    const packages = everything.flatMap((answers) => [
      basePackages(answers),
      ...features.flatMap((feature) => feature.packages?.(answers) ?? []),
      ...features.flatMap((feature) => Object.values(feature.packagesWith ?? {})),
    ]);
    const names = packages.flatMap(({ runtime = [], dev = [], prod = [] }) => [
      ...runtime,
      ...dev,
      ...prod,
    ]);
    for (const name of new Set(names)) {
      const installed = requirement(name).match(/^[\w-]+/)?.[0] ?? "";
      expect(projectNameProblem(installed), installed).toBeDefined();
    }
  });
});
