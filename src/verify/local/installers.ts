import { Failure } from "../../errors.ts";
import type { Dependencies } from "../dependencies.ts";
import { installationOf } from "../installation.ts";
import type { Machine } from "../machine.ts";
import type { ExecuteOptions, Outcome } from "../processes.ts";
import { satisfies } from "../python-version.ts";

/** What makes a virtual environment on this machine. */
export interface Installer {
  readonly name: "uv" | "pip";
  /**
   * The interpreter for a project, and its version with all its parts.
   *
   * @throws Failure where none fits
   */
  interpreter(
    dependencies: Dependencies,
    python: string,
  ): Promise<{ path: string; version: string }>;
  /** The commands that install into `venv`, in a folder that holds the files of the dependencies. */
  commands(
    dependencies: Dependencies,
    venv: string,
    interpreter: string,
  ): { commands: readonly (readonly string[])[]; env: Readonly<Record<string, string>> };
}

const VERSION = "import sys; print('.'.join(map(str, sys.version_info[:3])))";
const MINORS = [13, 14, 12, 11, 10, 9];

/** uv, otherwise a Python with its own venv and pip; undefined where there is neither. */
export async function findInstaller(
  machine: Machine,
  signal?: AbortSignal,
): Promise<Installer | undefined> {
  const run = (argv: readonly string[], options: ExecuteOptions = {}) =>
    machine.execute(argv, { env: machine.env, signal, ...options });
  if ((await run(["uv", "--version"])).status === 0) return uv(run);
  const pythons = await findPythons(machine, run);
  return pythons.length > 0 ? pip(pythons, machine) : undefined;
}

type Run = (argv: readonly string[], options?: ExecuteOptions) => Promise<Outcome>;

function uv(run: Run): Installer {
  return {
    name: "uv",
    async interpreter({ requiresPython }, python) {
      // What is installed first; only then does uv fetch the version that fits best.
      const requests = [
        ["--no-python-downloads", python],
        ...(requiresPython ? [["--no-python-downloads", requiresPython]] : []),
        [python],
      ];
      for (const request of requests) {
        const found = await run(["uv", "python", "find", "--no-project", "--system", ...request]);
        const path = found.status === 0 ? found.stdout.trim() : "";
        if (path) return { path, version: (await run([path, "-c", VERSION])).stdout.trim() };
      }
      const installed = await run(["uv", "python", "install", "--quiet", python]);
      if (installed.status === 0) return { path: python, version: python };
      throw noPython(python);
    },
    commands: (dependencies, venv, interpreter) => installationOf(dependencies, venv, interpreter),
  };
}

interface Python {
  argv: readonly string[];
  path: string;
  version: string;
}

async function findPythons({ platform }: Machine, run: Run): Promise<Python[]> {
  const named = MINORS.map((minor) =>
    platform === "win32" ? ["py", `-3.${minor}`] : [`python3.${minor}`],
  );
  const candidates = [...named, ["python3"], ["python"]];
  const where = `${VERSION}; print(sys.executable)`;
  const found = await Promise.all(
    candidates.map(async (argv): Promise<Python | undefined> => {
      const done = await run([...argv, "-c", where], { timeout: 10_000 });
      const [version = "", path = ""] = done.stdout.trim().split(/\r?\n/);
      return done.status === 0 && path ? { argv, path, version } : undefined;
    }),
  );
  return found.filter((python) => python !== undefined);
}

function pip(pythons: readonly Python[], { platform }: Machine): Installer {
  return {
    name: "pip",
    interpreter({ requiresPython = "" }, wanted) {
      const fitting = pythons.filter(({ version }) => satisfies(minorOf(version), requiresPython));
      const best = fitting.find(({ version }) => minorOf(version) === wanted) ?? fitting[0];
      return best ? Promise.resolve(best) : Promise.reject(noPython(wanted));
    },
    commands(dependencies, venv, interpreter) {
      const bin = platform === "win32" ? "Scripts/python.exe" : "bin/python";
      const { roots, requirements } = dependencies;
      const wanted = roots.length > 0 ? roots.flatMap((path) => ["-r", path]) : requirements;
      const install = [`${venv}/${bin}`, "-m", "pip", "install", "--disable-pip-version-check"];
      return {
        commands: [
          [interpreter, "-m", "venv", venv],
          [...install, ...wanted],
        ],
        env: {},
      };
    },
  };
}

function minorOf(version: string): string {
  return version.split(".").slice(0, 2).join(".");
}

function noPython(version: string): Failure {
  return new Failure({
    code: "no-python",
    message: `There is no Python ${version} on this machine, and none that the project could run on.`,
    next: `Install Python ${version}, or uv, which fetches it; or start a container engine.`,
  });
}
