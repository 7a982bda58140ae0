import { spawnSync } from "node:child_process";
import { race } from "./race.mjs";

/** Each round takes seconds. */
const ROUNDS = 5;

/** Marks the images that `check` makes, and with them their containers. */
const LABEL = "label=django-expert.environment=1";

/**
 * What a warm `check --quick` takes beyond Django's own `manage.py check` in a container of the same image, in
 * milliseconds by the clock (an engine's work is not counted as the processor time of who asked for it); `{ unavailable }` says why where there is no container engine that could tell.
 *
 * @param expert the path of the built `django-expert`
 * @param project the folder of a project
 */
export function quickCheck(expert, project) {
  const engine = ["docker", "podman"].find((name) => spawnSync(name, ["version"]).status === 0);
  if (!engine) return { unavailable: "no container engine answers" };
  const check = () =>
    run(process.execPath, [expert, "check", "--quick", "--runner", "container", "--cwd", project]);

  const since = epoch(0);
  const { pid } = check();
  const image = imageOf(engine, pid, since);
  if (!image) return { unavailable: `${engine} does not tell which image the check ran in` };

  const container = run(engine, ["run", "--detach", "--rm", image, "sleep", "3600"]).stdout.trim();
  try {
    run(engine, ["cp", `${project}/.`, `${container}:/project`]);
    const milliseconds = race(
      {
        quickCheck: check,
        manageCheck: () => run(engine, ["exec", container, "python", "manage.py", "check"]),
      },
      ROUNDS,
    );
    const { quickCheck: ours, manageCheck: django } = milliseconds;
    return {
      rounds: ROUNDS,
      milliseconds,
      above: { median: ours.median - django.median, least: ours.least - django.least },
    };
  } finally {
    spawnSync(engine, ["rm", "--force", "--volumes", container]);
  }
}

/** The image of the container that a process made, which has its number in the name. */
function imageOf(engine, pid, since) {
  const filters = ["event=create", LABEL].flatMap((filter) => ["--filter", filter]);
  const period = ["--since", since, "--until", epoch(1000)];
  const made = run(engine, ["events", ...period, ...filters, "--format", "{{json .}}"]).stdout;
  const attributes = made
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line).Actor?.Attributes);
  return attributes.find((one) => one?.name.split("-").includes(String(pid)))?.image;
}

/** The time by now and some milliseconds, as engines take it: in whole seconds. */
function epoch(after) {
  return String(Math.floor((Date.now() + after) / 1000));
}

function run(command, args) {
  const done = spawnSync(command, args, { encoding: "utf8" });
  if (done.error || done.status !== 0) {
    throw new Error(`${command} ${args.join(" ")}: ${done.error?.message ?? done.stderr}`);
  }
  return done;
}
