import { join } from "node:path";
import { PARSER_FLAGS, SHORT_RUN_FLAGS, setV8Flags } from "../v8-flags.ts";
import { cacheFolder } from "./cache-folder.ts";
import { Chunks } from "./chunks.ts";
import { CodeCache } from "./code-cache.ts";

type Program = "create-django-expert" | "django-expert";

/** Commands that end before optimised code pays, by all their names. */
export const SHORT: ReadonlySet<string> = new Set(["create", "add", "generate", "g"]);

/**
 * Runs one of the two programs from the build, with what V8 compiled when the same command ran before.
 *
 * @param folder of the build, absolute
 * @param build tells builds apart
 */
export async function launch(program: Program, folder: string, build: string): Promise<void> {
  const command = commandOf(program, process.argv.slice(2));
  // V8 takes code only from a run with the same flags, so they are set before anything is loaded.
  setV8Flags(SHORT.has(command) ? [...PARSER_FLAGS, ...SHORT_RUN_FLAGS] : PARSER_FLAGS);
  const kept = cacheFolder(process.env, process.platform);
  const cache = kept === undefined ? undefined : new CodeCache(join(kept, command), build);
  const chunks = new Chunks(folder, (chunk) => cache?.codeOf(chunk));
  // A command that does not exist, or was interrupted, is not worth keeping.
  process.once("exit", (status) => status <= 1 && cache?.save(chunks.scripts));
  const { main } = chunks.load("main.cjs") as typeof import("../cli/main.ts");
  await main(program);
}

/** What the command is called by: code is kept for each, since each compiles other functions of the same chunks. */
function commandOf(program: Program, argv: readonly string[]): string {
  if (program === "create-django-expert") return "create";
  const first = argv.find((word) => !word.startsWith("-")) ?? "";
  return /^[a-z]{1,20}$/.test(first) ? first : "help";
}
