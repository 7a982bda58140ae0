import { describe, expect, it } from "vitest";
import { run as runReference } from "../../src/cli/commands/reference.ts";
import { allTopics } from "../../src/references/search.ts";
import { run } from "./support/run.ts";

const cwd = process.cwd();

describe("reference", () => {
  it("shows the topic that is named", async () => {
    const { stdout, exit } = await run(runReference, ["models-and-orm#locking"], { cwd });
    expect(exit).toBe(0);
    expect(stdout).toContain("Locking rows  models-and-orm#locking");
    expect(stdout).toContain("select_for_update()");
    // oxlint-disable-next-line no-control-regex
    expect(stdout).not.toMatch(/\u001b/);
  });

  it("keeps prose to the columns of a terminal", async () => {
    const argv = ["models-and-orm#field-types", "--no-color"];
    const { stdout } = await run(runReference, argv, { cwd, answers: {}, columns: 70 });
    const prose = stdout.split("\n").filter((line) => !line.startsWith("    "));
    for (const line of prose) expect(line.length).toBeLessThanOrEqual(70);
  });

  it("finds the topic that a mistyped name means", async () => {
    const { stdout } = await run(runReference, ["models-and-orm#lokcing"], { cwd });
    expect(stdout).toContain("models-and-orm#locking");
  });

  it("lists the topics that have one name", async () => {
    const { stdout } = await run(runReference, ["jwt"], { cwd });
    expect(stdout).toMatch(/^ {2}drf-guidelines#jwt {2}/m);
    expect(stdout).toMatch(/^ {2}security-checklist#jwt {2}/m);
  });

  it("lists every topic, and those of one document", async () => {
    const all = (await run(runReference, ["--list"], { cwd })).stdout;
    for (const { slug } of allTopics()) expect(all).toMatch(new RegExp(`^  ${slug} +`, "m"));
    const own = (await run(runReference, ["drf-guidelines"], { cwd })).stdout;
    expect(own).toContain("viewsets");
    expect(own).not.toContain("field-types");
  });

  it("answers a question, as JSON with what it shows", async () => {
    const argv = ["writable nested serializer", "--json"];
    const answer = JSON.parse((await run(runReference, argv, { cwd })).stdout);
    expect(answer.hits[0].id).toBe("drf-guidelines#nested");
    expect(answer.hits.length).toBeLessThanOrEqual(8);
    const named = JSON.parse(
      (await run(runReference, ["drf-guidelines#nested", "--json"], { cwd })).stdout,
    );
    expect(named.topic.body).toContain("**When.**");
  });

  it("prints links and nothing else with --web", async () => {
    const { stdout } = await run(runReference, ["models-and-orm#field-types", "--web"], { cwd });
    for (const line of stdout
      .trim()
      .split("\n")
      .map((text) => text.trim())) {
      expect(line).toMatch(/^https:\/\/docs\.djangoproject\.com\/|models-and-orm\.md#field-types$/);
    }
  });

  it("refuses what no topic is about", async () => {
    const { exit, failure } = await run(runReference, ["xyzzy", "plugh"], { cwd });
    expect(exit).toBe(2);
    expect(failure?.code).toBe("unknown-topic");
  });
});
