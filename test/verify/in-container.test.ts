import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { catalogue } from "../../generators/index.ts";
import { applyChanges } from "../../src/changes/apply.ts";
import { ChangeSet, type FileChange } from "../../src/changes/change-set.ts";
import { planFeatures, planProject } from "../../src/recipes/plan.ts";
import { DiskTree } from "../../src/tree/disk-tree.ts";
import { detectProject } from "../../src/verify/detect-project.ts";
import { execute } from "../../src/verify/processes.ts";
import { guard } from "../../src/verify/semantic-gate.ts";
import { verify } from "../../src/verify/verify.ts";
import { ANSWERS } from "../answers.ts";

// In CI a missing engine is a failure, not a reason to skip.
const isWanted = Boolean(process.env["CI"] ?? process.env["VERIFY_IN_CONTAINER"]);
const MINUTES = 60_000;

let folder: string;
let root: string;

/** A planned edit of a file of the project. */
async function edit(path: string, change: (text: string) => string): Promise<FileChange> {
  const before = await readFile(join(root, path), "utf8");
  const after = change(before);
  expect(after).not.toBe(before);
  return { kind: "edit", path, before, after, reasons: [], executable: false };
}

/** A planned file. */
function made([path, after]: readonly [string, string]): FileChange {
  return { kind: "create", path, before: undefined, after, reasons: [], executable: false };
}

/** An app with a model, its migration, a view and a system check. */
const SHOP = {
  "apps/shop/__init__.py": "",
  "apps/shop/apps.py": `from django.apps import AppConfig


class ShopConfig(AppConfig):
    name = "apps.shop"

    def ready(self):
        from . import checks
`,
  "apps/shop/checks.py": `from django.core.checks import Error, register


@register()
def prices(app_configs, **kwargs):
    return []
`,
  "apps/shop/models.py": `from django.db import models


class Product(models.Model):
    id = models.AutoField(primary_key=True)
`,
  "apps/shop/views.py": `from django.http import HttpResponse


def shop(request):
    return HttpResponse()
`,
  "apps/shop/migrations/__init__.py": "",
  "apps/shop/migrations/0001_initial.py": `from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Product",
            fields=[("id", models.AutoField(primary_key=True, serialize=False))],
        ),
    ]
`,
};

describe.skipIf(!isWanted)(
  "a project in a container (skipped outside CI: it needs an engine)",
  () => {
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "in container ü-"));
      root = join(folder, "my-app");
      const { changes } = await planProject(ANSWERS, catalogue);
      await applyChanges(changes, root);
    }, MINUTES);
    afterAll(() => rm(folder, { recursive: true, force: true }));

    const project = () => detectProject(root, new DiskTree(root));

    it(
      "is verified without a trace in it, the second time without installing",
      async () => {
        const before = await readdir(root, { recursive: true });
        const first = await verify(project(), { runner: "container" });
        expect(first.steps.filter(({ status }) => status === "failed")).toEqual([]);
        expect(first.status).toBe("passed");
        const second = await verify(project(), { runner: "container", profile: "quick" });
        expect(second.steps[0]).toMatchObject({ detail: "dependencies as before" });
        expect(await readdir(root, { recursive: true })).toEqual(before);
        const left = [
          "docker",
          "ps",
          "--all",
          "--filter",
          `name=-${process.pid}-`,
          "--format",
          "{{.Names}}",
        ];
        // The engine removes what was killed.
        await vi.waitFor(async () => expect((await execute(left)).stdout).toBe(""), 10_000);
      },
      10 * MINUTES,
    );

    it(
      "fails where it is broken, and says where",
      async () => {
        const path = join(root, "apps/users/models.py");
        const models = await readFile(path, "utf8");
        await writeFile(path, `${models}\n\nraise RuntimeError("broken on purpose")\n`);
        const verdict = await verify(project(), {
          runner: "container",
          only: ["check", "migrations"],
        });
        await writeFile(path, models);
        expect(verdict.status).toBe("failed");
        for (const step of verdict.steps.slice(1)) {
          expect(step.lines!.join("\n")).toMatch(
            /models\.py".*\n.*\n?.*RuntimeError: broken on purpose/,
          );
          expect(await readFile(step.log!, "utf8")).toContain("Traceback");
        }
      },
      5 * MINUTES,
    );

    it(
      "is held by the semantic gate against changes that pass every check",
      async () => {
        const comment = await edit("config/urls.py", (text) => `# A comment.\n${text}`);
        expect(await guard(project(), [comment])).toEqual({ compared: true });
        const hidden = await edit("config/urls.py", (text) =>
          text.replace(/^ +path\(.*admin.*\n/m, ""),
        );
        await expect(guard(project(), [hidden])).rejects.toMatchObject({
          code: "semantic-gate",
          exit: 4,
        });
        const moved = await edit("apps/users/models.py", (text) =>
          text.replace(/^ +class Meta.*:$/m, '$&\n        db_table = "people"'),
        );
        await expect(guard(project(), [moved])).rejects.toMatchObject({
          details: expect.arrayContaining([
            "the model users.User moves from the table users_user to people",
          ]) as string[],
        });
      },
      5 * MINUTES,
    );

    it(
      "lets a declared model with its route and migration in, and keeps it from then on",
      async () => {
        const installed = await edit("config/settings/base.py", (text) =>
          text.replace(/^INSTALLED_APPS = \[$/m, '$&\n    "apps.shop",'),
        );
        const routed = await edit("config/urls.py", (text) =>
          text
            .replace(/^urlpatterns = \[$/m, '$&\n    path("shop/", shop, name="shop"),')
            .replace(/^from django\.urls/m, "from apps.shop.views import shop\n$&"),
        );
        const shop = [installed, routed, ...Object.entries(SHOP).map(made)];
        expect(await guard(project(), shop)).toEqual({ compared: true });

        const tree = new DiskTree(root);
        const changes = new ChangeSet(tree);
        for (const { path, after = "" } of shop) changes.write(path, after, "test");
        await applyChanges(changes, root);
        const package_ = [
          made(["apps/shop/models/__init__.py", "from .invoice import Invoice\n"]),
          made([
            "apps/shop/models/invoice.py",
            SHOP["apps/shop/models.py"].replace("Product", "Invoice"),
          ]),
        ];
        await expect(guard(project(), package_)).rejects.toMatchObject({
          code: "semantic-gate",
          details: expect.arrayContaining([
            "the model shop.Product is gone",
            "makemigrations would write for shop: Delete model Product",
          ]) as string[],
        });
        const unchecked = await edit("apps/shop/apps.py", (text) =>
          text.replace("from . import checks", "pass"),
        );
        await expect(guard(project(), [unchecked])).rejects.toMatchObject({
          message:
            "The change was refused: the system check apps.shop.checks.prices no longer runs.",
        });
        const worse = await edit("apps/shop/checks.py", (text) =>
          text.replace("return []", 'return [Error("No price.", id="shop.E001")]'),
        );
        await expect(guard(project(), [worse])).rejects.toMatchObject({
          message: expect.stringContaining("shop.E001: No price.") as string,
        });
        const broken = await edit("apps/shop/models.py", (text) => `${text}\nimport nowhere\n`);
        await expect(guard(project(), [broken])).rejects.toMatchObject({
          code: "project-does-not-load",
          exit: 4,
        });
        await writeFile(join(root, broken.path), broken.after ?? "");
        expect(await guard(project(), [made(["notes.txt", ""])])).toEqual({
          compared: false,
          reason:
            "Django could not load the project as it was before the change (ModuleNotFoundError: No module named 'nowhere')",
        });
      },
      5 * MINUTES,
    );

    it(
      "lets a feature replace what it declares, and nothing else",
      async () => {
        const { changes } = await planProject(ANSWERS, catalogue);
        await applyChanges(changes, join(folder, "other"));
        const other = new DiskTree(join(folder, "other"));
        const plan = await planFeatures(other, ANSWERS, ["admin"], catalogue);
        const under = detectProject(join(folder, "other"), other);
        await expect(guard(under, plan.changes.files)).rejects.toMatchObject({
          code: "semantic-gate",
        });
        const allowed = catalogue.features.find(({ name }) => name === "admin")?.replaces ?? {};
        expect(await guard(under, plan.changes.files, { allowed })).toEqual({ compared: true });
      },
      5 * MINUTES,
    );
  },
);
