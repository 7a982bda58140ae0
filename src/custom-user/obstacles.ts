import type { Project } from "../project/project.ts";
import type { Remark } from "./swap.ts";

/** What a database with users cannot be handed over with, and why: nothing that could be guessed away. */
export function obstacles(project: Project): Remark[] {
  const found: Remark[] = [];
  const { settings, databases } = project;
  const at = (name: string): Pick<Remark, "path" | "line"> => {
    const place = settings?.places.get(name)?.[0];
    return { path: place?.path ?? settings?.path ?? "settings.py", line: place?.line ?? 1 };
  };
  if (databases.some(({ engine }) => engine?.startsWith("django_tenants")))
    found.push({
      ...at("DATABASES"),
      code: "django_tenants",
      reason: "every schema has users of its own, and each would have to be handed over by itself",
    });
  const modules = project.setting("MIGRATION_MODULES");
  for (const label of ["auth", "admin", "contenttypes"])
    if (modules && typeof modules === "object" && label in modules)
      found.push({
        ...at("MIGRATION_MODULES"),
        code: label,
        reason: `the migrations of ${label} are not Django's own`,
      });
  for (const path of project.tree.list()) {
    if (!path.endsWith(".py")) continue;
    const text = project.tree.read(path) ?? "";
    for (const { pattern, reason } of PATTERNS) {
      const index = text.search(pattern);
      if (index === -1) continue;
      const line = text.slice(0, index).split("\n").length;
      found.push({ path, line, code: text.split(/\r?\n/)[line - 1]?.trim() ?? "", reason });
    }
  }
  return found;
}

const PATTERNS = [
  {
    pattern: /\bALTER\s+TABLE\s+["'`]?auth_user\b/i,
    reason: "the table of users has another form than Django's migrations give it",
  },
  {
    pattern: /\bUser\.add_to_class\(\s*["']\w+["'],\s*(?:\w+\.)?\w+(?:Field|Key)\(/,
    reason: "a field is added to Django's model from outside: move it into the new model by hand",
  },
  {
    pattern: /(?:Field|Key)\([^\n]*\)\.contribute_to_class\(\s*User\b/,
    reason: "a field is added to Django's model from outside: move it into the new model by hand",
  },
] as const;
