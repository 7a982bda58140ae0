import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXIT, Failure } from "../../src/errors.ts";
import { verify, type VerifyOptions } from "../../src/verify/verify.ts";
import type { VerificationReporter } from "../../src/verify/reporting.ts";
import { fakeMachine, managed, PROJECT, type Answer, type Call } from "./support/fakes.ts";

let home: string;
let root: string;
let calls: Call[];

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "verify-"));
  root = join(home, "shop");
  calls = [];
  await mkdir(root);
  await writeFile(join(root, "manage.py"), "");
  await writeFile(join(root, "requirements.txt"), "django>=5.2\nruff\n");
  await writeFile(join(root, "ruff.toml"), "");
});
afterEach(() => rm(home, { recursive: true, force: true }));

const FINE = managed({ status: 0, output: "" }, { status: 0, output: "" });
type Rules = readonly (readonly [RegExp, Answer | ((call: Call) => Answer)])[];

const DOCKER: Rules = [
  [/^docker version/, "28.0\n"],
  [/^docker exec .* manage\.py/, FINE],
  [/^docker exec .* ruff format/, "3 files already formatted"],
  [/^docker/, 0],
];
const UV: Rules = [
  [/^uv --version/, "uv 0.13\n"],
  [/^uv python find/, "/usr/bin/python3.13\n"],
  [/^\/usr\/bin\/python3\.13 -c/, "3.13.5\n"],
  [/^uv/, 0],
  [/manage\.py/, FINE],
  [/ruff/, 0],
];

function run(rules: Rules, options: VerifyOptions = {}) {
  const machine = fakeMachine(rules, home, calls);
  return verify({ ...PROJECT, root }, { profile: "quick", machine, ...options });
}

const commands = (start: string) =>
  calls.map(({ command }) => command).filter((command) => command.startsWith(start));

describe("verify in a container", () => {
  it("runs the steps in one container, on a copy, and removes both", async () => {
    const verdict = await run(DOCKER);
    expect(verdict).toMatchObject({
      status: "passed",
      runner: "container",
      where: "in a container (python:3.13-slim)",
    });
    expect(verdict.steps.map(({ id, status }) => `${id} ${status}`)).toEqual([
      "environment passed",
      "lint passed",
      "check passed",
      "deploy passed",
      "migrations passed",
    ]);
    expect(commands("docker build")).toEqual([]);
    expect(commands("docker run")).toHaveLength(1);
    expect(commands("docker run")[0]).toContain(" --rm ");
    expect(commands("docker kill django-expert-")).toHaveLength(1);
    expect(commands("docker rm")).toEqual([]);
    expect(await readdir(join(home, ".cache/django-expert/work/container"))).toEqual([]);
  });

  it("removes a container that does not run, and so cannot be killed", async () => {
    await run([[/^docker kill/, 1], ...DOCKER]);
    expect(commands("docker rm --force --volumes django-expert-")).toHaveLength(1);
  });

  it("passes the user's own variables to nothing that it runs", async () => {
    await run(DOCKER);
    expect(commands("docker exec").join()).not.toContain("postgres://real");
  });

  it("builds an environment that is not there yet, from the files of the dependencies", async () => {
    let context: string[] = [];
    const rules: Rules = [[/^docker image inspect/, 1], [/^docker build/, 0], ...DOCKER];
    const seen: Rules = rules.map(([pattern, answer]) =>
      String(pattern) === "/^docker build/"
        ? [
            pattern,
            ({ command }: Call) => {
              context.push(command.split(" ").at(-1)!);
              return 0;
            },
          ]
        : [pattern, answer],
    );
    const verdict = await run(seen, { only: ["environment"] });
    expect(verdict.steps).toMatchObject([{ detail: "dependencies installed" }]);
    expect(context).toHaveLength(1);
    expect(context[0]).toContain(join("django-expert", "work", "container"));
  });

  it("tells what kept the dependencies from being installed, and runs nothing else", async () => {
    const output =
      "#9 [5/6] RUN uv sync\n#9 0.4 error: No solution found\n#9 ERROR: exit code: 1\n";
    const verdict = await run([
      [/^docker image inspect/, 1],
      [/^docker build/, { status: 1, output }],
      ...DOCKER,
    ]);
    expect(verdict.status).toBe("failed");
    expect(verdict.steps[0]).toMatchObject({ status: "failed" });
    expect(verdict.steps[0]!.lines).toContain("error: No solution found");
    expect(verdict.steps.slice(1).every(({ unverified }) => unverified)).toBe(true);
    expect(await readFile(verdict.steps[0]!.log!, "utf8")).toContain("No solution found");
    expect(commands("docker run")).toEqual([]);
  });

  it("blames the network where that is what is missing", async () => {
    const output =
      "#9 0.4 error: Request failed\n#9 0.5   cause: dns error\n#9 ERROR: exit code: 1\n";
    const offline: Rules = [
      [/^docker image inspect/, 1],
      [/^docker build/, { status: 1, output }],
      ...DOCKER,
    ];
    expect(await run(offline)).toMatchObject({ status: "unverified" });
  });

  it("goes on without containers where the image cannot be fetched", async () => {
    const output = "failed to resolve source metadata for docker.io/library/python:3.13-slim";
    const offline: Rules = [
      [/^docker image inspect/, 1],
      [/^docker build/, { status: 1, output }],
      ...DOCKER,
      ...UV,
    ];
    expect(await run(offline)).toMatchObject({ status: "passed", runner: "local" });
    const verdict = await run(offline, { runner: "container" });
    expect(verdict).toMatchObject({
      status: "unverified",
      steps: [{ detail: "The image python:3.13-slim could not be fetched." }, {}, {}, {}, {}],
    });
  });

  it("removes what it started when it is interrupted", async () => {
    const controller = new AbortController();
    const stop = () => {
      controller.abort(
        new Failure({ code: "interrupted", message: "Enough.", exit: EXIT.interrupted }),
      );
      return FINE;
    };
    const rules: Rules = [[/^docker exec .* manage\.py/, stop], ...DOCKER];
    await expect(run(rules, { signal: controller.signal })).rejects.toMatchObject({ exit: 130 });
    expect(commands("docker kill")).toHaveLength(1);
    expect(await readdir(join(home, ".cache/django-expert/work/container"))).toEqual([]);
  });
});

describe("verify on this machine", () => {
  it("installs once, and keeps the environment for the next time", async () => {
    const marked: Rules = [
      [
        /^uv venv/,
        ({ command }: Call) => {
          // What makes it an environment, as uv would write it.
          const venv = command.split(" ").at(-1)!;
          void mkdir(venv, { recursive: true }).then(() => writeFile(join(venv, "pyvenv.cfg"), ""));
          return 0;
        },
      ],
      ...UV,
    ];
    const first = await run(marked);
    expect(first).toMatchObject({ status: "passed", where: "on this machine (Python 3.13.5, uv)" });
    expect(first.steps[0]!.detail).toBe("dependencies installed");
    const second = await run(marked);
    expect(second.steps[0]!.detail).toBe("dependencies as before");
    expect(commands("uv pip install")).toHaveLength(1);
  });

  it("works on a copy, with nothing of the user's environment but what programs need", async () => {
    await run(UV);
    const [check] = calls.filter(({ command }) => command.includes("manage.py"));
    expect(check!.options).not.toHaveProperty("env.DATABASE_URL");
    expect(check!.options).toMatchObject({ env: { HOME: home, PYTHONDONTWRITEBYTECODE: "1" } });
    expect((check!.options as { cwd: string }).cwd).not.toContain(root);
    expect(await readdir(join(home, ".cache/django-expert/work/local"))).toEqual([]);
    expect((await readdir(root)).sort()).toEqual(["manage.py", "requirements.txt", "ruff.toml"]);
  });

  it("says what cannot be verified here", async () => {
    await writeFile(join(root, "compose.production.yaml"), "services: {web: {build: .}}\n");
    const verdict = await run(UV, { only: ["image", "boot"] });
    expect(verdict.status).toBe("passed");
    expect(verdict.steps.slice(1)).toMatchObject([
      { id: "image", unverified: true, detail: "needs a container engine" },
      { id: "boot", unverified: true },
    ]);
  });

  it("uses a Python that fits, where there is no uv", async () => {
    const pythons: Rules = [
      [/^python3\.12 -c/, "3.12.4\n/opt/python3.12\n"],
      [/^python3 -c/, "3.11.2\n/usr/bin/python3\n"],
      [/-m (venv|pip)/, 0],
      [/manage\.py/, FINE],
      [/ruff/, 0],
    ];
    expect(await run(pythons)).toMatchObject({ where: "on this machine (Python 3.12.4, pip)" });
    await writeFile(
      join(root, "pyproject.toml"),
      '[project]\nrequires-python = ">=3.13"\ndependencies = []\n',
    );
    expect(await run(pythons)).toMatchObject({
      status: "unverified",
      steps: [{ next: expect.stringContaining("Install Python 3.13") as string }, {}, {}, {}, {}],
    });
  });
});

describe("verify with nothing to run anything", () => {
  it("says that nothing was verified, and how to", async () => {
    const verdict = await run([]);
    expect(verdict).toMatchObject({
      status: "unverified",
      steps: [
        {
          detail:
            "There is no container engine, no uv and no Python on this machine. Nothing was verified.",
          next: expect.stringContaining("install uv") as string,
        },
        {},
        {},
        {},
        {},
      ],
    });
  });

  it("refuses a step that does not exist", async () => {
    await expect(run([], { only: ["nope"] })).rejects.toMatchObject({
      exit: EXIT.usage,
      next: expect.stringContaining("migrations") as string,
    });
  });
});

it("tells its reporter of every step", async () => {
  const told: string[] = [];
  const reporter: VerificationReporter = {
    planned: (steps) => told.push(`planned ${steps.length}`),
    placed: (where) => told.push(where),
    started: (id) => told.push(`started ${id}`),
    progress: () => undefined,
    finished: ({ id, status }) => told.push(`${status} ${id}`),
  };
  await run(DOCKER, { only: ["lint"], reporter });
  expect(told).toEqual([
    "planned 2",
    "started environment",
    "in a container (python:3.13-slim)",
    "passed environment",
    "started lint",
    "passed lint",
  ]);
});
