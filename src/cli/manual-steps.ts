import type { ChangeSet } from "../changes/change-set.ts";
import type { Reporter } from "./reporter.ts";

/** Says what is left to do by hand: where, why, and what to paste. */
export function showManualSteps({ manuals }: ChangeSet, reporter: Reporter): void {
  const { yellow } = reporter.colours;
  for (const { path, reason, snippet } of manuals) {
    reporter.line();
    reporter.line(`${yellow("By hand")}   ${path}: ${reason}`);
    for (const line of snippet.trimEnd().split("\n")) reporter.line(`    ${line}`);
  }
}
