import type { Value } from "../../project/evaluate/values.ts";
import { plain } from "../../project/plain.ts";
import { any, probe, type Sign, told } from "../sign.ts";
import {
  app,
  code,
  file,
  isOn,
  isSet,
  listHas,
  middleware,
  not,
  requirement,
  setting,
  sizeOf,
} from "../signs.ts";

const SETTINGS = /settings[^/]*(?:\/[^/]+)?\.py$/;
const EXAMPLE = /(?:^|\/)\.?env[^/]*(?:example|sample|template|dist)$|(?:^|\/)example\.env$/;
const SECURITY = "django.middleware.security.SecurityMiddleware";
const POLICY = /csp\.middleware\.CSPMiddleware|middleware\.csp\.ContentSecurityPolicyMiddleware/;

export const SAFETY = [
  probe("https", {
    core: [
      isOn("SECURE_SSL_REDIRECT"),
      isOn("SESSION_COOKIE_SECURE"),
      setting("SECURE_HSTS_SECONDS", "is set", ({ data }) => Number(data) > 0),
    ],
    parts: [
      isOn("SECURE_SSL_REDIRECT"),
      told(
        "SECURE_HSTS_SECONDS is set, so that browsers keep to HTTPS",
        setting("SECURE_HSTS_SECONDS", "", ({ data, open }) => open || Number(data) > 0),
      ),
      isOn("SESSION_COOKIE_SECURE"),
      isOn("CSRF_COOKIE_SECURE"),
      setting(
        "ALLOWED_HOSTS",
        "names the hosts that are served",
        ({ value, data, open }) =>
          open || (sizeOf(value) > 0 && !(data as unknown[]).includes("*")),
      ),
    ],
  }),
  probe("security", {
    core: [middleware(SECURITY)],
    parts: [
      middleware(SECURITY),
      middleware("django.middleware.clickjacking.XFrameOptionsMiddleware"),
      isOnUnlessSet("SECURE_CONTENT_TYPE_NOSNIFF"),
      any(
        middleware(/permissions?_?policy|securityheaders/i, {
          what: "that sends a Permissions-Policy",
        }),
        requirement("django-permissions-policy"),
        code("a Permissions-Policy header", /\.py$|nginx.*\.conf$/, /Permissions-Policy/),
      ),
    ],
  }),
  probe("csp", {
    core: [
      middleware(POLICY, { what: "that sends the policy" }),
      isSet("SECURE_CSP"),
      isSet("CONTENT_SECURITY_POLICY"),
      isSet("CSP_DEFAULT_SRC"),
    ],
    parts: [
      middleware(POLICY, { what: "that sends the policy" }),
      any(
        isSet("SECURE_CSP"),
        isSet("CONTENT_SECURITY_POLICY"),
        isSet("CSP_DEFAULT_SRC"),
        isSet("SECURE_CSP_REPORT_ONLY"),
        isSet("CONTENT_SECURITY_POLICY_REPORT_ONLY"),
      ),
    ],
  }),
  probe("password-validation", {
    core: [setting("AUTH_PASSWORD_VALIDATORS", "has validators", ({ value }) => sizeOf(value) > 0)],
    parts: [
      listHas("PASSWORD_HASHERS", "begins with Argon2, scrypt or bcrypt", /Argon2|Scrypt|BCrypt/),
    ],
  }),
  probe("secrets", {
    core: [fromEnvironment("SECRET_KEY")],
    parts: [
      (surroundings) => {
        const isNone = (value?: Value) => value !== undefined && (plain(value) ?? "") === "";
        return {
          holds:
            isNone(surroundings.setting("SECRET_KEY")) ||
            isNone(surroundings.defaultOf("SECRET_KEY")),
          what: "SECRET_KEY has no default that a server would run with",
          place: surroundings.placeOf("SECRET_KEY"),
        };
      },
      isSet("SECRET_KEY_FALLBACKS"),
      file("an .env.example that names the variables", EXAMPLE),
    ],
  }),
  probe("rate-limit", {
    core: [
      requirement("django-ratelimit"),
      middleware(/rate_?limit|throttl/i, { what: "that limits requests" }),
      app("defender"),
    ],
  }),
  probe("axes", {
    core: [app("axes")],
    parts: [
      middleware("axes.middleware.AxesMiddleware"),
      any(
        listHas("AUTHENTICATION_BACKENDS", "has that of axes", /axes/),
        code("a backend built on that of axes", /\.py$/, /import Axes\w*Backend/),
      ),
    ],
  }),
  probe("sessions", {
    core: [middleware("django.contrib.sessions.middleware.SessionMiddleware")],
    parts: [
      setting(
        "SESSION_ENGINE",
        "keeps sessions in the cache or in cookies",
        ({ data }) => typeof data === "string" && /cache|signed_cookies/.test(data),
      ),
      setting("SESSION_COOKIE_HTTPONLY", "is not turned off", ({ value }) => value !== false),
      setting(
        "SESSION_COOKIE_AGE",
        "says how long a login lasts",
        ({ value }) => value !== undefined,
      ),
    ],
  }),
  probe("env", {
    core: [
      code(
        "settings that read the environment",
        SETTINGS,
        /\benv(?:iron)?(?:\.\w+)*\(|os\.environ|getenv|\bconfig\(|decouple|environs|dynaconf/,
      ),
    ],
    parts: [
      file("an .env.example that names the variables", EXAMPLE),
      not("DEBUG is off where the project is served", isOn("DEBUG")),
    ],
  }),
  probe("split-settings", {
    core: [
      (surroundings) => {
        const { production, development } = surroundings;
        const holds = production.settingsModule !== development.settingsModule;
        const place = development.settings && { path: development.settings.path, line: 1 };
        return { holds, what: "a settings module for each environment", place };
      },
    ],
    parts: [not("production settings turn DEBUG off", isOn("DEBUG"))],
  }),
];

function fromEnvironment(name: string): Sign {
  return (surroundings) => ({
    holds: surroundings.isFromEnvironment(name),
    what: `${name} comes from the environment`,
    place: surroundings.placeOf(name),
  });
}

/** Django turns it on by itself. */
function isOnUnlessSet(name: string) {
  return setting(name, "is on", ({ value }) => value !== false);
}
