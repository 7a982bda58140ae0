import type { Outcome } from "../processes.ts";

const MARKER = "@@django-expert@@";

/** What a probe found, and what was written beside it; undefined where it did not get to the end. */
export function probeResult<T>({
  stdout,
  output,
}: Outcome): { found: T; beside: string } | undefined {
  const line = stdout.split(/\r?\n/).findLast((text) => text.startsWith(MARKER));
  if (line === undefined) return undefined;
  const beside = output.replace(line, "").trim();
  return { found: JSON.parse(line.slice(MARKER.length)) as T, beside };
}
