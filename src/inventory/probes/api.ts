import { any, both, probe, type Sign, told, where } from "../sign.ts";
import { app, isOff, isSet, middleware, route, setting, textsIn, view, within } from "../signs.ts";

const DRF = app("rest_framework");

/** A key of REST_FRAMEWORK that is as it should be. */
function framework(key: string, should: string, fits: (texts: readonly string[]) => boolean): Sign {
  return told(
    `REST_FRAMEWORK["${key}"] ${should}`,
    setting("REST_FRAMEWORK", should, ({ data }) => {
      const value = (data as Record<string, unknown> | undefined)?.[key];
      return value !== undefined && fits(textsIn(value));
    }),
  );
}

const names = (pattern: RegExp) => (texts: readonly string[]) =>
  texts.some((text) => pattern.test(text));
const some = (texts: readonly string[]) => texts.length > 0;
const SCHEMA = any(app("drf_spectacular"), app("drf_yasg"));

export const API = [
  probe("drf", {
    core: [DRF],
    parts: [
      framework(
        "DEFAULT_PERMISSION_CLASSES",
        "names who may call the API",
        (texts) => some(texts) && !names(/AllowAny/)(texts),
      ),
      framework("DEFAULT_AUTHENTICATION_CLASSES", "names how callers are known", some),
      framework("DEFAULT_PAGINATION_CLASS", "keeps lists short", some),
    ],
  }),
  probe("openapi", {
    core: [SCHEMA],
    parts: [
      any(
        view("the schema", /SpectacularAPIView|get_schema_view|schema_view/),
        route("the schema", /schema|swagger|openapi/),
      ),
      where(
        app("drf_spectacular"),
        framework("DEFAULT_SCHEMA_CLASS", "is that of drf-spectacular", names(/spectacular/)),
      ),
    ],
  }),
  probe("jwt", {
    core: [
      framework(
        "DEFAULT_AUTHENTICATION_CLASSES",
        "has JSON Web Tokens",
        names(/JWT|JSONWebToken/i),
      ),
      view("tokens", /TokenObtain|TokenRefresh|obtain_jwt_token/),
    ],
    parts: [
      framework(
        "DEFAULT_AUTHENTICATION_CLASSES",
        "has JSON Web Tokens",
        names(/JWT|JSONWebToken/i),
      ),
      view("tokens", /[Tt]oken/),
      told(
        'SIMPLE_JWT["ROTATE_REFRESH_TOKENS"] is on',
        setting("SIMPLE_JWT", "", ({ value }) => within(value, "ROTATE_REFRESH_TOKENS") === true),
      ),
      app("rest_framework_simplejwt.token_blacklist"),
    ],
  }),
  probe("token-auth", {
    core: [app("rest_framework.authtoken")],
    parts: [
      framework(
        "DEFAULT_AUTHENTICATION_CLASSES",
        "has token authentication",
        names(/TokenAuthentication/),
      ),
    ],
  }),
  probe("cors", {
    core: [app("corsheaders")],
    parts: [
      middleware("corsheaders.middleware.CorsMiddleware", {
        before: ["django.middleware.common.CommonMiddleware"],
      }),
      isOff("CORS_ALLOW_ALL_ORIGINS"),
      isOff("CORS_ORIGIN_ALLOW_ALL"),
      any(
        isSet("CORS_ALLOWED_ORIGINS"),
        isSet("CORS_ALLOWED_ORIGIN_REGEXES"),
        isSet("CORS_ORIGIN_WHITELIST"),
      ),
    ],
  }),
  probe("throttling", {
    core: [framework("DEFAULT_THROTTLE_CLASSES", "limits callers", some)],
    parts: [framework("DEFAULT_THROTTLE_RATES", "has rates", some)],
  }),
  probe("filtering", {
    core: [framework("DEFAULT_FILTER_BACKENDS", "has a backend", some), app("django_filters")],
    parts: [framework("DEFAULT_FILTER_BACKENDS", "has a backend", some), app("django_filters")],
  }),
  probe("versioning", {
    core: [
      framework("DEFAULT_VERSIONING_CLASS", "is set", some),
      both(DRF, route("a version of the API", /(?:^|\/)\(?v\d|<version>/)),
    ],
  }),
];
