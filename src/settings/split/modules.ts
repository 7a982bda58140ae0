import type { EnvironmentName } from "../../project/setting-environments.ts";

const TITLES: Readonly<Record<EnvironmentName, string>> = {
  development: "Settings of development, on top of those that all share.",
  production: "Settings of production, on top of those that all share.",
  test: "Settings of tests, on top of those that all share.",
};

const STAR = "# noqa: F401, F403";

/** The module of an environment, which so far has the settings that all share. */
export function environmentModule(environment: EnvironmentName, from = ".base"): string {
  return `"""${TITLES[environment]}"""\n\nfrom ${from} import *  ${STAR}\n`;
}

/**
 * The package itself: whoever names it gets what the single module gave.
 *
 * @param underscored names that a star leaves out and that code of the repository imports
 */
export function packageModule(underscored: readonly string[]): string {
  const lines = [
    '"""What all environments share, for whoever names the package itself."""',
    "",
    `from .base import *  ${STAR}`,
  ];
  for (const name of underscored) lines.push(`from .base import ${name}  # noqa: F401`);
  return `${lines.join("\n")}\n`;
}
