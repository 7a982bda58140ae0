import { homedir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cacheFolder } from "../../src/start/cache-folder.ts";

const home = homedir();

test.each([
  ["linux", {}, join(home, ".cache/create-django-expert")],
  ["linux", { XDG_CACHE_HOME: "/kept" }, join("/kept/create-django-expert")],
  ["linux", { XDG_CACHE_HOME: "not/absolute" }, join(home, ".cache/create-django-expert")],
  ["darwin", {}, join(home, "Library/Caches/create-django-expert")],
  ["win32", { LOCALAPPDATA: "local" }, join("local/create-django-expert/Cache")],
  ["linux", { NODE_DISABLE_COMPILE_CACHE: "1" }, undefined],
] as const)("on %s with %o it is %s", (platform, env, folder) => {
  expect(cacheFolder(env, platform)).toBe(folder);
});
