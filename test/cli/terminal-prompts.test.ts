import { describe, expect, it } from "vitest";
import { listed } from "../../src/cli/terminal-prompts.ts";

describe("listed", () => {
  it("gives each choice one line, and tells below what was cut", () => {
    const label = "A small image that runs as nobody, and Compose";
    const choices = listed(
      [
        { value: "docker", label },
        { value: "ci", label: "A pipeline" },
      ],
      40,
    );
    expect(choices).toEqual([
      {
        value: "docker",
        name: "docker  A small image that runs as…",
        short: "docker",
        description: label,
      },
      { value: "ci", name: "ci      A pipeline", short: "ci" },
    ]);
  });
});
