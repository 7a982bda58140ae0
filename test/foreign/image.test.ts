import { describe, expect, it } from "vitest";
import { add } from "./support.ts";
import { SINGLE } from "./trees.ts";

/** The Dockerfile for a repository with more files. */
async function dockerfile(more: Readonly<Record<string, string>>): Promise<string> {
  const { text } = await add({ ...SINGLE, ...more }, ["docker"], { replace: true });
  return text("Dockerfile");
}

const LOCK = JSON.stringify({
  packages: { "node_modules/vite": { bin: { vite: "bin/vite.js" } } },
});

describe("what Node makes", () => {
  it("is built in a stage of its own, and its packages go no further", async () => {
    const text = await dockerfile({
      "package.json": JSON.stringify({
        scripts: { build: "vite build" },
        engines: { node: ">=18" },
      }),
      "package-lock.json": LOCK,
    });
    expect(text).toContain("FROM node:24-slim AS front-end");
    expect(text).toContain("npm ci");
    expect(text).toContain("RUN npm run build");
    expect(text).toContain("COPY --from=front-end /app ./");
    expect(text).toContain("rm -r /app/node_modules");
  });

  it("is the task of gulp where there is no script", async () => {
    const text = await dockerfile({
      "package.json": JSON.stringify({ engines: { node: "14" } }),
      "gulpfile.js": "module.exports = { build, watch };\n",
    });
    expect(text).toContain("FROM node:14-slim AS front-end");
    expect(text).toContain("RUN npx gulp build");
  });

  it("is left out where its program is nowhere among the packages", async () => {
    const text = await dockerfile({
      "package.json": JSON.stringify({ scripts: { "build:css": "sass a.scss a.css", build: "" } }),
      "package-lock.json": LOCK,
    });
    expect(text).not.toContain("front-end");
  });

  it("is not made of tools that check and format", async () => {
    const text = await dockerfile({
      "package.json": JSON.stringify({ scripts: { lint: "eslint .", format: "prettier ." } }),
    });
    expect(text).not.toContain("node");
  });
});

it("installs by pipenv what a Pipfile asks for, there and in the pipeline", async () => {
  const { "requirements.txt": _, ...files } = SINGLE as Record<string, string>;
  const { text } = await add(
    {
      ...files,
      Pipfile: `[[source]]\nurl = "https://packages.example.org/simple"\nname = "pypi"\n\n[packages]\ndjango = "~=5.2"\n\n[dev-packages]\n`,
    },
    ["docker", "ci"],
  );
  expect(text("Dockerfile")).toContain("COPY Pipfile Pipfile.lock* ./");
  expect(text("Dockerfile")).toContain("/opt/pipenv/bin/pipenv install");
  expect(text(".github/workflows/ci.yml")).toContain("pipenv install --dev --deploy");
  expect(text("Pipfile")).toMatch(/\[packages\]\ndjango = [^[]*^gunicorn = /m);
});

it("lets an old Python's pip install into its own environment", async () => {
  const text = await dockerfile({
    "requirements.txt": "Django==1.10.5\n",
    ".python-version": "3.6.15\n",
  });
  expect(text).toContain("FROM python:3.6-slim");
  expect(text).toContain("/opt/venv/bin/pip install --requirement requirements.txt");
});

it("collects nothing that goes to a store of objects", async () => {
  const text = await dockerfile({
    "mysite/settings.py": `${SINGLE["mysite/settings.py"]}\nSTORAGES = {"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}, "staticfiles": {"BACKEND": "storages.backends.s3.S3Storage"}}\n`,
  });
  expect(text).not.toContain("manage.py collectstatic --noinput");
  expect(text).toContain("`python manage.py collectstatic` puts those of a release there");
});

it("asks for what tests alone had, and in the versions that others ask for", async () => {
  const { text } = await add(
    {
      ...SINGLE,
      "requirements.txt": "-r requirements/production.txt\n",
      "requirements/base.txt": "Django>=5.2,<5.3\n",
      "requirements/production.txt": "-r base.txt\nwhitenoise>=6.11.0,<7\n",
      "requirements/development.txt": "-r base.txt\npytest\n",
    },
    ["static"],
  );
  expect(text("requirements/base.txt")).toMatch(/^whitenoise.*>=6\.11\.0,<7$/m);
});
