/** A name for several features that are asked for together, in a repository that lacks them. */
export interface Bundle {
  name: string;
  summary: string;
  features: readonly string[];
}

/** What a senior engineer asks for before the first deployment comes first. */
export const bundles: readonly Bundle[] = [
  {
    name: "production",
    summary: "All that a project needs before its first deployment, each part with --without",
    features: [
      "env",
      "https",
      "database",
      "db-pool",
      "password-validation",
      "docker",
      "ci",
      "health",
      "logging",
      "security",
      "static",
    ],
  },
];
