import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

const NAME = "create-django-expert";

/**
 * Where programs keep what they can make again, by the custom of the platform (on Linux the XDG base directory rules).
 * Undefined where the user wants none: `NODE_DISABLE_COMPILE_CACHE` says so to Node itself.
 */
export function cacheFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | undefined {
  if (env["NODE_DISABLE_COMPILE_CACHE"]) return undefined;
  const own = env["XDG_CACHE_HOME"];
  if (own && isAbsolute(own)) return join(own, NAME);
  if (platform === "win32") {
    return join(env["LOCALAPPDATA"] || join(homedir(), "AppData", "Local"), NAME, "Cache");
  }
  return join(homedir(), platform === "darwin" ? "Library/Caches" : ".cache", NAME);
}
