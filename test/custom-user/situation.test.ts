import { expect, it } from "vitest";
import { situationOf, type Asked } from "../../src/custom-user/situation.ts";
import { Failure } from "../../src/errors.ts";
import { readProject } from "../../src/project/project.ts";
import { MemoryTree } from "../../src/tree/memory-tree.ts";

const FILES = {
  "manage.py": 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n',
  "shop/settings.py": 'INSTALLED_APPS = ["django.contrib.auth", "blog"]\n',
  "blog/__init__.py": "",
};
const NEITHER = { existingData: false, noData: false };
const USERS: Asked = { state: "present", users: 2 };

async function decided(
  flags: { existingData: boolean; noData: boolean },
  asked?: Asked,
  more: Readonly<Record<string, string>> = {},
): Promise<boolean | string> {
  const project = await readProject(new MemoryTree(Object.entries({ ...FILES, ...more })));
  try {
    return situationOf(project, flags, asked).adopts;
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
}

const REFERRING = { "blog/migrations/0001_initial.py": "to=settings.AUTH_USER_MODEL\n" };

it("goes by the flags, unless the database says otherwise", async () => {
  expect(await decided({ existingData: true, noData: false })).toBe(true);
  expect(await decided({ existingData: false, noData: true })).toBe(false);
  expect(await decided({ existingData: false, noData: true }, USERS)).toBe("users-exist");
});

it("keeps users where the database has their table, with or without rows", async () => {
  expect(await decided(NEITHER, USERS)).toBe(true);
  expect(await decided(NEITHER, { state: "present", users: 0 })).toBe(true);
});

it("swaps at once where there is no database, and no migration that others may have applied", async () => {
  expect(await decided(NEITHER, { state: "absent" })).toBe(false);
  expect(await decided(NEITHER, { state: "absent" }, REFERRING)).toBe("user-data-unknown");
});

it("does not take silence for an answer", async () => {
  expect(await decided(NEITHER, { state: "unknown", reason: "no server" })).toBe(
    "user-data-unknown",
  );
  expect(await decided(NEITHER)).toBe("user-data-unknown");
});
