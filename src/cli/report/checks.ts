import type { Context } from "../context.ts";

/** What `check` proves of a project, a line a step. */
export async function verificationLines(
  root: string,
  profile: "quick" | "default",
  { env, signal }: Context,
): Promise<string[]> {
  const [{ verify }, { thisMachine }, { detectProject }, { DiskTree }] = await Promise.all([
    import("../../verify/verify.ts"),
    import("../../verify/machine.ts"),
    import("../../verify/detect-project.ts"),
    import("../../tree/disk-tree.ts"),
  ]);
  const project = detectProject(root, new DiskTree(root));
  const { steps } = await verify(project, {
    profile,
    only: [],
    runner: "auto",
    signal,
    machine: thisMachine(env),
  });
  return steps.map(({ id, status, detail }) => `${id}: ${status}${detail ? `, ${detail}` : ""}`);
}
