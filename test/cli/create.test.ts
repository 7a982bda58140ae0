import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { create } from "../../src/cli/create.ts";
import { runProgram } from "../../src/cli/run-program.ts";
import { put, snapshot, workspace } from "../changes/support/workspace.ts";
import { GIT_OF_NOBODY, run, type Setting } from "./support/run.ts";

const QUICK = ["--preset", "minimal", "--verify", "none", "--no-install", "--no-git", "--yes"];
const ESSENTIALS = ["--preset", "minimal", "--django", "5.2", "--database", "sqlite"];

let cwd: string;

beforeEach(() => {
  cwd = workspace();
});

function createIn(argv: readonly string[], setting: Partial<Setting> = {}) {
  return run(create, argv, { cwd, ...setting });
}

/** A machine that has uv, or has not. */
function withUv(manager: "installed" | "missing"): Partial<Setting> {
  return {
    runProgram: async (program, args, options) => {
      if (program !== "uv") return runProgram(program, args, options);
      const missing = manager === "missing";
      return { status: missing ? undefined : 0, missing, stdout: "", stderr: "" };
    },
  };
}

function git(...args: string[]): string {
  return execFileSync("git", args, {
    cwd: join(cwd, "shop"),
    encoding: "utf8",
    env: GIT_OF_NOBODY,
  }).trim();
}

describe("create", () => {
  it("writes a project and tells what to do next", async () => {
    const { exit, stdout } = await createIn(["shop", ...QUICK], withUv("installed"));
    expect(exit).toBe(0);
    expect(existsSync(join(cwd, "shop/manage.py"))).toBe(true);
    expect(stdout).toMatch(/shop: small start on Django 5.2 LTS, PostgreSQL, 1 feature, \d+ files/);
    expect(stdout).toContain("✓ written");
    expect(stdout).toContain("Next      cd shop && uv run python manage.py migrate && ");
    expect(stdout).toContain("uv run pre-commit install has every commit checked");
    expect(stdout).toContain(
      "npx -p create-django-expert django-expert check proves that it works",
    );
  });

  it("tells how to begin where the package manager is not on this machine", async () => {
    const { stdout } = await createIn(["shop", ...QUICK], withUv("missing"));
    expect(stdout).toContain(
      "Next      cd shop && python3 -m venv .venv && .venv/bin/python -m pip install uv && .venv/bin/uv sync --inexact && .venv/bin/python manage.py migrate && ",
    );
    expect(stdout).toContain(".venv/bin/uv run pre-commit install has every commit checked");
  });

  it("writes what its dry run shows, and repeats by the command it names", async () => {
    const argv = [
      "shop",
      ...QUICK,
      "--author",
      "O'Brien & Söhne",
      "--with",
      "cache",
      "--time-zone",
      "Asia/Kolkata",
    ];
    const planned = JSON.parse((await createIn([...argv, "--dry-run", "--json"])).stdout);
    expect(readdirSync(cwd)).toEqual([]);
    const made = JSON.parse((await createIn([...argv, "--json"])).stdout);
    expect(made.files).toEqual(
      planned.files.map(({ path, kind }: { path: string; kind: string }) => ({ path, kind })),
    );
    expect(made.again).toBe(planned.again);

    const words = execFileSync("sh", ["-c", `printf '%s\\0' ${made.again}`], { encoding: "utf8" });
    const again = words.split("\0").slice(2, -1);
    expect(again.slice(0, 3)).toEqual(["shop", "--preset", "minimal"]);
    const elsewhere = join(cwd, "elsewhere");
    mkdirSync(elsewhere);
    await createIn(again, { cwd: elsewhere });
    expect(snapshot(join(elsewhere, "shop"))).toEqual(snapshot(join(cwd, "shop")));
  });

  it("prints one JSON document, whatever it does", async () => {
    const { stdout } = await createIn(["shop", ...QUICK, "--json"], { answers: {} });
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      exit: 0,
      directory: join(cwd, "shop"),
      repository: { state: "left out" },
      lock: { state: "left out" },
      verification: { status: "left out" },
    });
  });

  it("says nothing with --quiet", async () => {
    expect((await createIn(["shop", ...QUICK, "--quiet"])).stdout).toBe("");
  });

  it("makes a project in the folder it is run in", async () => {
    mkdirSync(join(cwd, "My-Shop/.git"), { recursive: true });
    const { exit, stdout } = await createIn([".", ...QUICK], {
      ...withUv("installed"),
      cwd: join(cwd, "My-Shop"),
    });
    expect(exit).toBe(0);
    expect(stdout).toContain("my-shop: small start");
    expect(stdout).toContain("Next      uv run python manage.py migrate");
    expect(stdout).toContain("Again     npx create-django-expert . --name my-shop ");
  });

  it("takes --cwd for where it is run", async () => {
    mkdirSync(join(cwd, "work"));
    const { stdout } = await createIn(["shop", "--cwd", "work", ...QUICK]);
    expect(existsSync(join(cwd, "work/shop/manage.py"))).toBe(true);
    expect(stdout).toContain("cd work/shop &&");
    expect((await createIn(["shop", "--cwd", "nowhere", ...QUICK])).failure).toMatchObject({
      code: "no-such-folder",
    });
  });

  it("takes answers from a file, and flags before these", async () => {
    put(cwd, {
      "answers.yaml":
        "directory: shop\npreset: minimal\ndatabase: sqlite\nverify: none\ngit: false\ninstall: false\nyes: true\n",
    });
    const { stdout } = await createIn(["--config", "answers.yaml", "--database", "mysql"]);
    expect(stdout).toContain("shop: small start on Django 5.2 LTS, MySQL");
    expect((await createIn(["--config", "none.yaml"])).failure).toMatchObject({
      code: "config-unreadable",
      exit: 2,
    });
  });
});

describe("create: the pipeline", () => {
  const featuresOf = async (...argv: string[]) =>
    JSON.parse((await createIn(["shop", "--yes", "--dry-run", "--json", ...argv])).stdout).answers
      .features as string[];

  it("follows the preset, is left out with none, and comes with a name", async () => {
    expect(await featuresOf("--preset", "api")).toContain("ci");
    expect(await featuresOf("--preset", "api", "--ci", "none")).not.toContain("ci");
    expect(await featuresOf("--preset", "minimal")).not.toContain("ci");
    expect(await featuresOf("--preset", "minimal", "--ci", "gitlab")).toContain("ci");
    expect(
      await featuresOf("--preset", "minimal", "--ci", "gitlab", "--without", "ci"),
    ).not.toContain("ci");
  });

  it("is not both wanted and not", async () => {
    const { failure } = await createIn(["shop", "--yes", "--with", "ci", "--ci", "none"]);
    expect(failure).toMatchObject({ code: "conflicting-flags", exit: 2 });
  });
});

describe("create: refusals", () => {
  it.each([
    [
      ["class"],
      "Take another name, such as class-site. --name gives a name that is not the folder's.",
    ],
    [["shop", "--name", "django"], "Take another name, such as django-site."],
    [["shop", "--time-zone", "Europe/Berln"], "Did you mean Europe/Berlin?"],
    [["shop", "--language", "en_US"], "Did you mean en-us?"],
    [["shop", "--preset", "apі"], "Did you mean api?"],
    [["shop", "--with", "celerey"], "Did you mean celery?"],
    [["shop", "--databse", "sqlite"], "Did you mean --database?"],
  ])("%j", async (argv, next) => {
    const { failure } = await createIn([...argv, "--yes"]);
    expect(failure).toMatchObject({ exit: 2, next });
    expect(readdirSync(cwd)).toEqual([]);
  });

  it("says why Django 4.2 cannot be had", async () => {
    const { failure } = await createIn(["shop", "--django", "4.2", "--yes"]);
    expect(failure?.message).toContain("its support ended in April 2026");
  });

  it("names the flags where nobody can be asked", async () => {
    expect((await createIn([])).failure).toMatchObject({
      code: "answer-missing",
      exit: 2,
      message:
        "There is no terminal to ask in, and no answer for <directory>, --preset, --django, --database.",
    });
    expect((await createIn(["--yes"])).failure).toMatchObject({ code: "answer-missing", exit: 2 });
    expect((await createIn(["shop", ...ESSENTIALS, "--dry-run"])).exit).toBe(0);
    expect((await createIn(["shop", "--dry-run"])).exit).toBe(0);
  });

  it("lists what is in the way, ten at most", async () => {
    put(
      join(cwd, "shop"),
      Object.fromEntries(
        Array.from({ length: 12 }, (_, i) => [`f${String(i).padStart(2, "0")}`, ""]),
      ),
    );
    const { failure } = await createIn(["shop", ...QUICK]);
    expect(failure).toMatchObject({ code: "folder-not-empty", exit: 2 });
    expect(failure?.details).toEqual([
      ...Array.from({ length: 10 }, (_, i) => `f0${i}`),
      "and 2 more",
    ]);
  });

  it("refuses a file in place of the folder", async () => {
    put(cwd, { shop: "" });
    expect((await createIn(["shop", ...QUICK])).failure).toMatchObject({
      code: "path-in-the-way",
      exit: 2,
    });
  });
});

describe("create: a folder with files", () => {
  const present = { "README.md": "# Mine\n", "notes.txt": "keep\n" };

  it("keeps them with --skip-existing", async () => {
    put(join(cwd, "shop"), present);
    expect((await createIn(["shop", ...QUICK, "--skip-existing"])).exit).toBe(0);
    expect(readFileSync(join(cwd, "shop/README.md"), "utf8")).toBe("# Mine\n");
    expect(existsSync(join(cwd, "shop/manage.py"))).toBe(true);
  });

  it("overwrites those that differ with --force, and no other", async () => {
    put(join(cwd, "shop"), present);
    const { stdout } = await createIn(["shop", ...QUICK, "--force", "--dry-run"]);
    expect(stdout).toContain("README.md overwritten");
    expect(stdout).toContain("\n-# Mine\n");
    expect(snapshot(join(cwd, "shop"))).toMatchObject({ "README.md": "644 # Mine\n" });
    expect((await createIn(["shop", ...QUICK, "--force"])).exit).toBe(0);
    expect(readFileSync(join(cwd, "shop/README.md"), "utf8")).not.toBe("# Mine\n");
    expect(readFileSync(join(cwd, "shop/notes.txt"), "utf8")).toBe("keep\n");
  });

  it("warns inside another Django project", async () => {
    put(cwd, { "manage.py": "" });
    const { stdout, exit } = await createIn(["shop", ...QUICK]);
    expect(stdout).toContain(`the folder is inside another Django project: ${cwd}`);
    expect(exit).toBe(0);
  });
});

describe("create: in a terminal", () => {
  const answers = {
    "Which folder?": "shop",
    "What to start from?": "minimal",
    "Which line of Django?": "6.1",
    "Which database in production?": "sqlite",
    "Change anything else? (Python 3.13, uv, pytest, github, UTC, en-us, proprietary)": false,
    "Make it?": true,
  };
  const rest = ["--verify", "none", "--no-install", "--no-git"];

  it("asks for what is missing, shows the tree, and asks for consent", async () => {
    const { exit, stdout, asked } = await createIn(rest, { answers });
    expect(exit).toBe(0);
    expect(asked).toEqual(Object.keys(answers));
    expect(stdout).toMatch(/apps\/\S* .*\d+ files/);
    expect(stdout).toContain("\n  lint\n\n");
  });

  it("writes nothing without consent", async () => {
    const { exit } = await createIn(["shop", ...ESSENTIALS, ...rest], {
      answers: {
        "Change anything else? (Python 3.13, uv, pytest, github, UTC, en-us, proprietary)": false,
        "Make it?": false,
      },
    });
    expect(exit).toBe(1);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it("asks for everything else where that is wanted", async () => {
    const { asked, stdout } = await createIn(["shop", ...ESSENTIALS, ...rest], {
      answers: {
        "Change anything else? (Python 3.13, uv, pytest, github, UTC, en-us, proprietary)": true,
        "What is its name?": "store",
        "Which features?": ["media"],
        "Which line of Python?": "3.14",
        "What do people log in with?": "username",
        "Which package manager?": "pip",
        "Which test runner?": "django",
        "Where do uploads go?": "gcs",
        "Which time zone?": ["berln", "Europe/Berlin"],
        "Which language?": "de",
        "Who is the author?": "",
        "Which license?": "MIT",
        "Make it?": true,
      },
    });
    expect(asked).not.toContain("Where does the pipeline run?");
    expect(stdout).toContain(
      "npx create-django-expert shop --name store --preset minimal --with media --without lint --django 5.2 " +
        "--database sqlite --python 3.14 --user username --package-manager pip --tests django --storage gcs " +
        "--time-zone Europe/Berlin --language de --license MIT --no-git --no-install --verify none --yes",
    );
  });
});

describe("create: Git", () => {
  const argv = ["shop", "--preset", "minimal", "--verify", "none", "--no-install", "--yes"];

  it("makes a repository on main with one commit, also where Git knows nobody", async () => {
    const { stdout, exit } = await createIn(argv);
    expect(exit).toBe(0);
    expect(stdout).toContain("✓ git repository and first commit");
    expect(git("log", "--format=%an %s")).toBe("create-django-expert Start project");
    expect(git("branch", "--show-current")).toBe("main");
    expect(git("status", "--porcelain")).toBe("");
  });

  it("commits as who Git knows", async () => {
    const config = join(cwd, "gitconfig");
    writeFileSync(config, "[user]\n\tname = Ada\n\temail = ada@example.org\n");
    await createIn(argv, { env: { ...GIT_OF_NOBODY, GIT_CONFIG_GLOBAL: config } });
    expect(git("log", "--format=%an <%ae>")).toBe("Ada <ada@example.org>");
  });

  it("is not led astray by the Git hook that it may run under", async () => {
    await createIn(argv, {
      env: { ...GIT_OF_NOBODY, GIT_DIR: join(cwd, "other"), GIT_INDEX_FILE: "/dev/null" },
    });
    expect(git("status", "--porcelain")).toBe("");
  });

  it("leaves a repository inside another one to --git", async () => {
    mkdirSync(join(cwd, ".git"));
    const { stdout, exit } = await createIn(argv);
    expect(stdout).toContain(`it is inside the repository ${cwd}; --git makes one of its own`);
    expect(existsSync(join(cwd, "shop/.git"))).toBe(false);
    expect(exit).toBe(0);
    expect((await createIn(["shop2", ...argv.slice(1), "--git"])).stdout).toContain(
      "✓ git repository",
    );
  });

  it("makes the first commit of a repository that has none, and no second one", async () => {
    mkdirSync(join(cwd, "shop"));
    git("init", "--quiet");
    expect((await createIn(argv)).stdout).toContain("✓ first commit");
    const { stdout } = await createIn([...argv, "--force", "--author", "Ada"]);
    expect(stdout).toContain("• no commit ");
    expect(stdout).toContain("the repository has commits; this one is yours to make");
    expect(git("rev-list", "--count", "HEAD")).toBe("1");
  });

  it("goes on without Git", async () => {
    const { stdout, exit } = await createIn(argv, { env: { PATH: "/nonexistent" } });
    expect(stdout).toContain("• no git repository");
    expect(stdout).toContain("Git is not installed");
    expect(exit).toBe(0);
  });

  it("says what Git says where the commit fails, and that something is left to do", async () => {
    const failing: typeof runProgram = async (program, args, options) =>
      args.includes("commit") && !args.includes("--get")
        ? { status: 128, missing: false, stdout: "", stderr: "hint: x\nfatal: no space left\n" }
        : runProgram(program, args, options);
    const { stdout, exit } = await createIn(argv, { runProgram: failing });
    expect(stdout).toContain("fatal: no space left");
    expect(exit).toBe(3);
  });
});

describe("create: the lock", () => {
  const argv = ["shop", "--preset", "minimal", "--verify", "none", "--yes"];

  it("is in the first commit", async () => {
    const locking: typeof runProgram = async (program, args, options) => {
      if (program !== "uv" || args[0] === "--version") return runProgram(program, args, options);
      expect(args).toEqual(["lock"]);
      expect(options.env).not.toHaveProperty("VIRTUAL_ENV");
      writeFileSync(join(options.cwd, "uv.lock"), "version = 1\n");
      return { status: 0, missing: false, stdout: "", stderr: "" };
    };
    const env = { ...GIT_OF_NOBODY, VIRTUAL_ENV: "/elsewhere" };
    const { stdout } = await createIn(argv, { runProgram: locking, env });
    expect(stdout).toContain("✓ dependencies locked with uv");
    expect(git("ls-files", "uv.lock")).toBe("uv.lock");
  });

  const answering =
    (stderr: string, status: number | undefined): typeof runProgram =>
    async (program, args, options) =>
      program === "uv"
        ? { status, missing: false, stdout: "", stderr }
        : runProgram(program, args, options);

  it.each([
    ["  × No solution found\n  cause: Because a and b differ.\n", "Because a and b differ"],
    [
      "pyenv: uv: command not found\n\nNote: See 'pyenv help global' for tips on allowing both\n      python2 and python3 to be found.\n",
      "pyenv: uv: command not found",
    ],
  ])("that could not be made leaves something to do, and says why", async (stderr, reason) => {
    const { stdout, exit } = await createIn(argv, { runProgram: answering(stderr, 1) });
    expect(stdout).toContain(`✗ dependencies not locked         ${reason}; \`uv lock\` does it`);
    expect(stdout).toContain("✓ git repository and first commit");
    expect(exit).toBe(3);
  });

  it.each([
    ["error: Request failed\n  cause: dns error\n", 2, "there is no network"],
    ["", undefined, "uv did not come to an end"],
  ])("can wait for a network", async (stderr, status, reason) => {
    const { stdout, exit } = await createIn(argv, { runProgram: answering(stderr, status) });
    expect(stdout).toContain(`• dependencies not locked         ${reason}; \`uv lock\` does it`);
    expect(exit).toBe(0);
  });
});

describe("create: interrupted", () => {
  it("before writing is over, leaves nothing", async () => {
    const { failure, exit } = await createIn(["shop", ...QUICK], { signal: AbortSignal.abort() });
    expect(failure?.code).toBe("interrupted");
    expect(exit).toBe(130);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it("afterwards, leaves the project and says so", async () => {
    const controller = new AbortController();
    const argv = ["shop", "--preset", "minimal", "--verify", "none", "--no-install", "--yes"];
    const { failure, exit } = await createIn(argv, {
      signal: controller.signal,
      runProgram: async () => {
        controller.abort();
        throw new Error("stopped");
      },
    });
    expect(exit).toBe(130);
    expect(failure?.message).toContain("is written and stays");
    expect(existsSync(join(cwd, "shop/manage.py"))).toBe(true);
  });
});
