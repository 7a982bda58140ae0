import type { Packages } from "./packages.ts";

/** Modules whose distribution is named otherwise, in a way that no rule tells. */
const DISTRIBUTIONS: Readonly<Record<string, readonly string[]>> = {
  MySQLdb: ["mysqlclient"],
  PIL: ["pillow"],
  rest_framework: ["djangorestframework"],
  rest_framework_simplejwt: ["djangorestframework-simplejwt"],
  rest_framework_jwt: ["djangorestframework-jwt", "drf-jwt"],
  environ: ["django-environ"],
  decouple: ["python-decouple"],
  dotenv: ["python-dotenv", "django-dotenv"],
  psycopg2: ["psycopg2", "psycopg2-binary"],
  yaml: ["pyyaml"],
  jwt: ["pyjwt"],
  corsheaders: ["django-cors-headers"],
  django_filters: ["django-filter"],
  compressor: ["django-compressor"],
  storages: ["django-storages"],
  configurations: ["django-configurations"],
  split_settings: ["django-split-settings"],
  memcache: ["python-memcached"],
  pymemcache: ["pymemcache"],
};

/** The names that a distribution which gives a top-level module may have. */
export function distributionsOf(module: string): readonly string[] {
  const dashed = module.toLowerCase().replaceAll("_", "-");
  return DISTRIBUTIONS[module] ?? [dashed, `django-${dashed}`, `python-${dashed}`, `py${dashed}`];
}

/**
 * Whether a top-level module can be imported in the project: Django always, others where a package that gives
 * it is asked for or locked. Undefined where nothing is known of the project's packages.
 */
export function isInstalled(module: string, { requested, locked }: Packages): boolean | undefined {
  if (module === "django") return true;
  if (requested.size === 0 && locked.size === 0) return undefined;
  const names = distributionsOf(module);
  return names.some((name) => requested.has(name) || locked.has(name));
}
