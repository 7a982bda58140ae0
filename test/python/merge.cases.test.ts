import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { mergePython } from "../../src/python/merge.ts";
import { loadPython } from "../../src/python/parse.ts";
import { formatText } from "../../src/render/format.ts";
import { order } from "./order.ts";

const CASES = join(import.meta.dirname, "../cases/python");

/** A case: input.py, fragment.py or fragment-1.py and on, output.py, and unsupported.txt with reasons if there are any. */
function caseOf(name: string) {
  const folder = join(CASES, name);
  const read = (file: string) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n");
  const reasons = existsSync(join(folder, "unsupported.txt")) ? read("unsupported.txt") : "";
  return {
    input: existsSync(join(folder, "input.py")) ? read("input.py") : "",
    fragments: readdirSync(folder)
      .filter((file) => file.startsWith("fragment"))
      .sort()
      .map(read),
    output: read("output.py"),
    reasons: reasons.split("\n").filter(Boolean),
  };
}

beforeAll(loadPython);

describe.each(readdirSync(CASES))("%s", (name) => {
  const { input, fragments, output, reasons } = caseOf(name);

  it("merges", () => {
    const merged = mergePython(input, fragments, order);
    expect(merged.text).toBe(output);
    expect(merged.unsupported.map(({ reason }) => reason)).toEqual(reasons);
    expect(merged.status).toBe(input === output ? "already" : "changed");
  });

  it("changes nothing the second time", () => {
    const again = mergePython(output, fragments, order);
    expect(again.text).toBe(output);
    expect(again.status).toBe("already");
  });

  it("stays as Ruff formats it, if it was", async () => {
    const wasFormatted = (await formatText("input.py", input)) === input;
    if (wasFormatted) expect(output).toBe(await formatText("output.py", output));
  });

  const many = fragments.length > 1;
  if (many)
    it("gives the same text for any order of fragments, at once or one by one", () => {
      const reversed = fragments.toReversed();
      expect(mergePython(input, reversed, order).text).toBe(output);
      for (const sequence of [fragments, reversed]) {
        const text = sequence.reduce(
          (before, one) => mergePython(before, [one], order).text,
          input,
        );
        expect(text).toBe(output);
      }
    });
});
