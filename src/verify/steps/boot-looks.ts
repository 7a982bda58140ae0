import { probeResult } from "../probe/result.ts";
import { probeSource } from "../probe/sources.ts";
import type { Inspected, Stack } from "../container/stack.ts";
import { passed, type Finding, type StepContext } from "../step.ts";

const WEB = "web";
const PORT = 8000;
const STOPS_WITHIN_SECONDS = 10;
const HEADERS = [
  "strict-transport-security",
  "x-content-type-options",
  "referrer-policy",
  "x-frame-options",
  "content-security-policy",
];

interface Answer {
  status: number;
  headers: readonly (readonly [name: string, value: string])[];
  body: string;
}

/** Looks at a stack that is up: what it answers, who it runs as, and how it stops. */
export async function look(context: StepContext, stack: Stack, web: Inspected): Promise<Finding> {
  await stack.join(web);
  const wrong = [...(await wrongAnswers(context)), ...(await wrongUser(stack))];
  const stopped = await stack.stop(web.Id, STOPS_WITHIN_SECONDS + 10);
  const after = await stack.inspect(WEB);
  const seconds = stopped.ms / 1000;
  const code = after?.State.ExitCode;
  // 143 is the end by SIGTERM itself, after which nothing is left to do.
  if (seconds > STOPS_WITHIN_SECONDS || (code !== 0 && code !== 143)) {
    wrong.push(`stops in ${seconds.toFixed(1)} s with status ${code}`);
  }
  if (wrong.length > 0) {
    const logs = await stack.logs();
    const output = `${wrong.join("\n")}\n\n${logs.output}`;
    return { status: "failed", detail: wrong[0]!, lines: wrong.slice(1), output };
  }
  const healthy = secondsToHealthy(web);
  const health = healthy === undefined ? "" : `healthy after ${healthy.toFixed(1)} s, `;
  return passed(`not root, ${health}stops in ${seconds.toFixed(1)} s`);
}

async function wrongAnswers(context: StepContext): Promise<string[]> {
  const admin = `/${(context.variables["ADMIN_URL"] || "admin/").replace(/^\/+|\/+$/g, "")}/login/`;
  const schema = context.has("drf-spectacular") ? ["/api/schema/"] : [];
  const paths = ["/health/live/", "/health/ready/", admin, ...schema];
  const answers = await fetchAll(context, paths);
  const wrong = paths.flatMap((path) => notOk(path, answers.get(path)));
  const login = answers.get(admin);
  if (login?.status !== 200) return wrong;
  return [...wrong, ...(await wrongSheet(context, login)), ...wrongHeaders(login)];
}

async function wrongSheet(context: StepContext, login: Answer): Promise<string[]> {
  const sheet = /href="([^"]+\.css[^"]*)"/.exec(login.body)?.[1];
  if (!sheet) return ["the admin's login page links no style sheet"];
  if (!sheet.startsWith("/")) return [];
  return notOk(sheet, (await fetchAll(context, [sheet])).get(sheet));
}

function wrongHeaders({ headers }: Answer): string[] {
  const names = new Set(headers.map(([name]) => name));
  const lacking = HEADERS.filter((name) => !names.has(name)).map((name) => `no header ${name}`);
  const open = headers.filter(
    ([name, value]) => name === "set-cookie" && !/;\s*secure/i.test(value),
  );
  return [...lacking, ...open.map(([, value]) => `cookie without Secure: ${value.split("=")[0]}`)];
}

async function wrongUser(stack: Stack): Promise<string[]> {
  const done = await stack.exec(WEB, ["python", "-c", "import os; print(os.getuid())"]);
  if (done.status !== 0) return ["its user cannot be told: there is no python in the image"];
  return done.stdout.trim() === "0" ? ["runs as root"] : [];
}

function notOk(path: string, answer: Answer | undefined): string[] {
  if (answer?.status === 200) return [];
  const reason = answer?.status ? `answers ${answer.status}` : `does not answer: ${answer?.body}`;
  return [`${path} ${reason}`];
}

/** Asks from inside of the stack's network, where every engine lets one in. */
async function fetchAll(
  { environment, variables }: StepContext,
  paths: readonly string[],
): Promise<Map<string, Answer>> {
  const allowed = variables["ALLOWED_HOSTS"] || variables["DJANGO_ALLOWED_HOSTS"] || "localhost";
  const host = allowed.split(",")[0]!.replace(/^\./, "").replace("*", "localhost");
  const headers = { Host: host, "X-Forwarded-Proto": "https" };
  const requests = paths.map((path) => ({ url: `http://${WEB}:${PORT}${path}`, headers }));
  const done = await environment.run(["python", "-", JSON.stringify(requests)], {
    input: probeSource("fetch"),
  });
  const answers = probeResult<readonly Answer[]>(done)?.found ?? [];
  return new Map(paths.map((path, index) => [path, answers[index] ?? noAnswer(done.output)]));
}

function noAnswer(body: string): Answer {
  return { status: 0, headers: [], body };
}

/** From the start of the container to the end of the first health check that succeeded. */
function secondsToHealthy({ State }: Inspected): number | undefined {
  const first = State.Health?.Log?.find(({ ExitCode }) => ExitCode === 0);
  if (!first) return undefined;
  return Math.max(0, (timeOf(first.End) - timeOf(State.StartedAt)) / 1000);
}

/** Engines write nanoseconds, and some the zone of the machine with a space before it. */
function timeOf(text: string): number {
  return Date.parse(
    text.replace(/(\.\d{3})\d+/, "$1").replace(/^(\S+) (\S+) ([+-]\d{4}).*$/, "$1T$2$3"),
  );
}
