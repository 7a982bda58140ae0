import { expect, test } from "vitest";

import { renderTemplate } from "../../src/render/render.ts";
import { TemplateError } from "../../src/render/template-file.ts";
import { templateSource } from "../../src/render/templates.ts";

test("renders one of our templates, by its path below templates/", async () => {
  expect(() => renderTemplate("project/manage.py", {})).toThrow("before they were loaded");
  await templateSource.load("project");
  expect(renderTemplate("project/manage.py", {})).toContain("execute_from_command_line");
});

test("says which template there is not, and what a template lacks", () => {
  expect(() => renderTemplate("project/none.py", {})).toThrow(TemplateError);
  expect(() => renderTemplate("project/pyproject.toml.hbs", {})).toThrow(
    'templates/project/pyproject.toml.hbs: nothing is called "name" (line 2)',
  );
});
