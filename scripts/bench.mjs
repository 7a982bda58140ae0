// Times the published build against its peers, side by side and interleaved in one run, and prints JSON.
// Peers (Django and cookiecutter, from PyPI) are installed into a temporary environment.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

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

/** Milliseconds of each candidate, taken in turns so that a busy machine is busy for all of them. */
function race(candidates) {
  const times = Object.fromEntries(Object.keys(candidates).map((name) => [name, []]));
  for (let round = -1; round < ROUNDS; round++) {
    for (const [name, candidate] of Object.entries(candidates)) {
      const started = performance.now();
      candidate(round + 1);
      if (round >= 0) times[name].push(performance.now() - started);
    }
  }
  return Object.fromEntries(
    Object.entries(times).map(([name, list]) => [name, Math.round(median(list))]),
  );
}

function median(list) {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
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

  const times = race({
    node: () => run("node", ["-e", "0"]),
    help: () => run("node", [expert, "--help"]),
    createWithoutGit: (round) => run("node", [create, `plain-${round}`, ...WRITE_ONLY, "--no-git"]),
    create: (round) => run("node", [create, `git-${round}`, ...WRITE_ONLY]),
    startproject: (round) => run(join(peers, "django-admin"), ["startproject", `start_${round}`]),
    cookiecutter: (round) =>
      run(join(peers, "cookiecutter"), [template, "--no-input", "-o", `cookies-${round}`]),
  });
  const ratio = (a, b) => Number((times[a] / times[b]).toFixed(2));
  console.log(
    JSON.stringify(
      {
        rounds: ROUNDS,
        files: files(project).length,
        milliseconds: times,
        ratios: {
          "help / node": ratio("help", "node"),
          "create / cookiecutter": ratio("create", "cookiecutter"),
          "create / startproject": ratio("create", "startproject"),
          "create without git / startproject": ratio("createWithoutGit", "startproject"),
        },
      },
      null,
      2,
    ),
  );
} finally {
  rmSync(work, { recursive: true, force: true });
}
