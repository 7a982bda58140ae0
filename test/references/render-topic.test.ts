import { describe, expect, it } from "vitest";
import { colours, PLAIN } from "../../src/cli/colours.ts";
import { renderMarkdown } from "../../src/references/render-topic.ts";

const look = { width: 40, colours: PLAIN };

describe("a topic in a terminal", () => {
  it("has its prose wrapped, and its code as it is", () => {
    const long = "x".repeat(60);
    const text = `**When.** A paragraph of some length, which is\nwrapped anew.\n\n\`\`\`python models.py\n${long}\n\n\`\`\``;
    expect(renderMarkdown(text, look)).toEqual([
      "When. A paragraph of some length, which",
      "is wrapped anew.",
      "",
      "  models.py",
      `    ${long}`,
      "",
    ]);
  });

  it("has lists with their lines under each other", () => {
    const text =
      "- one that goes on for more than a line has\n  room for\n- two\n\n1. first\n2. second";
    expect(renderMarkdown(text, look)).toEqual([
      "• one that goes on for more than a line",
      "  has room for",
      "• two",
      "",
      "1. first",
      "2. second",
    ]);
  });

  it("has tables that fit", () => {
    const text = `| Field | For |\n| --- | --- |\n| \`DecimalField\` | money, and whatever else is counted exactly |`;
    const lines = renderMarkdown(text, look);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(40);
    expect(lines[0]).toMatch(/^Field +For$/);
    expect(lines[1]).toMatch(/^─+ {2}─+$/);
    expect(lines[2]).toMatch(/^DecimalField +money, and/);
  });

  it("shows where links lead, and paints what is marked", () => {
    const text = "See [locks](models-and-orm.md#locking), **now** and `then`.";
    expect(renderMarkdown(text, { ...look, width: Infinity })).toEqual([
      "See locks (models-and-orm#locking), now and then.",
    ]);
    const [painted] = renderMarkdown(text, { width: Infinity, colours: colours(true) });
    expect(painted).toContain("\u001b[1mnow\u001b[22m");
    expect(painted).toContain("\u001b[36mthen\u001b[39m");
  });
});
