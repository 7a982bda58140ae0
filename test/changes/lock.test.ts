import { existsSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { disk } from "../../src/changes/io.ts";
import { isLocked, takeLock } from "../../src/changes/lock.ts";
import { thisProcess } from "../../src/changes/processes.ts";
import { workspace } from "./support/workspace.ts";

let folder: string;
let lock: string;

beforeEach(() => {
  folder = workspace();
  lock = join(folder, "lock");
});

const ANOTHER_RUN = expect.objectContaining({ code: "another-run" });
const NOBODY = 2 ** 22 + 1;

function leave(owner: Partial<ReturnType<typeof thisProcess>>): void {
  writeFileSync(lock, JSON.stringify({ ...thisProcess(), ...owner }));
}

describe("takeLock", () => {
  it("lets one in, and the next after that one left", () => {
    const release = takeLock(disk, folder);
    expect(isLocked(disk, folder)).toBe(true);
    expect(() => takeLock(disk, folder)).toThrow(ANOTHER_RUN);
    release();
    expect(readdirSync(folder)).toEqual([]);
    takeLock(disk, folder)();
  });

  it.each([
    ["a process that is gone", { pid: NOBODY }],
    ["a process whose number another one has now", { start: "1" }],
    ["a process from before the machine was started", { since: 1 }],
    ["a process elsewhere that cannot still run", { host: "elsewhere", since: Date.now() - 1e6 }],
  ])("takes over the lock of %s", (_, owner) => {
    leave(owner);
    expect(isLocked(disk, folder)).toBe(false);
    takeLock(disk, folder)();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ["a living process", {}],
    ["a living process of another user", { pid: 1, start: "" }],
    ["a process elsewhere, for a while", { host: "elsewhere" }],
  ])("respects the lock of %s", (_, owner) => {
    leave(owner);
    expect(() => takeLock(disk, folder)).toThrow(ANOTHER_RUN);
    expect(existsSync(lock)).toBe(true);
  });

  it("respects a lock without a name for a moment only", () => {
    writeFileSync(lock, "");
    expect(() => takeLock(disk, folder)).toThrow(ANOTHER_RUN);
    utimesSync(lock, 1e9, 1e9);
    takeLock(disk, folder)();
  });

  it("leaves a stale lock to the one that is taking it over already", () => {
    leave({ pid: NOBODY });
    writeFileSync(`${lock}.takeover`, JSON.stringify(thisProcess()));
    expect(() => takeLock(disk, folder)).toThrow(ANOTHER_RUN);
    writeFileSync(`${lock}.takeover`, JSON.stringify({ ...thisProcess(), pid: NOBODY }));
    takeLock(disk, folder)();
    expect(readdirSync(folder)).toEqual([]);
  });
});
