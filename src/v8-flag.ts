import { setFlagsFromString } from "node:v8";

/**
 * Sets a flag of V8 while the process runs. A Node that does not know it would complain on stderr.
 *
 * @param lastNode the last line of Node that is known to have it
 */
export function setV8Flag(flag: string, lastNode: number): void {
  if (Number.parseInt(process.versions.node) <= lastNode) setFlagsFromString(flag);
}
