import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { EXIT, type ExitStatus } from "../errors.ts";
import { createServer } from "../mcp/server.ts";
import type { Context } from "./context.ts";
import { rootOf } from "./read-options.ts";

/** `django-expert mcp`: serves the tools for assistants on standard input and output, until that ends. */
export async function serveMcp(values: { cwd: string }, context: Context): Promise<ExitStatus> {
  const cwd = rootOf(context, values);
  const { env, platform, now, signal, runProgram } = context;
  const silent = { write: () => true };
  const server = createServer({
    argv: [],
    cwd,
    env,
    platform,
    stdin: { isTTY: false },
    stdout: silent,
    stderr: silent,
    now,
    signal,
    prompts: () => Promise.reject(new Error("Nobody is there to ask.")),
    runProgram,
  });
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
