import { MIDDLEWARE_ORDER } from "../../src/wiring/middleware-order.ts";
import type { SlotOrder } from "../order.ts";

/** Django's own apps, then third-party ones, then the project's: each by the alphabet; daphne replaces runserver, so it goes first. */
function compareApps(a: string, b: string): number {
  const rank = (app: string) =>
    app === "daphne" ? 0 : app.startsWith("django.") ? 1 : app.startsWith("apps.") ? 3 : 2;
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** Lists and dictionaries in settings and urlconfs; the slot is the name, nested keys follow a dot. */
export const LISTS: Readonly<Record<string, SlotOrder>> = {
  INSTALLED_APPS: compareApps,
  MIDDLEWARE: [MIDDLEWARE_ORDER],
  // Each goes before those that were put first.
  "MIDDLEWARE.insert": [
    [
      "apps.core.profiling.QueryProfileMiddleware",
      "debug_toolbar.middleware.DebugToolbarMiddleware",
    ],
  ],
  "class User": [
    ["username", "email"],
    ["objects", "history"],
    ["USERNAME_FIELD", "REQUIRED_FIELDS"],
    ["Meta"],
  ],
  "class UserAdmin()": [["ImportExportMixin", "SimpleHistoryAdmin", "BaseUserAdmin[User]"]],
  AUTHENTICATION_BACKENDS: [
    [
      "apps.core.backends.LockoutBackend",
      "django.contrib.auth.backends.ModelBackend",
      "allauth.account.auth_backends.AuthenticationBackend",
      "guardian.backends.ObjectPermissionBackend",
    ],
  ],
  RATE_LIMITS: [["/accounts/", "/"]],
  CELERY_BEAT_SCHEDULE: "alphabetical",
  CELERY_TASK_ROUTES: "alphabetical",
  urlpatterns: "alphabetical",
  STORAGES: [["default", "staticfiles"]],
  "TEMPLATES.OPTIONS.context_processors": "alphabetical",
  SECURE_REDIRECT_EXEMPT: "alphabetical",
  CHECKS: [["database", "cache", "broker", "channels", "migrations", "storage"]],
  QUIET_PATHS: "alphabetical",
  CSP_DIRECTIVES: [
    [
      "default-src",
      "base-uri",
      "connect-src",
      "font-src",
      "form-action",
      "frame-ancestors",
      "frame-src",
      "img-src",
      "media-src",
      "object-src",
      "script-src",
      "style-src",
      "worker-src",
    ],
  ],
  REST_FRAMEWORK: [
    [
      "DEFAULT_AUTHENTICATION_CLASSES",
      "DEFAULT_PERMISSION_CLASSES",
      "DEFAULT_RENDERER_CLASSES",
      "DEFAULT_PARSER_CLASSES",
      "DEFAULT_FILTER_BACKENDS",
      "DEFAULT_PAGINATION_CLASS",
      "DEFAULT_SCHEMA_CLASS",
      "DEFAULT_THROTTLE_CLASSES",
      "DEFAULT_THROTTLE_RATES",
      "EXCEPTION_HANDLER",
    ],
  ],
  "REST_FRAMEWORK.DEFAULT_AUTHENTICATION_CLASSES": [
    [
      "rest_framework_simplejwt.authentication.JWTAuthentication",
      "rest_framework.authentication.TokenAuthentication",
      "rest_framework.authentication.SessionAuthentication",
    ],
  ],
  "REST_FRAMEWORK.DEFAULT_THROTTLE_RATES": [["anon", "user", "login"]],
};
