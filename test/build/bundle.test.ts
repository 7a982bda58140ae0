import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { kinds } from "../../generators/components/index.ts";
import { putRepository, workspace } from "../changes/support/workspace.ts";

const bin = fileURLToPath(new URL("../../dist/bin", import.meta.url));

// `npm ci` builds it.
describe.skipIf(!existsSync(bin))("the built commands", () => {
  it("make a project, and write a component of every group into it", () => {
    const cwd = workspace();
    const env = {
      ...process.env,
      XDG_STATE_HOME: join(cwd, "state"),
      XDG_CACHE_HOME: join(cwd, "cache"),
    };
    const node = (program: string, args: readonly string[], folder: string) =>
      execFileSync(process.execPath, [join(bin, program), ...args], {
        cwd: folder,
        env,
        encoding: "utf8",
      });
    const quiet = ["--verify", "none", "--no-git", "--no-install", "--yes", "--quiet"];
    node("create-django-expert.js", ["shop", ...quiet], cwd);
    const root = join(cwd, "shop");
    const argv = ["generate", "resource", "blog.Post", "title:char", "--verify", "none", "--json"];
    const done = JSON.parse(node("django-expert.js", argv, root)) as { files: { path: string }[] };
    expect(done.files.map(({ path }) => path)).toContain("apps/blog/viewsets.py");
    expect(existsSync(join(root, "apps/blog/viewsets.py"))).toBe(true);
    const kept = () => statSync(join(cwd, "cache/create-django-expert/generate")).mtimeMs;
    const before = kept();
    node("django-expert.js", [...argv, "--dry-run"], root);
    expect(kept(), "the code of the first run served the second").toBe(before);
    const listed = JSON.parse(node("django-expert.js", ["list", "--json"], root)) as {
      kinds: { name: string; options: object[] }[];
    };
    expect(listed.kinds.map(({ name }) => name)).toEqual(kinds.map(({ name }) => name));
  }, 60_000);

  it("run generators of a repository's own, which are no part of the build", () => {
    const cwd = workspace();
    putRepository(cwd, {
      "manage.py": `import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "site1.settings")\n`,
      "site1/settings.py": "INSTALLED_APPS = []\n",
      ".django-expert/plopfile.mjs": `
        import { basename } from "node:path";
        export default (plop) => plop.setGenerator("note", {
          prompts: [{ type: "input", name: "name" }],
          actions: [{ type: "add", path: "notes/{{name}}.txt", template: basename("a/b") }],
        });`,
    });
    const argv = [join(bin, "django-expert.js"), "generate", "note", "one", "--dry-run", "--json"];
    const env = { ...process.env, XDG_CACHE_HOME: join(cwd, "cache") };
    const out = execFileSync(process.execPath, argv, { cwd, env, encoding: "utf8" });
    const { files } = JSON.parse(out) as { files: { path: string }[] };
    expect(files.map(({ path }) => path)).toEqual(["notes/one.txt"]);
  });

  it("are what the library and the plopfile are made of, too", async () => {
    const built = (name: string): Promise<object> =>
      import(new URL(`../../dist/${name}.js`, import.meta.url).href);
    expect(Object.keys(await built("index")).sort()).toEqual(
      Object.keys(await import("../../src/index.ts")).sort(),
    );
    const names: string[] = [];
    const plop = {
      setGenerator: (name: string) => names.push(name),
      getDestBasePath: () => workspace(),
    };
    const { default: plopfile } = (await built("plopfile")) as {
      default: typeof import("../../src/plopfile.ts").default;
    };
    await plopfile(plop);
    expect(names).toContain("viewset");
  });
});
