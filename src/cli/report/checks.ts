import type { Context } from "../context.ts";
import { silentContext } from "../silent-context.ts";
import { prove } from "../verification.ts";

/** What `check` proves of a project, a line a step. */
export async function verificationLines(
  root: string,
  profile: "quick" | "default",
  { signal }: Context,
): Promise<string[]> {
  const { reporter } = silentContext(signal, root);
  const proof = await prove(root, "auto", profile, { reporter, signal });
  if (proof.status === "left out") return [];
  return proof.steps.map(
    ({ id, status, detail }) => `${id}: ${status}${detail ? `, ${detail}` : ""}`,
  );
}
