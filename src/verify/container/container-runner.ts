import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { fingerprint } from "../installation.ts";
import { cacheFolder, type Machine } from "../machine.ts";
import { ownedName, workFolder } from "../ownership.ts";
import type { Environment, PrepareOptions, Runner, Subject } from "../runner.ts";
import { noteUse, pruneImages, sweep } from "./cleaning.ts";
import { ContainerEnvironment } from "./container-environment.ts";
import type { Engine } from "./engine.ts";
import { buildImage, environmentImage, type EnvironmentImage } from "./image.ts";

/**
 * Runs a project in one container that lives as long as the verification. The project is copied into it
 * rather than mounted, so that an engine on another machine, or one without root, serves as well.
 */
export function containerRunner(engine: Engine, machine: Machine): Runner {
  const cache = cacheFolder(machine);
  return {
    async prepare(subject, options = {}) {
      void sweep(engine, cache).catch(() => undefined);
      const { files, dependencies, python } = subject;
      const image = environmentImage(files, dependencies, python);
      // Before it is looked for: so no other run takes it for unused from now on.
      await noteUse(cache, image.name);
      const cached = await has(engine, image.name, options.signal);
      if (!cached) await build(engine, image, cache, options);
      await noteUse(cache, image.name);
      if (!cached) void pruneImages(engine, cache).catch(() => undefined);
      return start(engine, image, { cache, cached, subject, signal: options.signal });
    },
  };
}

async function has(engine: Engine, name: string, signal?: AbortSignal): Promise<boolean> {
  return (await engine.run(["image", "inspect", name], { signal })).status === 0;
}

async function build(
  engine: Engine,
  image: EnvironmentImage,
  cache: string,
  { signal, progress }: PrepareOptions,
): Promise<void> {
  const folder = join(workFolder(cache, "container"), ownedName());
  await mkdir(folder, { recursive: true });
  progress?.("installing dependencies");
  await buildImage(engine, image, folder, { signal, onLine: progress && told(progress) });
}

interface Start {
  cache: string;
  cached: boolean;
  subject: Subject;
  signal: AbortSignal | undefined;
}

async function start(
  engine: Engine,
  image: EnvironmentImage,
  { cache, cached, subject, signal }: Start,
): Promise<Environment> {
  const name = ownedName();
  const copy = join(workFolder(cache, "container"), name);
  const where = `in a container (python:${image.python}-slim)`;
  const environment = new ContainerEnvironment(engine, {
    name,
    copy,
    image: image.name,
    where,
    cached,
    cacheKey: fingerprint(subject.project.root, image.name),
    signal,
  });
  // Both have to end, whatever the other does, before what they made can be removed.
  const done = await Promise.allSettled([environment.start(), subject.files.copyTo(copy)]);
  try {
    for (const part of done) if (part.status === "rejected") throw part.reason;
    await environment.fill();
    if (!cached) void environment.prune();
    return environment;
  } catch (error) {
    await environment.dispose();
    throw error;
  }
}

/** Passes on the lines of a build that say something to a person. */
function told(progress: (text: string) => void): (line: string) => void {
  return (line) => {
    const text =
      /^#\d+ [\d.]+ (.*\b(?:Downloading|Installed|Building|Prepared|Resolved)\b.*)$/.exec(
        line,
      )?.[1];
    if (text) progress(text.trim());
  };
}
