import { describe, expect, it } from "vitest";
import { agents, commandsIn } from "../../../src/verify/steps/agents.ts";
import { contextOf } from "../support/fakes.ts";

const TEXT = `# Working on Shop

## Commands

Run all of these:

\`\`\`sh
# First the style.
uv run ruff check --fix
uv run pytest --cov
\`\`\`

## Layout

\`\`\`sh
rm -rf /
\`\`\`
`;

describe("the commands of AGENTS.md", () => {
  it("are those below their heading, without comments", () => {
    expect(commandsIn(TEXT)).toEqual(["uv run ruff check --fix", "uv run pytest --cov"]);
    expect(commandsIn("# Notes\n")).toEqual([]);
  });

  it("are run in the environment that is there, one after the other", async () => {
    const files = { "AGENTS.md": TEXT };
    const rules = [[/^sh -c ruff check --fix$/, 0] as const, [/^sh -c pytest --cov$/, 0] as const];
    expect(await agents.run(contextOf({ files, rules }))).toEqual({
      status: "passed",
      detail: "2 commands of AGENTS.md",
    });
  });

  it("fail where one of them does, and name it", async () => {
    const files = { "AGENTS.md": TEXT };
    const rules = [[/ruff/, 0] as const, [/pytest/, { status: 1, output: "1 failed\n" }] as const];
    expect(await agents.run(contextOf({ files, rules }))).toMatchObject({
      status: "failed",
      detail: "`uv run pytest --cov` fails",
    });
  });

  it("are no matter where there is no such file", async () => {
    expect(await agents.run(contextOf({}))).toMatchObject({ status: "skipped", unverified: false });
  });
});
