import { createHash } from "node:crypto";

import type { Dependencies } from "./dependencies.ts";

/** How uv installs the dependencies into a virtual environment, in a folder that holds their files. */
export interface Installation {
  commands: readonly (readonly string[])[];
  env: Readonly<Record<string, string>>;
}

/**
 * @param venv where the virtual environment is to be
 * @param python a version, or the path of an interpreter
 */
export function installationOf(
  dependencies: Dependencies,
  venv: string,
  python: string,
): Installation {
  const env = { UV_PROJECT_ENVIRONMENT: venv, UV_PYTHON: python, UV_COMPILE_BYTECODE: "1" };
  if (dependencies.installer === "uv") {
    const frozen = dependencies.files.has("uv.lock") ? ["--frozen"] : [];
    const sync = ["uv", "sync", ...frozen, "--no-install-project", "--all-groups", "--all-extras"];
    return { commands: [sync], env };
  }
  const create = ["uv", "venv", "--quiet", venv];
  const files = dependencies.roots.flatMap((path) => ["-r", path]);
  return {
    commands: [create, ["uv", "pip", "install", ...files]],
    env: { ...env, VIRTUAL_ENV: venv },
  };
}

/** A short name for whatever decides an environment. */
export function fingerprint(...parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}
