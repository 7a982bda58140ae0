import { commonOptions } from "../../options/general-options.ts";
import type { Context } from "../context.ts";
import { readOptions } from "../read-options.ts";

const { cwd, debug } = commonOptions;

export const options = { cwd, debug };

export const examples = ["django-expert mcp", "django-expert mcp --cwd ~/shop"];

export async function run(context: Context) {
  const values = await readOptions(options, context);
  const { serveMcp } = await import("../mcp.ts");
  return serveMcp(values, context);
}
