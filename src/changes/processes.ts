import { readFileSync, readlinkSync } from "node:fs";
import { hostname, uptime } from "node:os";

/** A process, told from later ones that get its number. */
export interface Owner {
  pid: number;
  /** The machine and, on Linux, the process namespace: the numbers of a container mean nothing outside. */
  host: string;
  /** When the process started, in the kernel's own measure; empty where that cannot be had. */
  start: string;
  /** Milliseconds since 1970. */
  since: number;
}

/** What an owner elsewhere, whose process we cannot see, is given: a run writes for seconds. */
const ELSEWHERE_MS = 10 * 60 * 1000;

export function thisProcess(): Owner {
  return { pid: process.pid, host: thisHost(), start: startOf(process.pid), since: Date.now() };
}

/** Whether the process still runs; in doubt it does. */
export function isAlive(owner: Owner): boolean {
  if (owner.host !== thisHost()) return Date.now() - owner.since < ELSEWHERE_MS;
  if (owner.since < Date.now() - uptime() * 1000 - 1000) return false;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
  const start = startOf(owner.pid);
  return start === "" || owner.start === "" || start === owner.start;
}

export function thisHost(): string {
  const name = hostname();
  try {
    return `${name} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return name;
  }
}

function startOf(pid: number): string {
  try {
    // Field 22 of proc(5) stat; the second one is a name in parentheses that may hold spaces.
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[19] ?? "";
  } catch {
    return "";
  }
}
