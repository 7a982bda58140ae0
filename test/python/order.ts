import type { Order } from "../../src/merge/merge.ts";

/** Settings in the order that the cases want them, group by group. */
const MODULE = [
  ["BASE_DIR", "env"],
  ["DEBUG", "SECRET_KEY", "ALLOWED_HOSTS"],
  ["DJANGO_APPS", "THIRD_PARTY_APPS", "LOCAL_APPS", "INSTALLED_APPS"],
  ["MIDDLEWARE"],
  ["ROOT_URLCONF", "WSGI_APPLICATION"],
  ["TEMPLATES"],
  ["DATABASES"],
  ["AUTH_USER_MODEL"],
  ["LANGUAGE_CODE", "TIME_ZONE", "USE_TZ"],
  ["STATIC_URL", "STATIC_ROOT"],
  ["CACHES"],
  ["LOGGING"],
  ["REST_FRAMEWORK"],
  ["SECURE_HSTS_SECONDS", "SECURE_SSL_REDIRECT"],
  ["CELERY_BROKER_URL", "CELERY_TASK_TIME_LIMIT"],
  ["app_name", "router", "urlpatterns"],
];

const MIDDLEWARE = ["security", "whitenoise", "corsheaders", "session", "common", "csrf", "auth"];

const alphabet = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const rankOfApp = (app: string) =>
  app.startsWith("django.") ? 0 : app.startsWith("apps.") ? 2 : 1;

const position = (item: string) => {
  const index = MIDDLEWARE.findIndex((part) => item.toLowerCase().includes(part));
  return index === -1 ? undefined : index;
};

/** The order that tests merge with: what it does not list has no place of its own. */
export const order: Order = {
  compare(slot, a, b) {
    if (slot === "module") {
      const [x, y] = [a, b].map((item) => MODULE.flat().indexOf(item));
      return x === -1 || y === -1 ? undefined : x! - y!;
    }
    if (slot === "MIDDLEWARE") {
      const [x, y] = [position(a), position(b)];
      return x === undefined || y === undefined ? undefined : x - y;
    }
    if (slot.endsWith("_APPS")) return rankOfApp(a) - rankOfApp(b) || alphabet(a, b);
    if (/^(?:REST_FRAMEWORK|CACHES|urlpatterns|router\.register)/.test(slot)) return alphabet(a, b);
    return undefined;
  },
  together(slot, a, b) {
    return slot === "module" && MODULE.some((group) => group.includes(a) && group.includes(b));
  },
};

/** An order of everything: the alphabet. */
export const alphabetical: Order = {
  compare: (_slot, a, b) => alphabet(a, b),
  together: (_slot, a, b) => a.split("_")[0] === b.split("_")[0],
};
