// Times the published build against its peers, side by side and interleaved in one run, and prints JSON.
// Peers (Django and cookiecutter, from PyPI) are installed into a temporary environment.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { domain } from "./bench/domain.mjs";
import { quickCheck } from "./bench/quick-check.mjs";
import { race } from "./bench/race.mjs";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 15);
const root = fileURLToPath(new URL("..", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "bench-"));
const create = join(root, "dist/bin/create-django-expert.js");
const expert = join(root, "dist/bin/django-expert.js");
const scripts = process.platform === "win32" ? "Scripts" : "bin";
const WRITE_ONLY = ["--yes", "--verify", "none", "--no-install", "--quiet"];

function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: work, encoding: "utf8", ...options });
  if (done.error || done.status !== 0) {
    throw new Error(`${command} ${args.join(" ")}: ${done.error?.message ?? done.stderr}`);
  }
  return done.stdout;
}

function files(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/** A cookiecutter template of our own project's files, each of them rendered, with its name as the variable. */
function cookiecutterTemplate(project) {
  const template = join(work, "template");
  for (const path of files(project)) {
    const target = join(template, "{{cookiecutter.slug}}", path);
    mkdirSync(dirname(target), { recursive: true });
    // The tags of Django and GitHub are not cookiecutter's to render.
    const text = readFileSync(join(project, path), "utf8").replace(/\{[{%#]/g, "{{ '$&' }}");
    writeFileSync(target, text);
  }
  writeFileSync(join(template, "cookiecutter.json"), JSON.stringify({ slug: "made" }));
  return template;
}

try {
  run("python3", ["-m", "venv", "peers"]);
  const peers = join(work, "peers", scripts);
  run(join(peers, "pip"), ["install", "--quiet", "django~=5.2.0", "cookiecutter"]);
  const project = join(work, "reference");
  run("node", [create, project, ...WRITE_ONLY, "--no-git"]);
  const template = cookiecutterTemplate(project);

  // What Django's own tool makes is a small repository of someone else.
  run(join(peers, "django-admin"), ["startproject", "small"]);
  const small = join(work, "small");

  const times = race(
    {
      node: () => run("node", ["-e", "0"]),
      help: () => run("node", [expert, "--help"]),
      plan: () => run("node", [expert, "add", "docker", "--dry-run"], { cwd: small }),
      component: () =>
        run("node", [expert, "generate", "app", "shop", "--dry-run"], { cwd: small }),
      createWithoutGit: (round) =>
        run("node", [create, `plain-${round}`, ...WRITE_ONLY, "--no-git"]),
      create: (round) => run("node", [create, `git-${round}`, ...WRITE_ONLY]),
      startproject: (round) => run(join(peers, "django-admin"), ["startproject", `start_${round}`]),
      cookiecutter: (round) =>
        run(join(peers, "cookiecutter"), [template, "--no-input", "-o", `cookies-${round}`]),
    },
    ROUNDS,
  );
  const ratio = (a, b) =>
    Object.fromEntries(
      Object.keys(times[a]).map((kind) => [
        kind,
        Number((times[a][kind] / times[b][kind]).toFixed(2)),
      ]),
    );
  console.log(
    JSON.stringify(
      {
        rounds: ROUNDS,
        files: files(project).length,
        milliseconds: times,
        ratios: {
          "help / node": ratio("help", "node"),
          "add docker --dry-run / node": ratio("plan", "node"),
          "generate app --dry-run / node": ratio("component", "node"),
          "create / cookiecutter": ratio("create", "cookiecutter"),
          "create / startproject": ratio("create", "startproject"),
          "create without git / startproject": ratio("createWithoutGit", "startproject"),
          "create without git / cookiecutter": ratio("createWithoutGit", "cookiecutter"),
        },
        "check --quick above manage.py check": quickCheck(expert, project),
        "generate resource --spec": domain(expert, project, work),
      },
      null,
      2,
    ),
  );
} finally {
  rmSync(work, { recursive: true, force: true });
}
