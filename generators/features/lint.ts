import { defineFeature } from "../../src/recipes/feature.ts";

const HOOKS = {
  uv: "uv run pre-commit install",
  poetry: "poetry run pre-commit install",
  pip: "pre-commit install (with .venv activated)",
} as const;

export default defineFeature({
  name: "lint",
  summary: "Ruff, mypy and whitespace checks before each commit, by pre-commit.",
  reference: "testing-strategies#ci",
  packages: () => ({ dev: ["pre-commit", "pre-commit-hooks"] }),
  next: ({ packageManager }) => [`${HOOKS[packageManager]} has every commit checked`],
});
