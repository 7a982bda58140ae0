import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { afterAll } from "vitest";
import type { Order } from "./child.ts";

export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** The code of its Failure, or what Node printed. */
  error: string;
  output: string;
}

export interface ChildOptions {
  /** Which user to be, where we may choose. */
  uid?: number;
  cwd?: string;
  /** Called when the child is about to rename for the first time. */
  onRename?: (pid: number) => void;
}

/** Bundles child.ts once for a test file, and gives the function that runs it. */
export function childProcesses(): (order: Order, options?: ChildOptions) => Promise<Ending> {
  const folder = mkdtempSync(join(tmpdir(), "changes-child-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  // For children that are another user.
  chmodSync(folder, 0o755);
  const script = join(folder, "child.mjs");
  buildSync({
    entryPoints: [fileURLToPath(new URL("child.ts", import.meta.url))],
    outfile: script,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
  });
  return (order, options = {}) => run(script, order, options);
}

function run(script: string, order: Order, { onRename, ...options }: ChildOptions) {
  return new Promise<Ending>((resolve, reject) => {
    const child = spawn(process.execPath, [script, JSON.stringify(order)], options);
    let error = "";
    let output = "";
    child.stderr.on("data", (data) => (error += data));
    child.stdout.on("data", (data) => (output += data));
    child.stdout.once("data", () => onRename?.(child.pid ?? 0));
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal, error, output }));
  });
}

/** Runs tasks, some at a time. */
export async function eachOf<T>(items: readonly T[], task: (item: T) => Promise<void>) {
  const left = [...items];
  const work = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await task(item);
  };
  await Promise.all(Array.from({ length: 4 }, work));
}
