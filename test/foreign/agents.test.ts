import { check } from "prettier";
import { describe, expect, it } from "vitest";
import { commandsIn } from "../../src/verify/steps/agents.ts";
import { add, after } from "./support.ts";
import { ENVIRONMENT, type Files, OLD, SINGLE, SPLIT } from "./trees.ts";

describe.each(Object.entries({ SINGLE, SPLIT, OLD }))("add ai to %s", (_, files: Files) => {
  it("writes what assistants read first, from facts, and nothing the second time", async () => {
    const first = await add(files, ["ai"]);
    const text = first.text("AGENTS.md");

    expect(await check(text, { parser: "markdown" })).toBe(true);
    const commands = commandsIn(text);
    expect(commands).toContainEqual(expect.stringMatching(/python \S*manage\.py check$/));
    expect(commands.at(-1)).toMatch(/pytest$|manage\.py test$/);
    expect(first.text("CLAUDE.md")).toContain("AGENTS.md");
    expect((await add(after(first), ["ai"])).paths).toEqual([]);
  });

  it("leaves one that is there as it is", async () => {
    const { paths } = await add({ ...files, "AGENTS.md": "# Ours\n" }, ["ai"]);
    expect(paths).not.toContain("AGENTS.md");
  });
});

describe("add ai", () => {
  it("writes to the top of a repository, where assistants look, also where its project is below", async () => {
    const files = Object.fromEntries(
      Object.entries(SINGLE).map(([path, text]) => [`app/${path}`, text]),
    );
    const { paths } = await add(files, ["ai"]);
    expect(paths).toContain(".mcp.json");
    expect(paths).toContain(".claude/skills/django-expert/SKILL.md");
    expect(paths.filter((path) => /^app\/(?:\.|CLAUDE)/.test(path))).toEqual([]);
  });
});

describe("a manage.py below a folder", () => {
  const commands = async (feature: string, path: string) =>
    (await add(ENVIRONMENT, [feature])).text(path);

  it("is told where the tests are, of which it finds none from the top", async () => {
    expect(await commands("ai", "AGENTS.md")).toContain("\npython app/manage.py test app\n");
    expect(await commands("ci", ".github/workflows/ci.yml")).toContain(
      " python app/manage.py test app\n",
    );
    const { notes } = await add(ENVIRONMENT, ["coverage", "tests"]);
    const text = notes.join("\n");
    expect(text).toContain("coverage run app/manage.py test app && coverage report");
    expect(text).toContain("python app/manage.py test app --settings mysite.settings_test");
  });
});
