import { mergeFor } from "../documents/merge-file.ts";
import { NO_ORDER } from "../wiring/index.ts";
import { below } from "./layout.ts";
import type { PartGround } from "./part.ts";

/** Where pytest looks for its configuration, in its order, and how a section of it begins there. */
const PLACES: readonly (readonly [file: string, section: string])[] = [
  ["pytest.ini", "pytest"],
  ["pyproject.toml", "tool.pytest.ini_options"],
  ["tox.ini", "pytest"],
  ["setup.cfg", "tool:pytest"],
];

/** Writes what pytest needs to know where the repository configures its tools. */
export function writePytest({ layout, changes }: PartGround, settings: string): void {
  const { project, top } = layout;
  const read = (file: string) => changes.read(below(top, file));
  const known = PLACES.find(([file, section]) => read(file)?.includes(`[${section}]`));
  if (known) {
    const [file] = known;
    if (!/DJANGO_SETTINGS_MODULE/.test(read(file) ?? ""))
      changes.manual(
        below(top, file),
        `DJANGO_SETTINGS_MODULE = ${settings}`,
        "pytest is configured there, and tests need settings",
      );
    return;
  }
  const folder = project.root === top ? "" : project.root.slice(top ? top.length + 1 : 0);
  const toml = read("pyproject.toml");
  if (toml !== undefined) {
    const fragment = `[tool.pytest.ini_options]
DJANGO_SETTINGS_MODULE = "${settings}"
python_files = ["tests.py", "test_*.py", "*_tests.py"]
${folder ? `pythonpath = ["${folder}"]\n` : ""}`;
    const { text } = mergeFor("pyproject.toml")(toml, [fragment], NO_ORDER);
    changes.write(below(top, "pyproject.toml"), text, "tests");
    return;
  }
  const text = `[pytest]
DJANGO_SETTINGS_MODULE = ${settings}
python_files = tests.py test_*.py *_tests.py
${folder ? `pythonpath = ${folder}\n` : ""}`;
  changes.write(below(top, "pytest.ini"), text, "tests");
}
