import type { Profile } from "../verify/step.ts";
import type { Verdict, VerifyOptions } from "../verify/verify.ts";
import type { Reporter } from "./reporter.ts";

/** Where to verify: as `--verify` says. */
export type Where = "auto" | "container" | "local" | "none";

/** What verification found, or that there was none. */
export type Proof = Verdict | { status: "left out" };

export interface ProvingOutside {
  /** What was changed and has to leave the rest as it was. */
  since?: VerifyOptions["since"];
  /** Only these steps, whatever the profile has. */
  only?: readonly string[];
  reporter: Reporter;
  signal: AbortSignal;
}

/** Verifies a project where `--verify` says, and shows it while it goes on. */
export async function prove(
  root: string,
  where: Where,
  profile: Profile,
  { reporter, signal, since, only = [] }: ProvingOutside,
): Promise<Proof> {
  if (where === "none") return { status: "left out" };
  const [{ verify }, { detectProject }, { DiskTree }, { VerificationReport }] = await Promise.all([
    import("../verify/verify.ts"),
    import("../verify/detect-project.ts"),
    import("../tree/disk-tree.ts"),
    import("./verification-report.ts"),
  ]);
  const { out, colours, isTerminal } = reporter;
  const report = out && new VerificationReport(out, colours, isTerminal);
  let verdict: Verdict;
  try {
    verdict = await verify(detectProject(root, new DiskTree(root)), {
      profile,
      only,
      runner: where,
      signal,
      since,
      ...(report && { reporter: report }),
    });
  } finally {
    report?.close();
  }
  if (verdict.status === "unverified") tellUnverified(verdict, reporter);
  return verdict;
}

/** Says that nothing was proven, why, and how it can be. */
function tellUnverified({ steps: [environment] }: Verdict, reporter: Reporter): void {
  reporter.note("not verified");
  for (const line of [environment?.detail, ...(environment?.lines ?? []), environment?.next]) {
    if (line) reporter.line(`  ${line}`);
  }
}

/** Whether verification was asked for by name, and there was nothing to verify with. */
export function isOwed(proof: Proof, where: Where): boolean {
  return proof.status === "unverified" && where !== "auto";
}
