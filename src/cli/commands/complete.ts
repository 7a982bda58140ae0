import { resolve } from "node:path";
import { Site } from "../../components/site.ts";
import { EXIT } from "../../errors.ts";
import { words } from "../../options/option.ts";
import { suggestions } from "../complete/suggestions.ts";
import type { Context } from "../context.ts";
import { kindsIn } from "../generate/kinds.ts";
import { openRepository } from "../generate/repository.ts";

export const options = {
  words: words("The words behind generate, the last one as far as it is written").positional(),
};

export const examples = ["django-expert complete viewset blog."];

/** What completion scripts call: candidates, a line each, with a tab before what they mean. Fails in silence. */
export async function run(context: Context) {
  const { argv, cwd, stdout } = context;
  const given = argv[0] === "--" ? argv.slice(1) : argv;
  const site = () =>
    openRepository(resolve(cwd)).then(
      ({ project, tree, folder }) => new Site(project, tree, folder),
      () => undefined,
    );
  const kinds = await kindsIn(cwd).catch(() => []);
  const found = await suggestions(given.length > 0 ? given : [""], kinds, site);
  const current = given.at(-1) ?? "";
  for (const { value, label = "" } of found) {
    if (value.startsWith(current)) stdout.write(`${value}\t${label}\n`);
  }
  return EXIT.done;
}
