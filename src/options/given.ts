import type { Known, Options } from "./option.ts";
import { parse, type Given } from "./parse.ts";

/** The text of a file that `--config` names; relative to what is known of `--cwd`. */
export type ReadConfig = (path: string, known: Known) => Promise<string>;

/**
 * What a command line gives, and the `--config` file that it names for what it does not.
 *
 * @throws Failure (usage) where either cannot be read
 */
export async function givenBy(
  options: Options,
  argv: readonly string[],
  readConfig: ReadConfig,
): Promise<Map<string, Given>> {
  const given = parse(options, argv);
  const file = given.get("config")?.value;
  if (typeof file !== "string") return given;
  const { parseConfig } = await import("./config-file.ts");
  const known = Object.fromEntries([...given].map(([key, { value }]) => [key, value]));
  return new Map([...parseConfig(options, await readConfig(file, known), file), ...given]);
}
