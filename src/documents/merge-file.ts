import type { Merge } from "../merge/merge.ts";
import { mergePython } from "../python/merge.ts";
import { mergeDockerfile } from "./dockerfile.ts";
import { mergeEnv } from "./env.ts";
import { mergeLines } from "./lines.ts";
import { mergeMarkdown } from "./markdown.ts";
import { mergePo } from "./po.ts";
import { mergeRequirements } from "./requirements.ts";
import { mergeSetupCfg } from "./setup-cfg.ts";
import { mergeToml } from "./toml.ts";
import { mergeYaml } from "./yaml.ts";

const REQUIREMENTS = /(?:^|\/)requirements(?:[^/]*|\/[^/]+)\.(?:txt|in)$/;

/** The merge for a file, by its name. They are one chunk of the bundle: nearly every plan needs nearly all. */
export function mergeFor(path: string): Merge {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (name.endsWith(".py")) return mergePython;
  if (name.endsWith(".toml") || name === "Pipfile") return mergeToml;
  if (/\.ya?ml$/.test(name)) return mergeYaml;
  if (name === "setup.cfg") return mergeSetupCfg;
  if (name.startsWith(".env")) return mergeEnv;
  if (name.endsWith(".po")) return mergePo;
  if (name.endsWith(".md")) return mergeMarkdown;
  if (name.startsWith("Dockerfile")) return mergeDockerfile;
  if (REQUIREMENTS.test(path)) return mergeRequirements;
  return mergeLines;
}
