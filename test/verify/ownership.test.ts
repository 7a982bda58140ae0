import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import {
  abandonedWork,
  isAbandoned,
  ownedName,
  removeFolders,
  workFolder,
} from "../../src/verify/ownership.ts";

const folders: string[] = [];
afterEach(() => removeFolders(folders));

/** A name as a process that has ended would have given. */
function deadName(): string {
  const [host, , since] = ownedName().replace("django-expert-", "").split("-");
  // No system gives numbers as high as this one.
  return `django-expert-${host}-99999999-${since}-1`;
}

describe("owned names", () => {
  it("tell whether the run that gave them is over", () => {
    expect(isAbandoned(ownedName())).toBe(false);
    expect(isAbandoned(`${ownedName()}-stack-web-1`)).toBe(false);
    expect(isAbandoned(deadName())).toBe(true);
    expect(isAbandoned(`/${deadName()}-stack_default`)).toBe(true);
  });

  it("are left alone where they come from elsewhere", () => {
    expect(isAbandoned(deadName().replace(/^django-expert-.{6}/, "django-expert-000000"))).toBe(
      false,
    );
    for (const name of ["django-expert-cache", "shop-web-1", ""])
      expect(isAbandoned(name)).toBe(false);
  });

  it("tell which folders to remove", async () => {
    const cache = await mkdtemp(join(tmpdir(), "owned-"));
    folders.push(cache);
    const work = workFolder(cache, "container");
    for (const name of [ownedName(), deadName()])
      await mkdir(join(work, name), { recursive: true });
    expect(await abandonedWork(cache, "local")).toEqual([]);
    await removeFolders(await abandonedWork(cache, "container"));
    expect(await readdir(work)).toHaveLength(1);
    await rm(cache, { recursive: true });
  });
});
