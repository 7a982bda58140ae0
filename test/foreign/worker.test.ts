import { describe, expect, it } from "vitest";
import { add } from "./support.ts";
import { SINGLE, SPLIT } from "./trees.ts";

describe("celery", () => {
  it("runs its worker and its schedule by the Procfile that is there", async () => {
    const files = { ...SINGLE, Procfile: "web: gunicorn mysite.wsgi\n" };
    const { text, changes } = await add(files, ["celery"]);
    expect(text("Procfile")).toMatch(
      /^web: gunicorn mysite\.wsgi\nworker: celery -A mysite worker .*\nbeat: celery -A mysite beat .*\n$/,
    );
    expect(changes.manuals).toEqual([]);
  });

  it("leaves a Compose file to a person, that of production where there are two", async () => {
    const compose = "services:\n  web:\n    build: .\n";
    const files = { ...SINGLE, "docker-compose.yml": compose, "docker-compose.prod.yml": compose };
    const { changes } = await add(files, ["celery"]);
    expect(changes.manuals.map(({ path }) => path)).toEqual(["docker-compose.prod.yml"]);
    expect(changes.manuals[0]?.snippet).toContain("celery -A mysite worker");
  });

  it("says how a worker is started where nothing says what runs", async () => {
    const { notes } = await add(SINGLE, ["celery"]);
    expect(notes.join("\n")).toContain("celery -A mysite worker");
  });

  it("knows its tasks where they are in no app", async () => {
    const { text } = await add(SINGLE, ["celery"]);
    expect(text("mysite/celery.py")).toContain('include=["mysite.tasks"]');
    const core = { "core/__init__.py": "", "core/models.py": "" };
    const settings = SINGLE["mysite/settings.py"]!.replace('"blog",', '"blog",\n    "core",');
    const withApp = await add({ ...SINGLE, ...core, "mysite/settings.py": settings }, ["celery"]);
    expect(withApp.text("mysite/celery.py")).not.toContain("include");
  });

  it("has its schedule held against what a worker loads, not against what tests import", async () => {
    const { text, paths } = await add(SINGLE, ["celery"]);
    const tests = text(paths.find((path) => path.endsWith("test_tasks.py"))!);
    expect(tests).toMatch(
      /^PROBE = """\nfrom mysite import celery_app\ncelery_app\.loader\.import_default_modules/m,
    );
    expect(tests).not.toContain("current_app");
  });

  it("needs no broker where one module serves development, too", async () => {
    const { text } = await add(SINGLE, ["celery"]);
    expect(text("mysite/settings.py")).toContain("CELERY_TASK_ALWAYS_EAGER = True");
    expect(text("mysite/settings_production.py")).toContain("CELERY_TASK_ALWAYS_EAGER = False");
  });

  it("has development alone do without one where that has its module", async () => {
    const { changes } = await add(SPLIT, ["celery"]);
    const eager = changes.files.filter(({ after }) => after?.includes("CELERY_TASK_ALWAYS_EAGER"));
    expect(eager.map(({ path }) => path).filter((path) => /base|production/.test(path))).toEqual(
      [],
    );
    expect(eager).not.toEqual([]);
  });
});
