// Lists the ids of Django's checks again, from Django itself: npm run checks
import { writeFile } from "node:fs/promises";
import { djangoChecks } from "./checks/django-checks.ts";

const file = new URL("../src/explain/data/django-checks.json", import.meta.url);
await writeFile(file, `${JSON.stringify(djangoChecks(), null, 2)}\n`);
