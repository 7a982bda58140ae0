import { describe, expect, it } from "vitest";
import { Management } from "../../src/verify/management.ts";
import { fakeEnvironment, managed, type Call } from "./support/fakes.ts";

describe("Management", () => {
  it("runs what is asked for at once, with the same variables, in one process", async () => {
    const calls: Call[] = [];
    const answer = managed({ status: 0, output: "one" }, { status: 1, output: "two" });
    const environment = fakeEnvironment([[/^python - manage\.py/, answer]], calls);
    const management = new Management(environment, "app/manage.py");
    const [one, two, other] = await Promise.all([
      management.run(["check"]),
      management.run(["migrate", "--check"]),
      management.run(["check", "--deploy"], { A: "1" }),
    ]);
    expect([one.output, two.output, two.status]).toEqual(["one", "two", 1]);
    expect(other.output).toBe("one");
    expect(calls.map(({ command }) => command)).toEqual([
      'python - manage.py [["check"],["migrate","--check"]]',
      'python - manage.py [["check","--deploy"]]',
    ]);
    expect(calls[1]!.options).toMatchObject({ env: { A: "1" }, folder: "app" });
  });

  it("takes a process that broke off as a failure of each command", async () => {
    const environment = fakeEnvironment([[/./, { status: 0, output: "Segmentation fault" }]]);
    const done = await new Management(environment, "manage.py").run(["check"]);
    expect(done).toMatchObject({ status: 1, output: "Segmentation fault" });
  });

  it("passes on what was written beside the results", async () => {
    const output = `a warning of C${managed({ status: 0, output: "fine" })}`;
    const done = await new Management(fakeEnvironment([[/./, output]]), "manage.py").run(["check"]);
    expect(done.output).toBe("fine\na warning of C");
  });
});
