import { mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { abandonedWork, isAbandoned, removeFolders } from "../ownership.ts";
import type { Engine } from "./engine.ts";
import { ENVIRONMENT_LABEL } from "./image.ts";

/** Environments that are kept: as many as one person goes back and forth between. */
const KEPT = 8;

/** Images that were used just now may be those of another run, which is about to start. */
const GRACE_MS = 15 * 60_000;

/** Removes what runs left on this machine that were killed: containers, networks, volumes and folders. */
export async function sweep(engine: Engine, cache: string): Promise<void> {
  const folders = await abandonedWork(cache, "container");
  if (folders.length === 0) return;
  const filter = ["--filter", "name=django-expert-"];
  const containers = await namesIn(engine, ["ps", "--all", ...filter, "--format", "{{.Names}}"]);
  if (containers.length > 0) await engine.run(["rm", "--force", "--volumes", ...containers]);
  const networks = await namesIn(engine, ["network", "ls", ...filter, "--format", "{{.Name}}"]);
  if (networks.length > 0) await engine.run(["network", "rm", ...networks]);
  const volumes = await namesIn(engine, ["volume", "ls", ...filter, "--format", "{{.Name}}"]);
  if (volumes.length > 0) await engine.run(["volume", "rm", ...volumes]);
  await removeFolders(folders);
}

/** Notes that an image is in use now, because engines do not tell when one last was. */
export async function noteUse(cache: string, image: string): Promise<void> {
  const folder = join(cache, "images");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, tagOf(image)), "");
}

/** Removes the images that were not used for longest, all but a few; those in use stay. */
export async function pruneImages(engine: Engine, cache: string): Promise<void> {
  const filter = ["--filter", `label=${ENVIRONMENT_LABEL}`];
  const format = ["--format", "{{.Repository}}:{{.Tag}} {{.CreatedAt}}"];
  const { stdout } = await engine.run(["image", "ls", ...filter, ...format]);
  const images = stdout.split(/\r?\n/).flatMap((line) => {
    const [, name, created = ""] = /^(\S+:[0-9a-f]{16}) (.{0,25})/.exec(line) ?? [];
    return name ? [{ name, created: Date.parse(created) || 0 }] : [];
  });
  if (images.length <= KEPT) return;
  const used = await lastUses(join(cache, "images"));
  const times = new Map(
    images.map(({ name, created }) => [name, used.get(tagOf(name)) ?? created]),
  );
  const unused = (name: string) => Date.now() - times.get(name)! > GRACE_MS;
  const old = [...times.keys()]
    .sort((a, b) => times.get(b)! - times.get(a)!)
    .slice(KEPT)
    .filter(unused);
  if (old.length === 0) return;
  await engine.run(["image", "rm", ...old]);
  for (const image of old) await rm(join(cache, "images", tagOf(image)), { force: true });
}

async function lastUses(folder: string): Promise<Map<string, number>> {
  const names = await readdir(folder).catch(() => []);
  const times = names.map(async (name) => (await stat(join(folder, name))).mtimeMs);
  const known = await Promise.all(times.map((time) => time.catch(() => 0)));
  return new Map(names.map((name, index) => [name, known[index]!]));
}

function tagOf(image: string): string {
  return image.slice(image.lastIndexOf(":") + 1);
}

async function namesIn(engine: Engine, args: readonly string[]): Promise<string[]> {
  const { stdout } = await engine.run(args);
  return stdout.split(/\s+/).filter((name) => name && isAbandoned(name));
}
