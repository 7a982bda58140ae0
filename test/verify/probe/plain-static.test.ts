import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { probeSource } from "../../../src/verify/probe/sources.ts";
import { execute } from "../../../src/verify/processes.ts";
import { lacksPython, PYTHON } from "../support/python.ts";

/** Stands for Django: settings that are read when they are first asked for. */
const CONF = `
class Settings:
    STORAGES = {"default": {"BACKEND": "files"}, "staticfiles": {"BACKEND": "manifest"}}


class LazySettings:
    def _setup(self, name=None):
        self._wrapped = Settings()


settings = LazySettings()
`;
const MANAGE = `
import sys
from django.conf import settings

settings._setup()
print(sys.argv, __name__, settings._wrapped.STORAGES)
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plain-static-"));
  await mkdir(join(folder, "django"));
  await writeFile(join(folder, "django", "__init__.py"), "");
  await writeFile(join(folder, "django", "conf.py"), CONF);
  await writeFile(join(folder, "manage.py"), MANAGE);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (...argv: string[]) =>
  execute([PYTHON, "-", ...argv], { cwd: folder, input: probeSource("plain_static") });

describe.skipIf(lacksPython)("the probe for plain static files (skipped: no Python)", () => {
  it("runs a program or a module as it is, but for the storage of static files", async () => {
    const storages = `{'default': {'BACKEND': 'files'}, 'staticfiles': {'BACKEND': 'django.contrib.staticfiles.storage.StaticFilesStorage'}}`;
    const program = await run("manage.py", "test", "blog.tests");
    expect(program.stdout.trim()).toBe(`['manage.py', 'test', 'blog.tests'] __main__ ${storages}`);
    const module = await run("-m", "manage", "blog/tests.py");
    expect(module.stdout).toContain(`'blog/tests.py'] __main__ ${storages}`);
  });
});
