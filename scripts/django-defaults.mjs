// Writes src/project/django-defaults.json: what every setting is where nobody sets it, for each line of Django, as its own
// global_settings.py has it. To be run when a line comes out: npm run defaults -- [python]
// It needs pip and the network; the table is data, and in the repository.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as prettier from "prettier";

const LINES = "1.8 1.9 1.10 1.11 2.0 2.1 2.2 3.0 3.1 3.2 4.0 4.1 4.2 5.0 5.1 5.2 6.0 6.1".split(
  " ",
);

/** Reads the module without the package: older ones do not run on a Python of today. */
const READ = `
import json, sys
path = sys.argv[1]
source = open(path, encoding="utf-8").read()
lines = [line for line in source.splitlines() if not line.startswith(("from __future__", "from django"))]
names = {"gettext_noop": str, "ugettext_noop": str}
exec(compile("\\n".join(lines), path, "exec"), names)

def show(value):
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, dict):
        return {"dict": [[show(key), show(item)] for key, item in value.items()]}
    kind = {list: "list", tuple: "tuple", set: "set"}.get(type(value))
    return {kind: [show(item) for item in value]} if kind else {"named": type(value).__name__}

print(json.dumps({key: show(value) for key, value in names.items() if key.isupper()}))
`;

const python = process.argv[2] ?? "python3";
const folder = mkdtempSync(join(tmpdir(), "django-defaults-"));
const table = {};
try {
  for (const line of LINES) {
    const target = join(folder, line);
    const pip = ["-m", "pip", "install", "--quiet", "--no-deps", "--no-compile"];
    const wanted = `django==${line}.*`;
    execFileSync(python, [...pip, "--ignore-requires-python", "--target", target, wanted], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    const settings = join(target, "django/conf/global_settings.py");
    const read = execFileSync(python, ["-c", READ, settings], { encoding: "utf8" });
    record(line, JSON.parse(read));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Only what changed with a line is kept: most settings have had one value for years. */
function record(line, defaults) {
  for (const name of Object.keys(table))
    if (!(name in defaults) && latest(name) !== "gone") table[name].push([line, "gone"]);
  for (const [name, value] of Object.entries(defaults)) {
    const known = (table[name] ??= []);
    const now = JSON.stringify({ is: value });
    if (known.length === 0 || JSON.stringify(latest(name)) !== now)
      known.push([line, { is: value }]);
  }
}

function latest(name) {
  return table[name].at(-1)[1];
}

const sorted = Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
const path = fileURLToPath(new URL("../src/project/django-defaults.json", import.meta.url));
const json = JSON.stringify({ lines: LINES, settings: sorted });
writeFileSync(
  path,
  await prettier.format(json, { parser: "json", ...(await prettier.resolveConfig(path)) }),
);
