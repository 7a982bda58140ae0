import { type Machine, Raised } from "../machine.ts";
import { type Args, forced, Unknown, type Value } from "../values.ts";

/** Set on every machine, to something that only it knows. */
const AMBIENT = new Set([
  "HOME",
  "PATH",
  "USER",
  "USERNAME",
  "LOGNAME",
  "PWD",
  "SHELL",
  "HOSTNAME",
  "TMPDIR",
  "TEMP",
]);

/**
 * Reads an environment variable whose name is the first argument.
 *
 * @param preset what it is where it is not set; undefined where the code would fail
 */
export function readVariable(args: Args, machine: Machine, preset?: Value): Value {
  const name = forced(args.positional[0] ?? args.named.get("var") ?? args.named.get("key") ?? null);
  if (typeof name !== "string")
    return preset === undefined
      ? new Unknown(args.node?.text ?? "an environment variable")
      : preset;
  if (AMBIENT.has(name)) return new Unknown(`environment variable ${name}`);
  noteVariable(name, preset === undefined, args, machine);
  machine.trace.read(name, preset);
  const set = machine.environment.entries.get(name);
  if (set !== undefined) return set;
  if (preset !== undefined) return preset;
  if (machine.catches("KeyError")) throw new Raised("KeyError", name);
  return new Unknown(`environment variable ${name}`);
}

/** Remembers that the code reads a variable; where it is read twice, whether one of them needs it. */
export function noteVariable(name: string, required: boolean, args: Args, machine: Machine): void {
  const known = machine.variables.get(name);
  const needed = required && machine.undecided === 0;
  if (known) {
    known.required ||= needed;
    return;
  }
  const path = args.scope?.module.path ?? "";
  const line = (args.node?.startPosition.row ?? 0) + 1;
  machine.variables.set(name, { name, required: needed, path, line });
}
