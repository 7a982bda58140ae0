import { createRequire } from "node:module";
import { features } from "../../generators/features/index.ts";
import type { Answers } from "../../src/recipes/answers.ts";
import { resolveFeatures } from "../../src/recipes/resolve.ts";

// covertable is CommonJS whose export cannot be told apart from its default by name.
const { make } = createRequire(import.meta.url)("covertable") as typeof import("covertable");

/** Every value of every option that shapes a project. */
export const OPTIONS = {
  django: ["5.2", "6.0", "6.1"],
  python: ["3.13", "3.14"],
  database: ["postgres", "mysql", "sqlite"],
  user: ["email", "username"],
  packageManager: ["uv", "pip", "poetry"],
  tests: ["pytest", "django"],
  ci: ["github", "gitlab"],
  storage: ["s3", "gcs", "azure"],
  license: ["MIT", "BSD-3-Clause", "Apache-2.0", "proprietary"],
} as const;

/**
 * Rows in which every two values of any two options meet, each feature being an option of its own.
 *
 * @param seed the same seed gives the same rows
 */
export function pairwiseRows(seed: string): Answers[] {
  const factors: Record<string, (string | boolean)[]> = {};
  for (const [option, values] of Object.entries(OPTIONS)) factors[option] = [...values];
  for (const { name, supporting } of features) if (!supporting) factors[`+${name}`] = [true, false];

  return make(factors, { seed }).map((row: Record<string, string | boolean>, index) => {
    const options = Object.fromEntries(Object.keys(OPTIONS).map((option) => [option, row[option]]));
    const answers = {
      ...options,
      name: `matrix-${index + 1}`,
      timeZone: index % 2 ? "Europe/Berlin" : "UTC",
      language: index % 3 ? "en-us" : "de",
      author: index % 2 ? "Ada Lovelace" : "",
    } as Omit<Answers, "features">;
    // As a preset, so that what these options rule out is dropped rather than refused.
    const preset = features.map(({ name }) => name).filter((name) => row[`+${name}`]);
    return {
      ...answers,
      features: resolveFeatures(features, { preset, with: [], answers }).features,
    };
  });
}
