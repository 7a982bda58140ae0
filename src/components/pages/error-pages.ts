import { handler } from "../../wiring/index.ts";
import { usage } from "../../errors.ts";
import type { LocalApp } from "../../project/apps.ts";
import type { Draft } from "../draft.ts";
import type { Site } from "../site.ts";
import { readTemplate, templateFolders } from "./base-template.ts";
import { pageContext, templateOf, translated } from "./template-context.ts";

/** The errors that Django has pages for. */
export const ERRORS = ["400", "403", "404", "500"] as const;
type ErrorCode = (typeof ERRORS)[number];

const TEXTS: Readonly<Record<ErrorCode, [string, string]>> = {
  "400": ["Bad request", "Your browser sent something that we do not understand."],
  "403": ["Not allowed", "You may not see this page."],
  "404": ["Page not found", "There is no page at this address."],
  "500": ["Server error", "Something went wrong. It was not your fault."],
};

export interface ErrorPageOptions {
  app: string | undefined;
  codes: readonly string[];
  handlers: boolean;
}

/** Plans pages for errors: those that are not there. @throws Failure (usage) where no app is there for the handlers */
export async function planErrorPages(
  draft: Draft,
  { app: label, codes, handlers }: ErrorPageOptions,
): Promise<void> {
  const { site } = draft;
  const wanted = (
    codes.length > 0 ? ERRORS.filter((code) => codes.includes(code)) : ERRORS
  ) as readonly ErrorCode[];
  const app = label === undefined ? mainApp(site) : site.app(label);
  const folders = templateFolders(site);
  const root = templateOf(draft, app, "x").path.split("/").slice(0, -2).join("/");
  const page = pageContext(site);
  for (const code of wanted) {
    if (readTemplate(site, folders, `${code}.html`) !== undefined) continue;
    const [title, text] = TEXTS[code];
    const own = code === "500" ? { ...page, base: "", i18n: false } : page;
    await draft.file("error-pages/error.html", `${root}/${code}.html`, {
      ...own,
      heading: translated(own, title),
      text: translated(own, text),
    });
  }
  const module = `${app.path ? `${app.path}/` : ""}errors.py`;
  const place = { path: module, module: `${app.module}.errors`, app: app.module };
  const lacking = wanted.filter(
    (code) => !new RegExp(`^def (?:handle_)?${NAMES[code]}\\b`, "m").test(draft.sourceOf(module)),
  );
  const views = wanted.map((code) => ({
    code,
    name: NAMES[code],
    status: STATUS[code],
    isServer: code === "500",
  }));
  const rooted = site.project.rootUrlconf;
  const source =
    rooted === undefined
      ? ""
      : (draft.changes.read(
          `${site.project.root ? `${site.project.root}/` : ""}${rooted.replaceAll(".", "/")}.py`,
        ) ?? "");
  const own = wanted.filter(
    (code) =>
      new RegExp(`^handler${code}\\s*=`, "m").test(source) &&
      !source.includes(`${place.module}.${NAMES[code]}`),
  );
  if (handlers && lacking.length > 0) {
    await draft.python("error-pages/errors.py", place, {
      views: views.filter(({ code }) => lacking.includes(code)),
    });
  }
  if (handlers)
    draft.connect((wiring) =>
      wanted.forEach((code) => handler(wiring, code, `${place.module}.${NAMES[code]}`)),
    );
  const isNew = draft.changes.files.length > 0 || (handlers && lacking.length > 0);
  if (!isNew) return;
  await draft.test(
    "error-pages/test_errors.py",
    "errors",
    { app, name: "Errors", from: { errors: place } },
    {
      views,
      handlers: handlers && own.length < wanted.length,
      hasMissing: wanted.includes("404"),
    },
  );
}

const NAMES: Readonly<Record<ErrorCode, string>> = {
  "400": "bad_request",
  "403": "permission_denied",
  "404": "page_not_found",
  "500": "server_error",
};
const STATUS: Readonly<Record<ErrorCode, string>> = {
  "400": "BAD_REQUEST",
  "403": "FORBIDDEN",
  "404": "NOT_FOUND",
  "500": "INTERNAL_SERVER_ERROR",
};

/** The app for what belongs to none: one that is called so, else the first. */
function mainApp({ apps }: Site): LocalApp {
  const app =
    apps.find(({ label }) => /^(?:core|common|main|base|web|site|home|pages)$/.test(label)) ??
    apps[0];
  if (app) return app;
  throw usage(
    "app-missing",
    "This project has no app of its own yet.",
    "Make one with django-expert generate app <name>.",
  );
}
