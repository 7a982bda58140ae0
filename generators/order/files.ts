import type { SlotOrder } from "../order.ts";

/** Tables, keys and sections of the files that are not Python; the slot names the format and the place. */
export const FILES: Readonly<Record<string, SlotOrder>> = {
  "project.dependencies": "alphabetical",
  "Dockerfile:build": [
    ["FROM base AS build", "RUN --mount=type=cache,target=/var/cache/apt,sharing=locked"],
  ],
  "Dockerfile:release": [
    ["COPY . .", "RUN env -u DJANGO_SETTINGS_MODULE django-admin compilemessages", "RUN set -a"],
  ],
  // The jobs of .gitlab-ci.yml stand at the top.
  "yaml:": [["code", "tests", "production"]],
  "yaml:services": [
    ["web", "websockets", "worker", "beat", "migrate", "nginx", "certificate", "db", "redis"],
  ],
  // The manifests of kustomization.yaml.
  "yaml:resources": "alphabetical",
  "yaml:jobs": [["code", "tests", "production"]],
  "pyproject.toml": [
    [
      "project",
      "dependency-groups",
      "tool.uv",
      "tool.poetry",
      "tool.ruff",
      "tool.ruff.lint",
      "tool.ruff.lint.isort",
      "tool.ruff.lint.per-file-ignores",
      "tool.mypy",
      "tool.mypy.overrides",
      "tool.django-stubs",
      "tool.pytest.ini_options",
      "tool.coverage.run",
      "tool.coverage.report",
      "tool.django-expert",
    ],
  ],
};
