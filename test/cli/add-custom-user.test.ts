import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { run as add } from "../../src/cli/commands/add.ts";
import { run as inventory } from "../../src/cli/commands/inventory.ts";
import { run as undo } from "../../src/cli/commands/undo.ts";
import { create } from "../../src/cli/create.ts";
import { putRepository, snapshot, workspace } from "../changes/support/workspace.ts";
import { run } from "./support/run.ts";

const SHOP: Readonly<Record<string, string>> = {
  "manage.py": 'import os\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n',
  "requirements.txt": "Django==5.2.1\n",
  "deploy.sh": "#!/bin/sh\npython manage.py migrate --noinput\n",
  "shop/__init__.py": "",
  "shop/settings.py": `INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "blog",
]
ROOT_URLCONF = "shop.urls"

# Password validation
AUTH_PASSWORD_VALIDATORS = []
`,
  "shop/urls.py": `from django.contrib import admin
from django.urls import path

urlpatterns = [path("admin/", admin.site.urls)]
`,
  "blog/__init__.py": "",
  "blog/models.py": `from django.contrib.auth.models import User
from django.db import models


class Post(models.Model):
    author = models.ForeignKey(User, on_delete=models.CASCADE)
    editor = models.ForeignKey(User, models.SET_NULL, null=True, related_name="edited")
`,
  "blog/fixtures/users.json": '[{"model": "auth.user", "pk": 1, "fields": {}}]\n',
  "blog/templates/blog/index.html": "{% url 'admin:auth_user_changelist' %}\n",
};

let root: string;

function put(files: Readonly<Record<string, string>> = SHOP): void {
  const folder = workspace();
  vi.stubEnv("XDG_STATE_HOME", join(folder, "state"));
  onTestFinished(() => void vi.unstubAllEnvs());
  root = join(folder, "shop");
  putRepository(root, files);
}

const ADD = ["custom-user", "--verify", "none", "--yes"];
const here = () => ({ cwd: root });

interface Result {
  files: object[];
  manual: { path: string; snippet: string }[];
  existingData: boolean;
}

describe("add custom-user", () => {
  beforeEach(() => put());

  it("writes what the dry run shows, changes nothing the second time, and is undone to the byte", async () => {
    const before = snapshot(root);
    const dry = await run(add, [...ADD, "--no-data", "--dry-run", "--json"], here());
    expect(snapshot(root)).toEqual(before);
    const done = await run(add, [...ADD, "--no-data", "--json"], here());
    const [planned, written] = [dry, done].map(({ stdout }) => JSON.parse(stdout) as Result);
    expect(written!.files).toEqual(planned!.files);
    // Nothing ran: the migration is still to be made.
    expect(done.exit).toBe(3);

    const after = snapshot(root);
    expect(after["shop/settings.py"]).toContain(
      'AUTH_USER_MODEL = "users.User"\n\n# Password validation',
    );
    expect(after["shop/settings.py"]).toContain('    "users",\n    "blog",\n');
    expect(after["users/models.py"]).not.toContain("db_table");
    expect(after["blog/models.py"]).toContain("ForeignKey(settings.AUTH_USER_MODEL,");
    // It was formatted, and is.
    expect(after["blog/models.py"]).toContain(
      '        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="edited"\n',
    );
    expect(after["blog/fixtures/users.json"]).toContain('"model": "users.user"');
    expect(after["blog/templates/blog/index.html"]).toContain("admin:users_user_changelist");

    const again = await run(add, [...ADD, "--force"], here());
    expect(again.stdout).toContain("Nothing to do: AUTH_USER_MODEL names users.User");
    expect(snapshot(root)).toEqual(after);
    const { stdout } = await run(inventory, ["custom-user", "--json"], here());
    expect(JSON.parse(stdout)).toMatchObject({ features: [{ state: "present" }] });

    await run(undo, ["--yes"], here());
    expect(snapshot(root)).toEqual(before);
  });

  it("does not guess whether there are users", async () => {
    const { exit, failure } = await run(add, ADD, here());
    expect(exit).toBe(2);
    expect(failure).toMatchObject({
      code: "user-data-unknown",
      next: expect.stringContaining("--existing-data"),
    });
  });

  it("does not write a swap that has to keep users where nothing could try it, and shows the plan", async () => {
    const before = snapshot(root);
    const { exit, failure } = await run(add, [...ADD, "--existing-data"], here());
    expect(exit).toBe(3);
    expect(failure?.code).toBe("custom-user-unproven");
    expect(failure?.details.join("\n")).toContain("before migrate: record that migration");
    expect(snapshot(root)).toEqual(before);
  });

  it("plans the command, its test and the deployment where users have to be kept", async () => {
    const { exit, stdout } = await run(
      add,
      [...ADD, "--existing-data", "--plan", "--json", "--app", "people"],
      here(),
    );
    expect(exit).toBe(0);
    const { files, manual, existingData } = JSON.parse(stdout) as Result;
    expect(existingData).toBe(true);
    expect(files).toContainEqual(
      expect.objectContaining({ path: "people/management/commands/adopt_users.py" }),
    );
    expect(files).toContainEqual(
      expect.objectContaining({ path: "people/tests/test_adopt_users.py" }),
    );
    expect(manual).toEqual([
      expect.objectContaining({ path: "deploy.sh", snippet: "python manage.py adopt_users" }),
    ]);
  });

  it("is added by itself, and takes one answer on data", async () => {
    const two = await run(add, ["custom-user", "secrets"], here());
    expect(two.failure).toMatchObject({ code: "one-at-a-time", exit: 2 });
    const both = await run(add, [...ADD, "--no-data", "--existing-data"], here());
    expect(both.exit).toBe(2);
  });
});

it("leaves an app alone whose first migration is applied already", async () => {
  put({
    ...SHOP,
    "blog/migrations/__init__.py": "",
    "blog/migrations/0001_initial.py": "",
  });
  const { failure } = await run(add, [...ADD, "--no-data", "--app", "blog"], here());
  expect(failure).toMatchObject({ code: "app-has-migrations", exit: 2 });
});

it("stops with the plan where a field was added to Django's model from outside", async () => {
  put({
    ...SHOP,
    "blog/extra.py": 'User.add_to_class("phone", models.CharField(max_length=20))\n',
  });
  const { exit, failure } = await run(add, [...ADD, "--existing-data"], here());
  expect(exit).toBe(3);
  expect(failure?.code).toBe("custom-user-unsafe");
  expect(failure?.details[0]).toContain("blog/extra.py:1: a field is added");
});

it("has nothing to do in a project of ours", async () => {
  const cwd = workspace();
  const argv = ["shop", "--preset", "minimal", "--verify", "none", "--no-install", "--yes"];
  await run(create, argv, { cwd });
  const { exit, stdout } = await run(add, [...ADD, "--json"], { cwd: join(cwd, "shop") });
  expect(exit).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    files: [],
    reason: expect.stringContaining("users.User"),
  });
});
