import { spawnSync } from "node:child_process";
import { cpSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { race } from "./race.mjs";

const ROUNDS = 3;
/** Models of an app. */
const OF_APP = 10;
const SMALL = 100;
const LARGE = 1000;
const WRITE_ONLY = ["--yes", "--verify", "none", "--quiet"];

/**
 * What `generate resource --spec` takes for a small and for a large domain, written to the disk: milliseconds a model,
 * how the two compare (1 is linear), and the most memory of the large one, in MB. And `generate model` in the large project
 * beside the same in the one it was made from.
 *
 * @param expert the path of the built `django-expert`
 * @param project the folder of a project
 * @param work a folder to work in
 */
export function domain(expert, project, work) {
  const folder = (name) => join(work, `domain-${name}`);
  const specs = Object.fromEntries(
    [SMALL, LARGE].map((count) => {
      const path = join(work, `domain-${count}.yaml`);
      writeFileSync(path, domainOf(count));
      return [count, path];
    }),
  );
  const fill = (count) => {
    rmSync(folder(count), { recursive: true, force: true });
    cpSync(project, folder(count), { recursive: true });
    return generate(expert, folder(count), ["resource", "--spec", specs[count]]);
  };
  const memory = [];
  const filled = race({ small: () => fill(SMALL), large: () => memory.push(fill(LARGE)) }, ROUNDS);
  const model = (path) =>
    generate(expert, path, ["model", "extra.Note", "title:char:200", "--dry-run"]);
  for (const path of [project, folder(LARGE)]) generate(expert, path, ["app", "extra"]);
  const added = race(
    { empty: () => model(project), large: () => model(folder(LARGE)) },
    ROUNDS * 3,
  );
  const each = (name, count) => Number((cost(filled[name]) / count).toFixed(2));
  return {
    rounds: ROUNDS,
    milliseconds: { ...filled, modelInEmpty: added.empty, modelInLarge: added.large },
    "milliseconds a model": { [SMALL]: each("small", SMALL), [LARGE]: each("large", LARGE) },
    "large / small, a model": Number((each("large", LARGE) / each("small", SMALL)).toFixed(2)),
    "memory in MB": Math.max(...memory),
    "model in large / in empty": Number((cost(added.large) / cost(added.empty)).toFixed(2)),
  };
}

/** Processor time where it is known, which other work on the machine changes least. */
function cost({ processor, least }) {
  return processor ?? least;
}

function domainOf(models) {
  const apps = models / OF_APP;
  const app = (_, number) => {
    const model = (__, index) => {
      const other = `area${(number + 1) % apps}.Thing${(index + 1) % OF_APP}`;
      return `  Thing${index}:\n    fields: [title:char:200, body:text, 'price:decimal:10,2', other:fk:${other}:null, 'status:choice:draft,published']\n`;
    };
    return `area${number}:\n${Array.from({ length: OF_APP }, model).join("")}`;
  };
  return Array.from({ length: apps }, app).join("");
}

/** Runs a generator, and gives the most memory that it had, in MB; 0 where the system does not tell. */
function generate(expert, cwd, words) {
  const timed = existsSync("/usr/bin/time") ? ["/usr/bin/time", "--format=%M"] : [];
  const [command, ...args] = [
    ...timed,
    process.execPath,
    expert,
    "generate",
    ...words,
    ...WRITE_ONLY,
  ];
  const done = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (done.error || done.status !== 0) {
    throw new Error(`generate ${words.join(" ")}: ${done.error?.message ?? done.stderr}`);
  }
  return Math.round(Number(timed.length > 0 ? done.stderr.trim().split("\n").at(-1) : 0) / 1024);
}
