import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { topicId, type Topic } from "../../../src/references/document.ts";
import { execute, type Outcome } from "../../../src/verify/processes.ts";
import type { Environment } from "../../../src/verify/runner.ts";
import { pythonName, shortName, type LooseBlock, type Trouble } from "./plan.ts";
import { copyOf, type Sample } from "./sample.ts";

type ConsoleBlock = LooseBlock<"console">;

interface With {
  sample: Sample;
  environment: Environment;
  /** All variables of the example file, and the services. */
  env: Readonly<Record<string, string>>;
  /** An empty folder of this machine. */
  work: string;
}

interface Call {
  command: string;
  /** Lines that its output has to have. */
  shown: string[];
}

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const RUNS = "console_runs";
const WILD = "…";
/** Lines of output that are told of a command that did not do as the block says. */
const SHOWN = 40;

/** The name of the database that the commands of a topic have to themselves. */
export function consoleDatabase(prefix: string, topic: Topic): string {
  return `${prefix}_c_${shortName(topic)}`;
}

/** Runs commands as they are shown, those of one topic one after another in a copy of the sample. */
export async function runConsole(
  blocks: readonly ConsoleBlock[],
  prefix: string,
  all: With,
): Promise<Trouble[]> {
  const troubles: Trouble[] = [];
  const byTopic = new Map<string, ConsoleBlock[]>();
  for (const one of blocks) {
    if (one.kind.unrun) troubles.push(...(await parse(one)));
    else byTopic.set(topicId(one.topic), [...(byTopic.get(topicId(one.topic)) ?? []), one]);
  }
  const waiting = [...byTopic.values()];
  const lane = async () => {
    for (let own = waiting.shift(); own; own = waiting.shift()) {
      const shell = new Shell(own[0]!.topic, prefix, all);
      for (const one of own) troubles.push(...(await runBlock(one, shell)));
    }
  };
  await Promise.all([lane(), lane()]);
  return troubles;
}

async function parse(one: ConsoleBlock): Promise<Trouble[]> {
  const input = callsOf(one.block.code)
    .map(({ command }) => command)
    .join("\n");
  const done = await execute(["bash", "-n"], { input });
  return done.status === 0 ? [] : [troubleOf(one, done.output.trim())];
}

async function runBlock(one: ConsoleBlock, shell: Shell): Promise<Trouble[]> {
  const calls = callsOf(one.block.code);
  if (calls.length === 0) return [troubleOf(one, "no line begins with `$ `")];
  for (const [index, { command, shown }] of calls.entries()) {
    const done = await shell.run(command);
    const fails = one.kind.fails && index === calls.length - 1;
    const said = done.output.trim().split("\n").slice(-SHOWN).join("\n");
    if ((done.status !== 0) !== fails) {
      return [troubleOf(one, `${command}: exit status ${done.status}\n${said}`)];
    }
    const missing = firstMissing(shown, done.output);
    if (missing !== undefined) {
      return [troubleOf(one, `${command}: nothing like "${missing}" in its output:\n${said}`)];
    }
  }
  return [];
}

function troubleOf({ topic, block }: ConsoleBlock, what: string): Trouble {
  const where = `references/${topic.document}.md:${block.line}`;
  return { topic: topicId(topic), where, what };
}

function callsOf(code: string): Call[] {
  const calls: Call[] = [];
  let continues = false;
  for (const line of code.trimEnd().split("\n")) {
    const last = calls.at(-1);
    if (continues) last!.command += `\n${line}`;
    else if (line.startsWith("$ ")) calls.push({ command: line.slice(2), shown: [] });
    else last?.shown.push(line);
    continues = (continues || line.startsWith("$ ")) && line.endsWith("\\");
  }
  return calls;
}

/** The first line that is shown and does not come, in this order; `…` stands for anything. */
function firstMissing(shown: readonly string[], output: string): string | undefined {
  const real = output.split("\n").map((line) => line.trim());
  let at = 0;
  for (const line of shown.map((text) => text.trim()).filter(Boolean)) {
    if (line === WILD) continue;
    const parts = line.split(WILD).map((part) => part.trim());
    const found = real.findIndex((text, index) => index >= at && hasAll(text, parts));
    if (found < 0) return line;
    at = found + 1;
  }
  return undefined;
}

function hasAll(text: string, parts: readonly string[]): boolean {
  let at = 0;
  return parts.every((part) => {
    const found = text.indexOf(part, at);
    at = found + part.length;
    return found >= 0;
  });
}

/** A copy of the sample, beside Python and beside this package: each runs its own commands. */
class Shell {
  readonly #all: With;
  readonly #folder: string;
  readonly #host: string;
  readonly #env: Record<string, string>;
  #started: Promise<unknown> | undefined;
  /** What both sides have, once this machine has a copy as well. */
  #known: Map<string, string> | undefined;

  constructor(topic: Topic, prefix: string, all: With) {
    this.#all = all;
    this.#folder = `${RUNS}/${pythonName(topic.document)}__${pythonName(topic.slug)}`;
    this.#host = join(all.work, pythonName(topic.document), pythonName(topic.slug));
    const { DJANGO_SETTINGS_MODULE: _, ...env } = all.env;
    const database = consoleDatabase(prefix, topic);
    const DATABASE_URL = (env["DATABASE_URL"] ?? "").replace(/\/[^/]*$/, `/${database}`);
    this.#env = { ...env, DATABASE_URL };
  }

  async run(command: string): Promise<Outcome> {
    const own = /^(?:npx (?:-p create-django-expert )?)?django-expert\s+([^]*)$/.exec(command)?.[1];
    if (own !== undefined) return this.#runOurs(own);
    const { environment } = this.#all;
    this.#started ??= environment.run(["sh", "-c", COPY, "sh", this.#folder]);
    await this.#started;
    const plain = command.replaceAll(/(^|&& |\| )uv run (?:--\S+ )*/g, "$1");
    return environment.run(["sh", "-c", plain], { env: this.#env, folder: this.#folder });
  }

  async #runOurs(line: string): Promise<Outcome> {
    const isChange =
      /^(g|generate|add)\b/.test(line) && !/--(verify|dry-run|help|json)\b/.test(line);
    const flags = isChange ? " --yes --verify none" : "";
    await this.#pull();
    const program = `node --import "${ROOT}node_modules/tsx/dist/loader.mjs" "${ROOT}bin/django-expert.ts"`;
    const env = { ...process.env, XDG_STATE_HOME: join(this.#host, "..", "state"), NO_COLOR: "1" };
    const argv = ["sh", "-c", `${program} ${line}${flags}`];
    const done = await execute(argv, { cwd: this.#host, env });
    await this.#push();
    // Without a look at the project, migrations are left to be made.
    return done.status === 3 && isChange ? { ...done, status: 0 } : done;
  }

  /** Brings here what commands beside Python have changed. */
  async #pull(): Promise<void> {
    const { sample, environment } = this.#all;
    if (!this.#known) {
      await mkdir(dirname(this.#host), { recursive: true });
      await copyOf(sample, this.#host);
      this.#known = await textsIn(this.#host);
    }
    if (!this.#started) return;
    const done = await environment.run(["python", "-c", TEXTS], { folder: this.#folder });
    const there = new Map(Object.entries(JSON.parse(done.stdout) as Record<string, string>));
    for (const [path, text] of there) {
      if (this.#known.get(path) === text) continue;
      await mkdir(dirname(join(this.#host, path)), { recursive: true });
      await writeFile(join(this.#host, path), text);
    }
    this.#known = there;
  }

  /** Takes there what was changed here. */
  async #push(): Promise<void> {
    const { environment } = this.#all;
    this.#started ??= environment.run(["sh", "-c", COPY, "sh", this.#folder]);
    await this.#started;
    const here = await textsIn(this.#host);
    const changed = new Map<string, string | undefined>();
    for (const [path, text] of here) {
      if (this.#known?.get(path) !== text) changed.set(`${this.#folder}/${path}`, text);
    }
    for (const path of this.#known?.keys() ?? []) {
      if (!here.has(path)) changed.set(`${this.#folder}/${path}`, undefined);
    }
    if (changed.size > 0) await environment.write(changed);
    this.#known = here;
  }
}

const COPY = `mkdir -p "$1" && for one in $(ls -A); do
  case $one in ${RUNS}|topics|topics_settings|references_run|references_blocks) ;; *) cp -r "$one" "$1/" ;; esac
done`;

const TEXTS = `
import json, pathlib
skip = {".git", "__pycache__", ".venv", ".mypy_cache", ".ruff_cache", ".pytest_cache"}
texts = {}
for path in pathlib.Path().rglob("*"):
    if path.is_file() and not skip & set(path.parts):
        try:
            texts[path.as_posix()] = path.read_bytes().decode()
        except UnicodeDecodeError:
            pass
print(json.dumps(texts))
`;

async function textsIn(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = new Map<string, string>();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1);
    if (/(^|\/)(\.git|__pycache__)\//.test(name)) continue;
    texts.set(name, await readFile(path, "utf8"));
  }
  return texts;
}
