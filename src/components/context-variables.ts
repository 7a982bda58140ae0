import { usage } from "../errors.ts";
import { isKeyword } from "../options/python-names.ts";
import type { Site, ModelFacts } from "./site.ts";

/** A variable that templates get, and where its value is from. */
export type ContextVariable = { name: string } & (
  | { kind: "setting"; setting: string; isNew: boolean; isOfDjango: boolean }
  | { kind: "model"; model: ModelFacts }
  | { kind: "user"; field: string }
  | { kind: "text"; text: string }
);

/** Settings that Django has a value for where the repository sets none, of those that pages have a use for. */
const DEFAULTS = new Set(
  "ADMINS DEBUG DEFAULT_FROM_EMAIL LANGUAGES LANGUAGE_CODE LOGIN_REDIRECT_URL LOGIN_URL LOGOUT_REDIRECT_URL MANAGERS MEDIA_URL SERVER_EMAIL STATIC_URL TIME_ZONE USE_I18N USE_TZ".split(
    " ",
  ),
);

/** What every template has by Django's own context processors, or by the template engine. */
const TAKEN = new Set([
  "request",
  "user",
  "perms",
  "messages",
  "csrf_token",
  "block",
  "forloop",
  "True",
  "False",
  "None",
]);

/**
 * The variables that words stand for: `support_email`, `brand=SITE_NAME`, `tags=blog.Tag`, `theme=user.theme` or
 * `name=any text`.
 *
 * @throws Failure (usage) where a name or a value cannot be one
 */
export function contextVariables(site: Site, given: readonly string[]): ContextVariable[] {
  if (given.length === 0)
    throw usage(
      "no-variables",
      "--vars says what templates get, and is not given.",
      "Write --vars support_email for a setting, tags=blog.Tag for rows, theme=user.theme for a field of the user.",
    );
  return given.map((word, index) => {
    const [name = "", ...rest] = word.split("=");
    const twice = given.some((other, at) => at < index && other.split("=")[0] === name);
    const reason = twice ? "it is given twice" : nameProblem(name);
    if (reason)
      throw usage(
        "bad-variable",
        `--vars: ${name || word} cannot be a variable: ${reason}.`,
        "Take another name.",
      );
    return { name, ...valueOf(site, name, rest.length === 0 ? undefined : rest.join("=")) };
  });
}

type Value = ContextVariable extends infer V
  ? V extends unknown
    ? Omit<V, "name">
    : never
  : never;

function valueOf(site: Site, name: string, value: string | undefined): Value {
  if (value === undefined || /^[A-Z][A-Z\d_]*$/.test(value))
    return settingValue(site, value ?? name.toUpperCase());
  const field = /^user\.(\w+)$/.exec(value)?.[1];
  if (field !== undefined) return { kind: "user", field: userField(site, field) };
  if (/^\w+\.[A-Z]\w*$/.test(value)) return { kind: "model", model: site.model(value) };
  return { kind: "text", text: value };
}

function settingValue({ project }: Site, setting: string): Value {
  if (/SECRET|PASSWORD|TOKEN|PRIVATE|API_KEY|DATABASE/.test(setting))
    throw usage(
      "secret-setting",
      `${setting} is a secret: a template is no place for it.`,
      "Leave it out of --vars.",
    );
  const isThere = project.settings?.places.has(setting) ?? false;
  return {
    kind: "setting",
    setting,
    isNew: !isThere && !DEFAULTS.has(setting),
    isOfDjango: DEFAULTS.has(setting),
  };
}

function userField(site: Site, name: string): string {
  const user = site.findModel(site.userModel);
  // Of a user model that a package has, fields are not known.
  if (!user || user.fields.some((field) => field.name === name)) return name;
  const names = user.fields.map((field) => field.name);
  throw usage(
    "unknown-field",
    `--vars: ${site.userModel} has no field ${name}.`,
    `Its fields are ${names.join(", ")}.`,
  );
}

function nameProblem(name: string): string | undefined {
  if (!/^[A-Za-z]\w*$/.test(name)) return "names are of letters, digits and underscores";
  if (isKeyword(name)) return "it is a keyword of Python";
  if (TAKEN.has(name)) return "templates have something else by that name";
  return undefined;
}
