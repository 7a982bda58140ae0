import { EXIT, Failure } from "../errors.ts";
import { expertCommand } from "../expert-command.ts";
import { excerpt } from "./excerpt.ts";

const UNREACHABLE =
  /dns error|failed to lookup address|Temporary failure (in name resolution|resolving)|Could not resolve host|network is unreachable|NewConnectionError|ConnectTimeout|tunnel error|client error \(Connect\)|Could not connect to/i;

/** Whether what failed did so because the network cannot be reached. */
export function isOffline(output: string): boolean {
  return UNREACHABLE.test(output);
}

/** Says why dependencies could not be installed: they are wrong, or they cannot be fetched from here. */
export function installationFailure(output: string): Failure {
  const details = excerpt(output);
  if (isOffline(output)) {
    return new Failure({
      code: "offline",
      message: "The dependencies could not be fetched: the package index does not answer.",
      next: `Connect to the network, then run: ${expertCommand("check")}`,
      details,
    });
  }
  return new Failure({
    code: "environment-failed",
    message: "The dependencies could not be installed.",
    next: "Mend what the lines above name; the lock file may need to be made again.",
    details,
    exit: EXIT.unverified,
  });
}
