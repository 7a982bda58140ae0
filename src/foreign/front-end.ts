import type { TemplateContext } from "../recipes/context.ts";
import type { Project } from "../project/project.ts";
import { below, type Layout } from "./layout.ts";

/** What an image is made with where the repository names no other line of Node. */
const USUAL = "24";

/** Scripts that make what is served, best first. */
const BUILDS = ["build:production", "build:prod", "build"];

const MANAGERS = [
  {
    lock: "pnpm-lock.yaml",
    install: "corepack enable && pnpm install --frozen-lockfile",
    run: "pnpm",
  },
  { lock: "yarn.lock", install: "yarn install --frozen-lockfile", run: "yarn" },
  { lock: "package-lock.json", install: "npm ci", run: "npm" },
] as const;
const UNLOCKED = { lock: "", install: "npm install", run: "npm" } as const;

interface Manifest {
  scripts?: Readonly<Record<string, string>>;
  engines?: { node?: string };
}

/**
 * How static files are made that a repository does not keep: by a build of Node's world, or out of the packages
 * themselves. Blank where `package.json` is for tools alone, or where there is none.
 */
export function frontEndContext({ project, top }: Layout): TemplateContext {
  const { tree } = project;
  const manifest = manifestOf(tree.read(below(top, "package.json")));
  if (!manifest) return { node: "" };
  const asked = buildsOf(manifest, tree.read(below(top, "gulpfile.js")) ?? "");
  const lacking = asked.filter((one) =>
    lacksProgram(manifest.scripts?.[one], tree.read(below(top, "package-lock.json"))),
  );
  const commands = asked.filter((one) => !lacking.includes(one));
  if (commands.length === 0 && !servesPackages(project)) return { node: "" };
  const has = (name: string) => tree.exists(below(top, name));
  const { lock, install, run } = MANAGERS.find((one) => has(one.lock)) ?? UNLOCKED;
  return {
    node: nodeLine(manifest, tree.read(below(top, ".nvmrc"))),
    // The packages of a workspace are asked for in its folders.
    nodeFiles: "workspaces" in manifest ? "." : `package.json ${lock}`.trim(),
    nodeInstall: install,
    nodeLacking: lacking.join(", "),
    nodeBuild: commands
      .map((command) => (command.startsWith("npx ") ? command : `${run} run ${command}`))
      .join(" && "),
  };
}

function manifestOf(text: string | undefined): Manifest | undefined {
  try {
    const data: unknown = text === undefined ? undefined : JSON.parse(text);
    return typeof data === "object" && data !== null ? data : undefined;
  } catch {
    return undefined;
  }
}

/** The scripts to run, or the task of gulp. */
function buildsOf({ scripts = {} }: Manifest, gulpfile: string): string[] {
  const filled = Object.keys(scripts).filter((name) => scripts[name]?.trim());
  const whole = BUILDS.find((name) => filled.includes(name));
  if (whole) return [whole];
  const parts = filled.filter((name) => name.startsWith("build:"));
  if (parts.length > 0) return parts;
  return /\bbuild\b/.test(gulpfile) ? ["npx gulp build"] : [];
}

/** Programs of a system and of Node itself. */
const OF_SYSTEM = /^(?:npm|npx|node|yarn|pnpm|cd|cp|mkdir|rm|echo|sh|bash|cross-env|[A-Z_]+=.*)$/;

/** Whether a script runs a program that none of the locked packages brings. */
function lacksProgram(script: string | undefined, lock: string | undefined): boolean {
  const program = script?.trim().split(/\s+/)[0];
  if (!program || !lock || OF_SYSTEM.test(program) || program.includes("/")) return false;
  return !new RegExp(`"bin":\\s*\\{[^}]*"${program.replace(/[^\w@-]/g, ".")}":`).test(lock);
}

/** Whether the settings serve files out of `node_modules`. */
function servesPackages({ settings, tree }: Project): boolean {
  const names = ["STATICFILES_DIRS", "STATICFILES_FINDERS"];
  const places = names.flatMap((name) => settings?.places.get(name) ?? []);
  return places.some(({ path, line }) => {
    const [first = "", ...more] = (tree.read(path) ?? "").split("\n").slice(line - 1, line + 20);
    const end = more.findIndex((text) => /^\S/.test(text) && !/^[)\]}]/.test(text));
    return /node_modules|\bnpm\.finders\b/.test(
      [first, ...more.slice(0, end === -1 ? undefined : end)].join("\n"),
    );
  });
}

/** The line that is pinned or asked for; one that is only the least gives way to the usual one. */
function nodeLine({ engines }: Manifest, pinned = ""): string {
  const asked = engines?.node ?? "";
  const line = /\d+/.exec(pinned)?.[0] ?? /\d+/.exec(asked)?.[0];
  const isLeast = !/\d/.test(pinned) && /^\s*(?:>|\*)/.test(asked);
  return line === undefined || (isLeast && Number(line) <= Number(USUAL)) ? USUAL : line;
}
