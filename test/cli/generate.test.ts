import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { run as runEject } from "../../src/cli/commands/eject.ts";
import { run as runGenerate } from "../../src/cli/commands/generate.ts";
import { run as runUndo } from "../../src/cli/commands/undo.ts";
import { create } from "../../src/cli/create.ts";
import { put, snapshot, workspace } from "../changes/support/workspace.ts";
import { run, type Setting } from "./support/run.ts";

const POST = ["model", "blog.Post", "title:char:200", "--verify", "none"];

let root: string;

beforeEach(async () => {
  const cwd = workspace();
  root = join(cwd, "shop");
  vi.stubEnv("XDG_STATE_HOME", join(cwd, "state"));
  const argv = ["shop", "--preset", "minimal", "--verify", "none", "--no-install", "--yes"];
  await run(create, argv, { cwd });
});

afterEach(() => {
  vi.unstubAllEnvs();
});

function generate(argv: readonly string[], setting: Partial<Setting> = {}) {
  return run(runGenerate, argv, { cwd: root, ...setting });
}

async function withBlog(): Promise<void> {
  expect((await generate(["app", "blog", "--verify", "none"])).exit).toBe(0);
}

describe("generate", () => {
  it("writes what a dry run shows, and is undone to the byte", async () => {
    await withBlog();
    const before = snapshot(root);
    const planned = JSON.parse((await generate([...POST, "--dry-run", "--json"])).stdout);
    expect(planned).toMatchObject({ ok: true, dryRun: true, migrations: ["blog"] });
    expect(snapshot(root)).toEqual(before);
    const done = JSON.parse((await generate([...POST, "--json"])).stdout);
    expect(done.files).toEqual(planned.files);
    for (const { path } of done.files) expect(snapshot(root)).toHaveProperty([path]);
    expect((await run(runUndo, ["--yes"], { cwd: root })).exit).toBe(0);
    expect(snapshot(root)).toEqual(before);
  });

  it("changes nothing the second time", async () => {
    await withBlog();
    await generate(POST);
    const before = snapshot(root);
    const { exit, stdout } = await generate(POST);
    expect(exit).toBe(0);
    expect(stdout).toContain("All of it is there already.");
    expect(snapshot(root)).toEqual(before);
  });

  it("adds what a model lacks that is there", async () => {
    await withBlog();
    await generate(POST);
    await generate([...POST.slice(0, 3), "subtitle:char:100:blank", "--verify", "none"]);
    const text = readFileSync(join(root, "apps/blog/models.py"), "utf8");
    expect(text.match(/title = models/g)).toHaveLength(2);
    expect(text.match(/class Post/g)).toHaveLength(1);
  });

  it("takes the folder that it is started in for the app", async () => {
    await withBlog();
    const { exit } = await generate(["model", "Tag", "name:char:50", "--verify", "none"], {
      cwd: join(root, "apps/blog"),
    });
    expect(exit).toBe(0);
    expect(readFileSync(join(root, "apps/blog/models.py"), "utf8")).toContain("class Tag");
  });

  it("shows a whole command line where one lacks something", async () => {
    expect((await generate(["serializer"])).failure).toMatchObject({
      code: "answer-missing",
      next: expect.stringContaining("django-expert generate serializer blog.Post"),
    });
    expect((await generate(["resource"])).failure).toMatchObject({
      next: expect.stringContaining("django-expert generate resource --spec domain.yaml"),
    });
  });

  it("says of a model of a package that its code is elsewhere", async () => {
    const { failure } = await generate(["model", "auth.Group", "name:char:9", "--verify", "none"]);
    expect(failure).toMatchObject({ exit: 2 });
    expect((await generate(["admin", "auth.Group"])).failure).toMatchObject({
      code: "unknown-model",
      message:
        "auth.Group is a model of django.contrib.auth, whose code is not in this repository.",
      next: expect.stringContaining("Name a model of the repository, such as"),
    });
  });

  it("tests what the fields of a model take, where it promises nothing else", async () => {
    await withBlog();
    await generate(["model", "blog.Row", "price:decimal:8,2", "--no-tests", "--verify", "none"]);
    const { stdout } = await generate(["test", "blog.Row", "--dry-run"]);
    expect(stdout).toContain("+    def test_required_fields(self) -> None:");
    expect(stdout).toContain('+        names = {"price"}');
  });

  it("says what comes next", async () => {
    await withBlog();
    const { stdout } = await generate(POST);
    expect(stdout).toContain("uv run python manage.py makemigrations blog");
    expect(stdout).toContain("django-expert undo");
  });

  it("leaves out tests where they are not wanted", async () => {
    await withBlog();
    const { stdout } = await generate([...POST, "--no-tests", "--json", "--dry-run"]);
    expect(JSON.parse(stdout).tests).toEqual([]);
    expect(stdout).not.toContain("test_");
  });

  it.each([
    [["modle", "blog.Post"], "unknown-kind", "model"],
    [[], "kind-missing", "--help"],
    [["model", "blgo.Post", "title:char"], "unknown-app", "blog"],
    [["model", "Post", "title:char"], "app-missing", "blog.Post"],
    [["model", "blog.Post", "title:chr"], "field-type", "char"],
    [["model", "blog.Post", "author:fk:users.Usr"], "field-model", "users.User"],
    [["app", "test"], "bad-app-name", "test_app"],
    [["app", "import"], "bad-app-name", "keyword"],
    [["app", "sessions"], "bad-app-name", "django.contrib.sessions"],
    [["model", "blog.Post", "title:char", "--ordering", "titel"], "unknown-field", "title"],
  ])("refuses %j before anything is written", async (argv, code, hint) => {
    await withBlog();
    const before = snapshot(root);
    const { exit, failure } = await generate([...argv, "--verify", "none"]);
    expect(exit).toBe(2);
    expect(failure?.code).toBe(code);
    expect(`${failure?.message} ${failure?.next}`).toContain(hint);
    expect(snapshot(root)).toEqual(before);
  });

  it("needs a Django project", async () => {
    const { exit, failure } = await generate(["app", "blog"], { cwd: workspace() });
    expect(exit).toBe(2);
    expect(failure?.code).toBe("no-project");
  });
});

describe("a repository's own generators", () => {
  const PLOPFILE = `module.exports = (plop) => {
    plop.setGenerator("decision", {
      description: "A decision record",
      prompts: [
        { type: "input", name: "title", message: "Title?", validate: (text) => text.length > 2 || "too short" },
        { type: "confirm", name: "draft", message: "Draft?" },
      ],
      actions: [
        { type: "add", path: "docs/{{kebabCase title}}.md", template: "# {{title}}{{#if draft}} (draft){{/if}}\\n" },
        { type: "append", path: "README.md", template: "See {{title}}." },
      ],
    });
  };\n`;

  beforeEach(() => put(root, { ".django-expert/plopfile.cjs": PLOPFILE }));

  it("run through the same preview, writing and undo", async () => {
    const before = snapshot(root);
    const argv = ["decision", "Use Django", "--draft", "--verify", "none"];
    const { stdout } = await generate([...argv, "--dry-run"]);
    expect(stdout).toContain("+# Use Django (draft)");
    expect(snapshot(root)).toEqual(before);
    expect((await generate(argv)).exit).toBe(0);
    expect(readFileSync(join(root, "docs/use-django.md"), "utf8")).toBe("# Use Django (draft)\n");
    await run(runUndo, ["--yes"], { cwd: root });
    expect(snapshot(root)).toEqual(before);
  });

  it("ask, and say what they refuse", async () => {
    const answers = { "Title?": "Use Django", "Draft?": false };
    const asked = await generate(["decision", "--verify", "none"], { answers });
    expect(asked.asked).toEqual(["Title?", "Draft?"]);
    const { exit, failure } = await generate(["decision", "x", "--dry-run"]);
    expect(exit).toBe(2);
    expect(failure?.message).toContain("too short");
  });

  it("fail as a whole where an action fails", async () => {
    await generate(["decision", "Use Django", "--verify", "none"]);
    const before = snapshot(root);
    const { exit, failure } = await generate(["decision", "Use Django", "--verify", "none"]);
    expect(exit).toBe(1);
    expect(failure?.code).toBe("plop-action-failed");
    expect(snapshot(root)).toEqual(before);
  });

  it("say that their file cannot be loaded", async () => {
    writeFileSync(join(root, ".django-expert/plopfile.cjs"), "module.exports = (\n");
    const { failure } = await generate(["decision", "Use Django"]);
    expect(failure?.code).toBe("plopfile-broken");
  });
});

describe("eject", () => {
  it("copies templates, which then come before ours", async () => {
    const { exit } = await run(runEject, ["app"], { cwd: root });
    expect(exit).toBe(0);
    const path = join(root, ".django-expert/templates/app/apps.py.hbs");
    writeFileSync(path, `# Ours.\n${readFileSync(path, "utf8")}`);
    await withBlog();
    expect(readFileSync(join(root, "apps/blog/apps.py"), "utf8")).toContain("# Ours.\n");
  });

  it("overwrites nothing unless told to", async () => {
    mkdirSync(join(root, ".django-expert/templates/app"), { recursive: true });
    put(root, { ".django-expert/templates/app/apps.py.hbs": "mine\n" });
    const { failure } = await run(runEject, ["app"], { cwd: root });
    expect(failure?.code).toBe("files-in-the-way");
    expect((await run(runEject, ["app", "--force"], { cwd: root })).exit).toBe(0);
  });

  it("refuses a kind that is none", async () => {
    expect((await run(runEject, ["ap"], { cwd: root })).exit).toBe(2);
  });
});
