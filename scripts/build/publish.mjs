import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** How long a file that builds no longer make is kept, for processes that may yet import it. */
const GRACE = 10 * 60_000;

/** Names what the last build made, beside it. */
const MANIFEST = ".files.json";

/**
 * Writes a build into a folder that someone may be running at this moment: every file appears whole, chunks (whose
 * names change with what they hold) before the files that import them, and what earlier builds left goes only when
 * nobody can need it, or at once where a package is about to be made of the folder.
 */
export async function publish(files, folder, isExecutable) {
  const entries = [...files].sort(([a], [b]) => rank(a) - rank(b));
  const folders = new Set(entries.map(([path]) => dirname(path)));
  for (const path of folders) await mkdir(join(folder, path), { recursive: true });
  for (const [path, content] of entries) {
    await replace(join(folder, path), content, isExecutable(path) ? 0o755 : 0o644);
  }
  await sweep(files, folder);
}

/** Chunks are imported by entry points, and these by nobody. */
function rank(path) {
  return path.startsWith("bin/") || !path.includes("/") ? 1 : 0;
}

async function replace(file, content, mode) {
  const present = await readFile(file).catch(() => undefined);
  const hasMode =
    process.platform === "win32" || (present && ((await stat(file)).mode & 0o777) === mode);
  if (present?.equals(Buffer.from(content)) && hasMode) return;
  const temporary = `${file}.${process.pid}.tmp`;
  await writeFile(temporary, content, { mode });
  await rename(temporary, file);
}

/** Removes what was superseded long ago, and notes the time for what this build supersedes. */
async function sweep(files, folder) {
  const manifest = join(folder, MANIFEST);
  const isPacked = ["pack", "publish"].includes(process.env.npm_command);
  const latest = new Set(JSON.parse(await readFile(manifest, "utf8").catch(() => "[]")));
  const now = new Date();
  for (const path of await readdir(folder, { recursive: true })) {
    const name = path.replaceAll("\\", "/");
    const file = join(folder, path);
    const info = await stat(file).catch(() => undefined);
    if (files.has(name) || !info?.isFile()) continue;
    if (!isPacked && latest.has(name)) await utimes(file, now, now);
    else if (isPacked || now - info.mtime > GRACE) await rm(file, { force: true });
  }
  if (!isPacked) await replace(manifest, JSON.stringify([...files.keys()]), 0o644);
}
