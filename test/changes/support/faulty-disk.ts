import { disk, type Io } from "../../../src/changes/io.ts";

/** The calls that change the disk. */
const WRITES = [
  "chmodSync",
  "chownSync",
  "copyFileSync",
  "linkSync",
  "mkdirSync",
  "renameSync",
  "rmSync",
  "rmdirSync",
  "unlinkSync",
  "utimesSync",
  "writeFileSync",
] as const satisfies readonly (keyof Io)[];

type Call = (...args: unknown[]) => unknown;

/**
 * The real disk, with something called before each write, by its number from 1 on, and in the middle of
 * each writing of a file, when a first half of its bytes is there.
 */
export function watchedDisk(before: (point: number, call: string, args: unknown[]) => void): Io {
  let point = 0;
  const watched: Record<string, Call> = {};
  for (const name of WRITES) {
    const real = disk[name] as Call;
    watched[name] = (...args) => {
      before(++point, name, args);
      if (name !== "writeFileSync") return real(...args);
      const [path, text, options] = args as [string, string, { mode?: number; flag?: string }];
      const half = text.slice(0, text.length / 2);
      disk.writeFileSync(path, half, options);
      before(++point, "half of writeFileSync", args);
      disk.writeFileSync(path, text.slice(half.length), { ...options, flag: "a" });
      return undefined;
    };
  }
  return { ...disk, ...watched } as Io;
}
