import { EXIT, Failure, type ExitStatus } from "../errors.ts";
import type { Context } from "./context.ts";
import { create } from "./create.ts";

/** How often a signal may be told twice: `applyChanges` sends on one that came too late for it. */
const ECHO_MS = 500;

type Program = "create-django-expert" | "django-expert";

/**
 * Runs one of the two programs as this process and sets its exit status. Help and version are answered
 * without loading what commands need.
 */
export async function main(program: Program): Promise<void> {
  const argv = process.argv.slice(2);
  keepGoingWithoutReader();
  process.on("uncaughtException", (error) => {
    void tell(error, argv).then((status) => process.exit(status));
  });
  try {
    process.exitCode = (await answerAtOnce(program, argv)) ?? (await run(program, argv));
  } catch (error) {
    process.exitCode = await tell(error, argv);
  }
  // A handle that someone forgot must not keep the process; what is written is out long before.
  setTimeout(() => process.exit(), 2000).unref();
}

async function answerAtOnce(
  program: Program,
  argv: readonly string[],
): Promise<ExitStatus | undefined> {
  const end = argv.indexOf("--");
  const words = end < 0 ? argv : argv.slice(0, end);
  if (words.some((word) => word === "--version" || word === "-V")) {
    const { version } = await import("../version.ts");
    process.stdout.write(`${version}\n`);
    return EXIT.done;
  }
  const first = words.find((word) => !word.startsWith("-"));
  const isHelp = first === "help" && program === "django-expert";
  const isBare = words.length === 0 && program === "django-expert";
  if (!isHelp && !isBare && !words.some((word) => word === "--help" || word === "-h")) {
    return undefined;
  }
  const { helpFor } = await import("./help.ts");
  const named = words.filter((word) => !word.startsWith("-"));
  const topics = isHelp ? named.slice(1) : named;
  process.stdout.write(await helpFor(program, topics, process.stdout.columns));
  return EXIT.done;
}

async function run(program: Program, argv: readonly string[]): Promise<ExitStatus> {
  const context = contextOfProcess(argv);
  if (program === "create-django-expert") return create(context);
  const { commandIn } = await import("./commands.ts");
  const { command, rest } = commandIn(argv);
  const { run: runCommand } = await command.load();
  return runCommand({ ...context, argv: rest });
}

/** The context of this process, with its signals turned into an abort. */
function contextOfProcess(argv: readonly string[]): Context {
  const signal = abortBySignals();
  return {
    argv,
    cwd: currentFolder(),
    env: process.env,
    platform: process.platform,
    stdin: {
      // Asked of the system, because Node's stream of it, once made, is kept open.
      get isTTY() {
        return process.getBuiltinModule("node:tty").isatty(0);
      },
    },
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => performance.now(),
    signal,
    prompts: async () => (await import("./terminal-prompts.ts")).terminalPrompts(signal),
    runProgram: async (...call) => (await import("./run-program.ts")).runProgram(...call),
  };
}

/** The first signal asks the run to end in its own order; a second one, by an impatient person, ends it. */
function abortBySignals(): AbortSignal {
  const controller = new AbortController();
  let since = 0;
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) {
        if (performance.now() - since > ECHO_MS) process.exit(EXIT.interrupted);
        return;
      }
      since = performance.now();
      const message = `Interrupted (${name}).`;
      controller.abort(new Failure({ code: "interrupted", message, exit: EXIT.interrupted }));
    });
  }
  return controller.signal;
}

function currentFolder(): string {
  try {
    return process.cwd();
  } catch (cause) {
    throw new Failure({
      code: "folder-gone",
      message: "The folder that this was started in is gone.",
      next: "Go to a folder that exists.",
      cause,
    });
  }
}

/**
 * Whoever read our output may have gone (`| head`): the work goes on, it is only told to nobody. Where the
 * output cannot be written for another reason, the run is no success.
 */
function keepGoingWithoutReader(): void {
  let isCutOff = false;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", ({ code }: NodeJS.ErrnoException) => (isCutOff ||= code !== "EPIPE"));
  }
  process.on("exit", () => {
    if (isCutOff) process.exitCode ||= EXIT.failed;
  });
}

async function tell(error: unknown, argv: readonly string[]): Promise<ExitStatus> {
  const { failureJson, failureText } = await import("./failure-text.ts");
  const { colours, wantsColour } = await import("./colours.ts");
  const wish = argv.includes("--no-color") ? false : argv.includes("--color") ? true : undefined;
  const isColoured = wantsColour(wish, process.env, process.stderr.isTTY === true);
  process.stderr.write(failureText(error, colours(isColoured), argv.includes("--debug")));
  if (argv.includes("--json"))
    process.stdout.write(`${JSON.stringify(failureJson(error), null, 2)}\n`);
  return error instanceof Failure ? error.exit : EXIT.failed;
}
