import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { parseRequirement } from "../../documents/requirement.ts";
import { EXIT, Failure } from "../../errors.ts";
import { excerpt } from "../excerpt.ts";
import type { Machine } from "../machine.ts";
import type { Outcome } from "../processes.ts";

/** Names and versions of all that is installed, also for Pythons that have no importlib.metadata. */
const INSTALLED = `
try:
    from importlib.metadata import distributions
    pairs = [(one.metadata["Name"], one.version) for one in distributions()]
except ImportError:
    import pkg_resources
    pairs = [(one.project_name, one.version) for one in pkg_resources.working_set]
print("\\n".join("%s==%s" % pair for pair in pairs if all(pair)))
`;

export interface LayerOptions {
  /** The interpreter of the environment. */
  python: string;
  /** What a change asks for, as requirements files say it. */
  packages: readonly string[];
  /** The folder to install into, which need not be there. */
  folder: string;
  signal?: AbortSignal | undefined;
  progress?: ((text: string) => void) | undefined;
}

/**
 * Installs what an environment lacks of some packages beside it, into a folder that goes before it on Python's path: so
 * a change is tried with the packages that it brings, and the environment itself stays as it is. What is installed
 * there keeps its version.
 *
 * @returns whether there was something to install
 * @throws Failure `packages-missing` where that cannot be done; `packages-conflict` where it never can
 */
export async function installLayer(
  { python, packages, folder, signal, progress = () => {} }: LayerOptions,
  machine: Machine,
): Promise<boolean> {
  if (packages.length === 0) return false;
  const run = (argv: readonly string[]) => machine.execute(argv, { env: machine.env, signal });
  const { stdout } = await run([python, "-c", INSTALLED]);
  const installed = stdout.split(/\r?\n/).filter(Boolean);
  const has = new Set(installed.map((line) => parseRequirement(line)?.name));
  const lacking = packages.filter((one) => !has.has(nameOf(one)));
  if (lacking.length === 0) return false;
  progress(`installing ${lacking.map(nameOf).join(", ")}`);
  await mkdir(folder, { recursive: true });
  const constraints = join(folder, "constraints.txt");
  await writeFile(constraints, `${installed.join("\n")}\n`);
  const wanted = ["--quiet", "--target", folder, "--constraint", constraints, ...lacking];
  const byUv = await run(["uv", "pip", "install", "--python", python, ...wanted]);
  const done = byUv.status === 0 ? byUv : await run([python, "-m", "pip", "install", ...wanted]);
  if (done.status !== 0) throw missing(lacking, byUv, done);
  return true;
}

function nameOf(requirement: string): string {
  return parseRequirement(requirement)?.name ?? requirement;
}

const CONFLICT = /No solution found|ResolutionImpossible|conflicting dependencies/i;
const UNREACHABLE = /network|offline|not found in the|no versions? of|dns error|connect/i;

/** What uv says of a conflict is easier to read; where there is no uv, pip alone has something to say. */
function missing(lacking: readonly string[], byUv: Outcome, byPip: Outcome): Failure {
  const said = byUv.output.trim() === "" ? byPip : byUv;
  const names = lacking.map(nameOf).join(", ");
  const isConflict = CONFLICT.test(said.output) && !UNREACHABLE.test(said.output);
  if (isConflict)
    return new Failure({
      code: "packages-conflict",
      message: `${names} cannot be installed beside what the environment of the project has.`,
      next: "Nothing was written. Add --verify none to write it all the same.",
      details: excerpt(said.output),
      exit: EXIT.unverified,
    });
  return new Failure({
    code: "packages-missing",
    message: `The environment of the project lacks ${names}, and it could not be installed beside it to try the change.`,
    next: "Install what the change asks for, then run the tests of the project.",
    details: excerpt(said.output),
    exit: EXIT.unverified,
  });
}
