import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import type { Context } from "../cli/context.ts";
import { PLAIN } from "../cli/colours.ts";
import { failureText } from "../cli/failure-text.ts";
import { version } from "../version.ts";
import { Plans } from "./plans.ts";
import { TOOLS } from "./tools.ts";

const INSTRUCTIONS = `Works in the Django repository that it was started in. Inspect first; plan a change and read its difference before you apply it; check afterwards; undo takes back the last run. What is left to do by hand is said with its file and snippet.`;

/** The server of the tools that assistants work with in a Django repository. */
export function createServer(outside: Context): McpServer {
  const server = new McpServer({ name: "django-expert", version }, { instructions: INSTRUCTIONS });
  const plans = new Plans();
  for (const { name, title, description, input, isReadOnly, run } of TOOLS) {
    server.registerTool(
      name,
      {
        title,
        description,
        inputSchema: input,
        annotations: { readOnlyHint: isReadOnly, openWorldHint: false },
      },
      async (given: Record<string, unknown>, { signal }: { signal: AbortSignal }) => {
        const context = { ...outside, signal: AbortSignal.any([outside.signal, signal]), plans };
        const { exit, text } = await run(given, context).catch((error: unknown) => ({
          exit: 1,
          text: failureText(error, PLAIN, false),
        }));
        return { content: [{ type: "text", text }], isError: exit !== 0 && exit !== 3 };
      },
    );
  }
  return server;
}
