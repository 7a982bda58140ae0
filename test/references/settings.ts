import { features } from "../../generators/features/index.ts";
import { catalogue } from "../../generators/index.ts";
import { PRESETS } from "../../generators/presets.ts";
import { planProject } from "../../src/recipes/plan.ts";
import { resolveFeatures } from "../../src/recipes/resolve.ts";
import { ANSWERS } from "../answers.ts";
import type { Line } from "./harness/sample.ts";

/** What means the same wherever it stands. */
const LITERAL = /^(?:-?[\d_.]+|"[^"]*"|True|False|None)$/;

/** The literals that settings are set to at the top level, by name. */
export function assignmentsOf(source: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = "", value = ""] of source.matchAll(/^([A-Z][A-Z\d_]*) = (.+)$/gm)) {
    const literal = value.replace(/\s+#.*$/, "");
    if (LITERAL.test(literal)) found.set(name, literal);
    else found.delete(name);
  }
  return found;
}

/** What the settings of a project with everything in it set to literals, on a line of Django. */
export async function sampleSettings(django: Line) {
  const answers = { ...ANSWERS, django, database: "postgres" as const };
  const chosen = resolveFeatures(features, { preset: PRESETS.full, with: [], answers });
  const { changes } = await planProject({ ...answers, features: chosen.features }, catalogue);
  const read = (name: string) => changes.read(`config/settings/${name}.py`) ?? "";
  const base = assignmentsOf(read("base"));
  return { base, production: new Map([...base, ...assignmentsOf(read("production"))]) };
}
