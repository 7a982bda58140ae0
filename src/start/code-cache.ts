import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import type { Script } from "node:vm";

/** Where the code of a chunk lies behind the table, and its length, in bytes. */
type Place = readonly [start: number, length: number];

interface Table {
  /** What the code was compiled from, and by what. */
  of: string;
  /** The length of all code, in bytes. */
  length: number;
  places: Record<string, Place>;
}

/** The table's length, in front of it, as a 32-bit number. */
const PREFIX = 4;

/** V8 copies what does not start at a multiple of it. */
const ALIGNMENT = 8;

/**
 * What V8 compiled of the chunks that a command runs, kept in one file from run to run: a short command spends more
 * time on compiling than on anything else. A file that cannot be read, or is of another build or another Node, counts
 * as empty; V8 itself refuses code that it would not have made.
 */
export class CodeCache {
  readonly #file: string;
  readonly #of: string;
  readonly #code: ReadonlyMap<string, Buffer>;

  /** @param build tells builds of the chunks apart */
  constructor(file: string, build: string) {
    this.#file = file;
    this.#of = `${build} ${process.version} ${process.arch}`;
    this.#code = read(file, this.#of);
  }

  /** The code of a chunk, as `cachedData` of its script. */
  codeOf(chunk: string): Buffer | undefined {
    return this.#code.get(chunk);
  }

  /**
   * Keeps what has been compiled by now, unless all of the scripts had their code from here. Where the disk
   * refuses, nothing is kept: the next run is slower, and right.
   */
  save(scripts: ReadonlyMap<string, Script>): void {
    const isKnown = ([chunk, script]: [string, Script]) =>
      this.#code.has(chunk) && script.cachedDataRejected !== true;
    if ([...scripts].every(isKnown)) return;
    const made = [...scripts].map(([chunk, script]) => [chunk, script.createCachedData()] as const);
    try {
      replace(this.#file, packed(this.#of, new Map([...this.#code, ...made])));
    } catch {
      return;
    }
  }
}

function read(file: string, of: string): Map<string, Buffer> {
  try {
    const bytes = readOwn(file);
    const start = PREFIX + bytes.readUInt32LE(0);
    const table = JSON.parse(bytes.toString("utf8", PREFIX, start)) as Table;
    if (table.of !== of || bytes.length !== start + table.length) return new Map();
    return new Map(
      Object.entries(table.places).map(([chunk, [at, length]]) => [
        chunk,
        bytes.subarray(start + at, start + at + length),
      ]),
    );
  } catch {
    return new Map();
  }
}

/**
 * The bytes of a file that nobody else could have written: what is in it is run.
 *
 * @throws Error where it is not there, or somebody could
 */
function readOwn(file: string): Buffer {
  const open = openSync(file, "r");
  try {
    const { uid, mode } = fstatSync(open);
    const isOwn = !process.getuid || (uid === process.getuid() && (mode & 0o022) === 0);
    if (!isOwn) throw new Error(`${file} may be somebody else's`);
    return readFileSync(open);
  } finally {
    closeSync(open);
  }
}

function packed(of: string, code: ReadonlyMap<string, Buffer>): Buffer {
  const places: Record<string, Place> = {};
  const parts: Buffer[] = [];
  let at = 0;
  for (const [chunk, bytes] of code) {
    places[chunk] = [at, bytes.length];
    const gap = -bytes.length & (ALIGNMENT - 1);
    parts.push(bytes, Buffer.alloc(gap));
    at += bytes.length + gap;
  }
  const json = JSON.stringify({ of, length: at, places } satisfies Table);
  const table = json.padEnd(json.length + (-(PREFIX + Buffer.byteLength(json)) & (ALIGNMENT - 1)));
  const prefix = Buffer.alloc(PREFIX);
  prefix.writeUInt32LE(Buffer.byteLength(table));
  return Buffer.concat([prefix, Buffer.from(table), ...parts]);
}

/**
 * Runs beside this one see the old file or the new one, whole; so does a run after the machine lost its power, for V8
 * does not look whether code is sound.
 */
function replace(file: string, bytes: Buffer): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const temporary = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}.tmp`;
  try {
    const open = openSync(temporary, "w", 0o600);
    try {
      writeFileSync(open, bytes);
      fsyncSync(open);
    } finally {
      closeSync(open);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
