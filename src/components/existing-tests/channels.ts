import { usage } from "../../errors.ts";
import { asgiPath, websocketAddress } from "../../wiring/index.ts";
import { TestRows } from "../api/test-rows.ts";
import { needsChannels } from "../consumer.ts";
import type { Draft } from "../draft.ts";
import { consumerFacts } from "./consumer-facts.ts";
import type { TestOptions } from "./options.ts";
import { foundIn } from "./parts.ts";

/** What stands in the place of the argument of an address. */
const ARGUMENT = "one";

/** Tests of a consumer: who may connect, and who gets what. */
export async function testConsumer(draft: Draft, { target, app }: TestOptions): Promise<void> {
  const { site } = draft;
  const lacking = needsChannels(site);
  if (lacking) throw lacking;
  const found = foundIn(draft, "consumers", target, app);
  const { auth, echo, group } = consumerFacts(found.source, ARGUMENT);
  const address = websocketAddress(site.project, found.name, ARGUMENT);
  const isArgued = /\["url_route"\]|\['url_route'\]/.test(found.source);
  if (address === undefined && isArgued) {
    throw usage(
      "nothing-to-test",
      `No plain address leads to ${found.name}, which takes arguments of its own.`,
      "Lead one to it, with path(), in the list that the ASGI application routes by.",
    );
  }
  const needsUser = auth !== "anyone";
  const part = `${found.name}_connections`;
  const owner = { app: found.app, name: found.name, from: { consumers: found.place } };
  const rows = new TestRows(draft, draft.testPlace(part, owner));
  const application = site.tree.read(asgiPath(site.project) ?? "") ?? "";
  await draft.test("test/channels.py", part, owner, {
    class: `${found.name}ConnectionTests`,
    name: found.name,
    // Users of another sort of authentication are given to the consumer as they are.
    isRouted: address !== undefined && (!needsUser || /AuthMiddlewareStack/.test(application)),
    address: address ?? "",
    needsUser,
    isStaff: auth === "staff",
    user: needsUser
      ? await rows.user("ada", auth === "staff" ? { is_staff: "True", is_superuser: "True" } : {})
      : "",
    outsider: auth === "staff" ? await rows.user("someone") : "",
    echo: echo !== undefined && group === undefined,
    isText: echo === "text",
    group: group?.group ?? "",
    handler: group?.handler.replaceAll("_", ".") ?? "",
    key: group?.key ?? "",
    isGroupText: group?.isText ?? false,
    envelope: group?.envelope ?? "",
    setsLayers: group !== undefined && site.project.answers === undefined,
    imports: [...rows.imports],
  });
}
