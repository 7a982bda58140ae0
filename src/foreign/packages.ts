import type { Packages } from "../recipes/feature.ts";
import { requirePackage } from "../wiring/index.ts";
import type { Ground } from "./ground.ts";

const GROUPS = ["runtime", "prod", "dev"] as const;

/** Asks for packages where the repository asks for its own, in versions that its Django supports. */
export function requirePackages(
  { wiring, layout, context }: Ground,
  packages: Packages,
  reason: string,
  requirement: (name: string, django?: string) => string,
): void {
  for (const group of GROUPS) {
    for (const name of packages[group] ?? []) {
      // What an image is started by otherwise is not installed there.
      if (name === "gunicorn" && context["uvicorn"]) continue;
      requirePackage({ ...wiring, reason }, requirement(name, layout.django), group);
    }
  }
}

/** A gunicorn of before 21 imports what later releases of setuptools no longer have. */
export function supportServer({ wiring, layout }: Ground): void {
  const { version, path } = layout.project.packages.requested.get("gunicorn") ?? {};
  if (version && path && /^(?:1?\d|20)\./.test(version))
    requirePackage({ ...wiring, reason: "docker" }, "setuptools<81", "prod");
}
