import { choice, flag, text } from "./option.ts";

const GROUP = "How it runs";

/** Consent in advance. */
export function yesOption(summary: string) {
  return flag(summary).short("y").group(GROUP);
}

/** What every command that changes files takes. */
export const changeOptions = {
  yes: yesOption("Take the defaults, and do not ask; never overwrites"),
  dryRun: flag("Show what would be written, and write nothing").group(GROUP),
  force: flag("Overwrite files that differ").group(GROUP),
  skipExisting: flag("Leave files that exist as they are").excludes("force").group(GROUP),
  install: flag("Lock the dependencies")
    .default(true)
    .off("Do not lock the dependencies")
    .group(GROUP),
  verify: choice("Where to prove that it works", [
    { value: "auto", label: "a container, else this machine" },
    { value: "container", label: "Docker or Podman" },
    { value: "local", label: "Python on this machine" },
    { value: "none", label: "not at all" },
  ])
    .placeholder("WHERE")
    .default("auto")
    .group(GROUP),
};

/** What every command takes. */
export const commonOptions = {
  json: flag("Print JSON, and nothing else on stdout").group(GROUP),
  quiet: flag("Print only what went wrong").short("q").group(GROUP),
  color: flag("Print in colour")
    .off("No colours; the variable NO_COLOR does the same")
    .optional()
    .default(undefined)
    .group(GROUP),
  cwd: text("Run as if started in this folder").placeholder("DIR").default(".").group(GROUP),
  debug: flag("Show the stack of an error").group(GROUP),
};
