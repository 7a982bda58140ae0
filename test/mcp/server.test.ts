import { execFileSync } from "node:child_process";
import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { create } from "../../src/cli/create.ts";
import { snapshot, workspace } from "../changes/support/workspace.ts";
import { run } from "../cli/support/run.ts";
import { argvOf } from "../cli/support/terminal.ts";

// In CI a missing engine is a failure, not a reason to skip.
const isWanted = Boolean(process.env["CI"] ?? process.env["VERIFY_IN_CONTAINER"]);
const MINUTES = 60_000;

let root: string;
let client: Client;

beforeEach(async () => {
  const cwd = workspace();
  root = join(cwd, "shop");
  vi.stubEnv("XDG_STATE_HOME", join(cwd, "state"));
  const argv = ["shop", "--preset", "api", "--verify", "none", "--no-install", "--yes"];
  await run(create, argv, { cwd });
  execFileSync("git", ["init", "-q"], { cwd: root });
  const [command = "", ...args] = [...argvOf("django-expert"), "mcp"];
  client = new Client({ name: "test", version: "1" });
  const env = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
  await client.connect(
    new StdioClientTransport({ command, args, cwd: root, env, stderr: "inherit" }),
  );
}, MINUTES);

afterEach(async () => {
  await client.close();
  vi.unstubAllEnvs();
});

async function call(name: string, given: Record<string, unknown> = {}, timeout = 20_000) {
  const answer = await client.callTool({ name, arguments: given }, undefined, { timeout });
  const [{ text }] = answer.content as [{ text: string }];
  return { text, isError: answer.isError === true };
}

async function planned(...words: string[]) {
  const { text } = await call("plan", { command: "generate", words });
  return { text, token: /^token: (\w+)/.exec(text)?.[1] ?? "" };
}

const FLAG = ["model", "users.Flag", "word:char:20"];

describe("the server for assistants", () => {
  it("offers its tools, and says which change nothing", async () => {
    const { tools } = await client.listTools();

    const names = tools.map(({ name }) => name);
    expect(names).toEqual(["inspect", "list", "reference", "plan", "apply", "undo", "check"]);
    const writing = tools.filter(({ annotations }) => !annotations?.readOnlyHint);
    expect(writing.map(({ name }) => name)).toEqual(["apply", "undo"]);
  });

  it("tells facts, the long ones only where they are asked for", async () => {
    const { text } = await call("inspect");
    expect(JSON.parse(text)).toMatchObject({
      settingsModule: "config.settings.development",
      userModel: "users.User",
      models: "1, asked for by name",
    });

    const models = JSON.parse((await call("inspect", { facts: ["models"] })).text);
    expect(Object.keys(models)).toEqual(["models"]);
    expect(models.models[0]).toMatchObject({ name: "User" });
    expect((await call("inspect", { facts: ["modles"] })).text).toContain(
      "There is no fact modles",
    );
  });

  it("keeps an answer short, and goes on where it ended", async () => {
    const whole = (await call("list")).text;
    const first = (await call("list", { topic: "resource" })).text;
    expect(whole).toContain("viewset");
    expect(first).toContain("--spec");

    const facts = ["routes", "packages", "settingsModules", "environmentVariables", "conventions"];
    const page = (await call("inspect", { facts: [...facts, "models", "notes", "installedApps"] }))
      .text;
    expect(page.length).toBeLessThan(12_200);
    const from = Number(/ask again with "from": (\d+)\]$/.exec(page)?.[1]);
    const next = (
      await call("inspect", { facts: [...facts, "models", "notes", "installedApps"], from })
    ).text;
    expect(page).not.toContain(next.slice(0, 200));
  });

  it("answers from the references", async () => {
    const found = await call("reference", { question: "two customers buy the last item" });
    expect(found.text).toMatch(/lock/i);
    const topic = await call("reference", { question: "models-and-orm#constraints" });
    expect(topic.text).toContain("UniqueConstraint");
  });

  it("plans without writing, and applies nothing that it did not show", async () => {
    const before = snapshot(root);
    const { text, token } = await planned(...FLAG);
    expect(text).toContain("+class Flag(models.Model):");
    expect(snapshot(root)).toEqual(before);

    expect((await call("apply", { token: "0123" })).text).toContain("There is no plan 0123");
    appendFileSync(join(root, "apps/users/models.py"), "\n\nLIMIT = 1\n");
    const { text: refused, isError } = await call("apply", { token });
    expect(isError).toBe(true);
    expect(refused).toContain("The repository changed since");
    expect(readFileSync(join(root, "apps/users/models.py"), "utf8")).not.toContain("Flag");
  });

  it("says why a plan cannot be, and takes no flag that leads elsewhere", async () => {
    expect(
      await call("plan", { command: "generate", words: ["modle", "blog.Flag"] }),
    ).toMatchObject({
      isError: true,
      text: expect.stringContaining("Did you mean model?"),
    });
    expect(await call("plan", { command: "generate", words: [...FLAG, "--cwd=/"] })).toMatchObject({
      isError: true,
      text: expect.stringContaining("--cwd=/ is not for a plan"),
    });
  });

  it.skipIf(!isWanted)(
    "inspects, plans, applies, checks and undoes, in a container (skipped outside CI)",
    async () => {
      execFileSync("git", ["add", "-A"], { cwd: root });
      const before = snapshot(root);
      const { token } = await planned(...FLAG);

      const applied = await call("apply", { token }, 10 * MINUTES);
      expect(applied).toMatchObject({ isError: false });
      expect(applied.text).toContain("tests passed");
      const models = await call("inspect", { app: "users" });
      expect(models.text).toContain('"Flag"');

      const checked = await call("check", {}, 10 * MINUTES);
      expect(checked).toMatchObject({ isError: false });
      expect(checked.text).toContain("in step");

      expect((await call("undo", { list: true })).text).toContain("generate model users.Flag");
      expect(await call("undo")).toMatchObject({ isError: false });
      expect(snapshot(root)).toEqual(before);
    },
    30 * MINUTES,
  );
});
