import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { EXIT, type ExitStatus } from "../errors.ts";
import { createServer } from "../mcp/server.ts";
import type { Context } from "./context.ts";
import { silentContext } from "./silent-context.ts";
import { rootOf } from "./read-options.ts";

/** `django-expert mcp`: serves the tools for assistants on standard input and output, until that ends. */
export async function serveMcp(values: { cwd: string }, context: Context): Promise<ExitStatus> {
  const cwd = rootOf(context, values);
  const { signal } = context;
  const server = createServer(silentContext(signal, cwd));
  const ended = new Promise<void>((resolve) => {
    server.server.onclose = () => resolve();
    process.stdin.once("end", () => resolve());
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  await server.connect(new StdioServerTransport());
  await ended;
  await server.close();
  return signal.aborted ? EXIT.interrupted : EXIT.done;
}
