import type { Code } from "./model-field.ts";

/** How a row of a model of Django's own is had in a test: those that migrations make, or that name themselves. */
const ROWS: Readonly<Record<string, readonly [string, string]>> = {
  "contenttypes.ContentType": [
    "ContentType.objects.get_for_model(ContentType)",
    "from django.contrib.contenttypes.models import ContentType",
  ],
  "auth.Permission": [
    'Permission.objects.earliest("pk")',
    "from django.contrib.auth.models import Permission",
  ],
  "auth.Group": [
    'Group.objects.get_or_create(name="Group 1")[0]',
    "from django.contrib.auth.models import Group",
  ],
  "sites.Site": [
    'Site.objects.get_or_create(domain="example.com")[0]',
    "from django.contrib.sites.models import Site",
  ],
};

/** An expression for a row of a model of Django; undefined for any other. */
export function contribRow(ref: string): Code | undefined {
  const row = Object.hasOwn(ROWS, ref) ? ROWS[ref] : undefined;
  return row && { code: row[0], imports: [row[1]] };
}

/** The models that a field may point to wherever their app is installed. */
export const DJANGO_MODELS = Object.keys(ROWS);
