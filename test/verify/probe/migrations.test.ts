import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lacksPython, runProbe } from "../support/python.ts";

/** Stands for Django: an operation is its text, and a migration is written as the texts of its operations. */
const FILES: Readonly<Record<string, string>> = {
  "django/__init__.py": "def setup():\n    pass\n",
  "django/db/__init__.py": "",
  "django/db/migrations/__init__.py": "",
  "django/db/migrations/autodetector.py": `
class Migration:
    def __init__(self, *operations):
        self.operations = list(operations)


class MigrationAutodetector:
    def _detect_changes(self, convert_apps=None, graph=None):
        return {
            "blog": [Migration("AlterField title", "CreateModel Comment")],
            "shop": [Migration("AlterField size")],
        }
`,
  "django/db/migrations/loader.py": `
class MigrationLoader:
    def check_consistent_history(self, connection):
        raise Exception("a database was asked")
`,
  "django/db/migrations/writer.py": `
class OperationWriter:
    def __init__(self, operation):
        self.operation = operation

    def serialize(self):
        return self.operation, set()
`,
  "manage.py": `
import sys
from pathlib import Path
import django
from django.db.migrations.loader import MigrationLoader
django.setup()
MigrationLoader().check_consistent_history(None)
from django.db.migrations.autodetector import MigrationAutodetector

print(" ".join(sys.argv[1:]))
for app, migrations in MigrationAutodetector()._detect_changes().items():
    if app in sys.argv:
        folder = Path(app, "migrations")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "0002.py").write_text(", ".join(migrations[0].operations))
`,
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "migrations-"));
  for (const [path, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Made {
  status: number;
  output: string;
  files: Readonly<Record<string, string>>;
}

async function made(known: readonly { app: string; operation: string; code: string }[]) {
  await rm(join(folder, "blog"), { recursive: true, force: true });
  await rm(join(folder, "shop"), { recursive: true, force: true });
  const asked = JSON.stringify({ apps: ["blog", "shop"], header: false, known });
  return (await runProbe<Made>("migrations", ["manage.py", ".", asked], folder))!;
}

describe.skipIf(lacksPython)("the probe for migrations (skipped: no Python)", () => {
  it("has Django write all that it finds", async () => {
    const { status, output, files } = await made([]);
    expect(status).toBe(0);
    expect(output.trim()).toBe("makemigrations blog shop --no-input --no-header");
    expect(files).toEqual({
      "blog/migrations/0002.py": "AlterField title, CreateModel Comment",
      "shop/migrations/0002.py": "AlterField size",
    });
  });

  it("leaves out what models lacked before", async () => {
    const { files } = await made([
      { app: "blog", operation: "AlterField", code: "AlterField title" },
      { app: "shop", operation: "AlterField", code: "AlterField size" },
    ]);
    expect(files).toEqual({ "blog/migrations/0002.py": "CreateModel Comment" });
  });

  it("leaves nothing out that others may build on", async () => {
    const { files } = await made([
      { app: "blog", operation: "AlterField", code: "AlterField title" },
      { app: "blog", operation: "CreateModel", code: "CreateModel Author" },
    ]);
    expect(files["blog/migrations/0002.py"]).toBe("AlterField title, CreateModel Comment");
  });
});
