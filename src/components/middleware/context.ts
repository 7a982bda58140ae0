import type { Draft } from "../draft.ts";
import type { namesOf } from "../names.ts";
import type { MiddlewareKind } from "./kinds.ts";

/** What each kind is for, as its class says. */
const DOCS: Readonly<Record<string, (header: string) => string>> = {
  request: (header) => `Keep what the header ${header} says for the views.`,
  response: () => "Set a header of each answer, unless the view did.",
  view: () => "Log which view is about to be called.",
  exception: () => "Tell people to come back, where the database does not answer.",
  auth: () => "Keep the addresses of a setting for people who are logged in.",
  logging: () => "Log each request with its route, its status and its time.",
  timing: () => "Tell the browser's tools how long an answer took.",
  headers: () => "Add the headers of a setting; a view's own ones stay.",
  "rate-limit": () => "Turn away an address that makes too many requests in a time.",
  "ip-filter": () => "Let in, or keep out, the networks that the settings name.",
  "query-profile": () => "Warn of requests that make more queries than a setting allows.",
};

/** What the templates of a middleware know. */
export function contextOf(draft: Draft, kind: MiddlewareKind, names: ReturnType<typeof namesOf>) {
  const { site } = draft;
  const [major = 0, minor = 0] = site.conventions.djangoLine.split(".").map(Number);
  // Before Django 4.2, asgiref need not have what marks an instance as asynchronous.
  const isModern = major > 4 || (major === 4 && minor >= 2);
  const header = headerOf(kind.value, names.kebab);
  const isByAddress = kind.value === "rate-limit" || kind.value === "ip-filter";
  return {
    kind: kind.value,
    isDual: isModern && !kind.syncOnly,
    isBeforePath: major < 2,
    waits: kind.waits ?? false,
    refuses: kind.refuses ?? false,
    answers: kind.answers ?? false,
    logs: ["view", "exception", "logging", "query-profile"].includes(kind.value),
    settings: kind.settings !== undefined,
    setting: names.constant,
    isByAddress,
    proxies: isByAddress ? proxiesOf(draft, names.constant) : "",
    doc: DOCS[kind.value]!(header),
    header,
    metaHeader: header.toUpperCase().replaceAll("-", "_"),
    attribute: names.snake,
    snake: names.snake,
    kebab: names.kebab,
  };
}

function headerOf(kind: string, kebab: string): string {
  if (kind === "timing") return "Server-Timing";
  const words = kebab.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `X-${words.join("-")}`;
}

/** How many proxies add to `X-Forwarded-For`: our projects say so already. */
function proxiesOf({ site }: Draft, constant: string): string {
  return site.project.setting("NUM_PROXIES") === undefined ? `${constant}_PROXIES` : "NUM_PROXIES";
}

/** The settings that a middleware reads, with their values. */
export function settingsOf(
  draft: Draft,
  kind: MiddlewareKind,
  { constant, kebab }: ReturnType<typeof namesOf>,
): [string, string][] {
  const own = (kind.settings ?? []).map(([suffix, value]): [string, string] => [
    `${constant}_${suffix}`,
    value === "[KEBAB]" ? `["/${kebab}/"]` : value,
  ]);
  const isByAddress = kind.value === "rate-limit" || kind.value === "ip-filter";
  return isByAddress ? [...own, [proxiesOf(draft, constant), "0"]] : own;
}
