import { usage, type Failure } from "../errors.ts";
import { placeOf } from "../project/conventions/places.ts";
import { asgiPath, websocketRoute } from "../wiring/index.ts";
import type { Draft } from "./draft.ts";
import { namesOf } from "./names.ts";
import { rowOf } from "./rows.ts";
import type { Site, Target } from "./site.ts";

export interface ConsumerOptions extends Target {
  group: string | undefined;
  auth: "user" | "staff" | "anyone";
  route: string | undefined;
}

/** What a repository lacks for WebSockets. */
export function needsChannels({ project }: Site): Failure | undefined {
  if (project.parts.channels) return undefined;
  return usage(
    "no-channels",
    "Channels is not among the packages of this repository.",
    project.answers
      ? "Add it with django-expert add channels."
      : "Install and configure it, then run this again.",
  );
}

/**
 * Plans a consumer, and leads an address to it.
 *
 * @throws Failure (usage) where the ASGI application knows no users, or there is no layer for groups
 */
export async function planConsumer(
  draft: Draft,
  { app, names, group: given, auth, route }: ConsumerOptions,
): Promise<void> {
  const { site, wiring } = draft;
  const { project, tree } = site;
  const [group, argument] = given?.split(":") ?? [];
  const asgi = asgiPath(project);
  const application = asgi === undefined ? "" : (tree.read(asgi) ?? "");
  if (auth !== "anyone" && !/Auth\w*Middleware/.test(application))
    throw usage(
      "no-users",
      `Connections have no user: ${asgi ?? "the ASGI application"} has no AuthMiddlewareStack around its URLRouter.`,
      "Wrap it, or add --auth anyone.",
    );
  if (group !== undefined && !project.settings?.places.has("CHANNEL_LAYERS"))
    throw usage(
      "no-channel-layer",
      "CHANNEL_LAYERS is not set, which groups need.",
      "Set it, to channels_redis where several processes serve; or leave --group out.",
    );
  const place = placeOf("consumers", app, names.class, project, tree);
  const base = route ?? `ws/${namesOf(names.class.replace(/(?<=.)Consumer$/, "")).kebab}/`;
  const path = argument === undefined ? base : `${base}<slug:${argument}>/`;
  const context = {
    names,
    group: group ?? "",
    argument: argument ?? "",
    auth,
    isFree: auth === "anyone",
    isStaff: auth === "staff",
  };
  await draft.python("consumer/consumers.py", place, context);
  await draft.flush();
  const answer = websocketRoute(wiring, path, names.class, place);
  if (!draft.wantsTests) return;
  const isRouted = answer !== "unsupported";
  const user = site.findModel(site.userModel);
  const owner = { app, name: names.class, from: { consumers: place } };
  const testPlace = draft.testPlace("consumers", owner);
  const row = async (overrides: Record<string, string>) =>
    user ? rowOf(draft, testPlace, user, overrides) : djangosUser(overrides);
  const rows = context.isFree ? [] : [await row(context.isStaff ? { is_staff: "True" } : {})];
  await draft.test("consumer/test_consumers.py", "consumers", owner, {
    ...context,
    // What a person has to route by hand does not answer yet.
    isRouted,
    // Who a connection is of is looked up in the session.
    isSimple: context.isFree && !isRouted,
    row: rows[0]?.code ?? "",
    outsider: context.isStaff ? (await row({})).code : "",
    imports: rows.flatMap(({ imports }) => imports),
    address: `/${base}${argument === undefined ? "" : "one/"}`,
    other: argument === undefined ? "" : `/${base}two/`,
    groupName: argument === undefined ? (group ?? "") : `${group}_one`,
    setsLayers: group !== undefined && project.answers === undefined,
  });
}

function djangosUser(overrides: Readonly<Record<string, string>>) {
  const keywords = Object.entries({ username: '"ada"', password: '"secret"', ...overrides });
  return {
    code: `get_user_model().objects.create_user(${keywords.map(([name, value]) => `${name}=${value}`).join(", ")})`,
    imports: ["from django.contrib.auth import get_user_model"],
  };
}
