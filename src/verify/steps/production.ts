import { excerpt } from "../excerpt.ts";
import { isOffline } from "../installation-failure.ts";
import type { Outcome } from "../processes.ts";
import { failedStep } from "../container/build-output.ts";
import { COMPOSE_FILES, type Stack } from "../container/stack.ts";
import {
  failed,
  inapplicable,
  passed,
  unverified,
  type Finding,
  type Step,
  type StepContext,
} from "../step.ts";
import { look } from "./boot-looks.ts";

const NO_ENGINE = "needs a container engine";
const UP_WITHIN_SECONDS = 180;
const WEB = "web";

/** The image of production. */
export const image: Step = {
  id: "image",
  title: "docker compose build of compose.production.yaml",
  line: "production",
  profile: "full",
  async run(context) {
    const stack = await stackOf(context);
    if ("status" in stack) return stack;
    const built = await stack.build(context.progress);
    if (built.status !== 0) return notBuilt(built);
    const megabytes = Math.round((await stack.imageSize(WEB)) / 1e6);
    return passed(`image ${megabytes} MB`);
  },
};

/** The production stack as it will run: every service healthy, the site served safely, an end in good time. */
export const boot: Step = {
  id: "boot",
  title: "the production stack: health, admin, headers, user, stop",
  line: "production",
  profile: "full",
  isTimed: true,
  async run(context) {
    const stack = await stackOf(context);
    if ("status" in stack) return stack;
    const built = await stack.build(context.progress);
    if (built.status !== 0) return unverified("the image does not build");
    context.progress("starting the production stack");
    const up = await stack.up(UP_WITHIN_SECONDS);
    const web = await stack.inspect(WEB);
    if (up.status !== 0 || !web) return notUp(stack, up);
    return look(context, stack, web);
  },
};

function notBuilt({ output }: Outcome): Finding {
  if (isOffline(output)) return unverified("the image cannot be built without a network");
  return failed("the image does not build", { output: failedStep(output) });
}

/** Names the service that did not come up, and shows what it said last. */
async function notUp(stack: Stack, up: Outcome): Promise<Finding> {
  const reason = excerpt(up.output, [/unhealthy|exited|error/i], 1)[0] ?? "";
  const service = stack.services.find((name) => reason.includes(`-${name}-1`));
  const logs = await stack.logs(service);
  const detail = service ? `${service} does not become healthy` : "the stack does not start";
  return {
    status: "failed",
    detail,
    lines: excerpt(service ? logs.output : `${logs.output}\n${reason}`),
    output: `${up.output}\n${(await stack.logs()).output}`,
  };
}

async function stackOf(context: StepContext): Promise<Stack | Finding> {
  const { files, environment, variables } = context;
  if (!COMPOSE_FILES.some((path) => files.exists(path))) {
    return inapplicable("there is no compose.production.yaml");
  }
  if (!environment.stack) return unverified(NO_ENGINE);
  const stack = await environment.stack(variables);
  return stack.services.includes(WEB) ? stack : inapplicable(`no service is named ${WEB}`);
}
