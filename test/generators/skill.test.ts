import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { catalogue } from "../../generators/index.ts";
import { kinds } from "../../generators/components/index.ts";
import { features } from "../../generators/features/index.ts";
import { COMMANDS } from "../../src/cli/commands.ts";
import { planProject } from "../../src/recipes/plan.ts";
import { ANSWERS } from "../answers.ts";

const SKILL = ".claude/skills/django-expert";

async function made(): Promise<Map<string, string>> {
  const { changes } = await planProject({ ...ANSWERS, features: ["ai"] }, catalogue);
  return new Map(changes.files.map(({ path, after = "" }) => [path, after]));
}

function frontMatter(text: string): Record<string, unknown> {
  return parse(/^---\n([^]*?)\n---\n/.exec(text)?.[1] ?? "") as Record<string, unknown>;
}

describe("what assistants get", () => {
  it("is a skill whose front matter says what it is for, and when", async () => {
    const text = (await made()).get(`${SKILL}/SKILL.md`) ?? "";
    const { name, description } = frontMatter(text);

    expect(name).toBe(SKILL.split("/").at(-1));
    expect(description).toMatch(/Use when/);
    expect(String(description).length).toBeLessThan(1024);
    expect(text.split("\n").length).toBeLessThan(500);
  });

  it("names documents that come along, and all of them", async () => {
    const files = await made();
    const text = files.get(`${SKILL}/SKILL.md`) ?? "";
    const named = new Set([...text.matchAll(/references\/[\w-]+\.md/g)].map(([path]) => path));
    const there = [...files.keys()].filter((path) => path.startsWith(`${SKILL}/references/`));

    expect([...named].sort()).toEqual(there.map((path) => path.slice(SKILL.length + 1)).sort());
  });

  it("names commands, kinds and features that there are", async () => {
    const text = (await made()).get(`${SKILL}/SKILL.md`) ?? "";
    const words = [...text.matchAll(/`([a-z]+)(?: ([a-z-]+))?(?: [^`]*)?`/g)];
    const commands = words.filter(([, word]) => COMMANDS.some(({ name }) => name === word));

    expect(commands.length).toBeGreaterThan(20);
    for (const [line, command, operand] of commands) {
      if (command === "generate" && operand)
        expect([line, kinds.some(({ name }) => name === operand)]).toEqual([line, true]);
      if (command === "add" && operand)
        expect([line, features.some(({ name }) => name === operand)]).toEqual([line, true]);
    }
  });

  it("has rules for other editors that say the same: what AGENTS.md has", async () => {
    const files = await made();
    const rules = [
      "CLAUDE.md",
      ".cursor/rules/django.mdc",
      ".windsurf/rules/django.md",
      ".github/copilot-instructions.md",
    ];
    for (const path of rules)
      expect([path, files.get(path)?.includes("AGENTS.md")]).toEqual([path, true]);
    expect(frontMatter(files.get(".windsurf/rules/django.md") ?? "")).toMatchObject({
      trigger: "model_decision",
    });
    expect(JSON.parse(files.get(".mcp.json") ?? "")).toHaveProperty([
      "mcpServers",
      "django-expert",
      "command",
    ]);
  });
});
