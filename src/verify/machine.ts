import { homedir } from "node:os";
import { join } from "node:path";

import { execute, type Execute } from "./processes.ts";

/** What verification needs of the machine it runs on; a test passes its own. */
export interface Machine {
  execute: Execute;
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
  home: string;
}

/** @param env the variables that programs are looked up and run with */
export function thisMachine(env: NodeJS.ProcessEnv = process.env): Machine {
  return {
    execute: (argv, options) => execute(argv, { env, ...options }),
    env,
    platform: process.platform,
    home: homedir(),
  };
}

/**
 * Where environments, logs and copies of projects under test are kept: never among the user's files, and
 * below the home folder, because that is what an engine in a virtual machine shares.
 */
export function cacheFolder({ env, platform, home }: Machine): string {
  if (platform === "win32") {
    return join(env["LOCALAPPDATA"] || join(home, "AppData", "Local"), "django-expert", "Cache");
  }
  if (platform === "darwin" && !env["XDG_CACHE_HOME"]) {
    return join(home, "Library", "Caches", "django-expert");
  }
  return join(env["XDG_CACHE_HOME"] || join(home, ".cache"), "django-expert");
}
