import type { Tree } from "../tree/tree.ts";

type EvidenceKind = "manage" | "server" | "test" | "ci" | "container" | "environment" | "tool";

/** A file that names a settings module. */
export interface Evidence {
  path: string;
  module: string;
  kind: EvidenceKind;
}

/** `DJANGO_SETTINGS_MODULE` as Python, INI, TOML, YAML, a shell and a Dockerfile write it. */
const NAMED =
  /DJANGO_SETTINGS_MODULE["']?\]?\s*(?:[:=,]|\|\|)?=?\s*(?:\$\{DJANGO_SETTINGS_MODULE:?-)?["']?([A-Za-z_]\w*(?:\.\w+)+|[A-Za-z_]\w*settings\w*)/g;
const OPTION = /--settings[= ]["']?([A-Za-z_]\w*(?:\.\w+)*)/g;

const KINDS: readonly (readonly [RegExp, EvidenceKind])[] = [
  [/(?:^|\/)manage\.py$/, "manage"],
  [/(?:^|\/)[wa]sgi\.py$/, "server"],
  [
    /(?:^|\/)(?:pytest\.(?:ini|toml)|tox\.ini|setup\.cfg|conftest\.py|runtests\.py|pyproject\.toml)$/,
    "test",
  ],
  [
    /(?:^|\/)(?:\.github\/workflows\/[^/]+|\.gitlab-ci\.yml|\.travis\.yml|azure-pipelines\.yml|\.circleci\/config\.yml)$/,
    "ci",
  ],
  [
    /(?:^|\/)(?:Dockerfile[^/]*|[^/]*compose[^/]*\.ya?ml|Procfile|app\.json|fly\.toml|heroku\.yml)$/i,
    "container",
  ],
  [/(?:^|\/)\.?env(?:ironment)?[^/]*$|\.env[^/]*$/, "environment"],
  [/(?:^|\/)(?:Makefile|justfile|package\.json|celery\w*\.py|tasks\.py)$/, "tool"],
];

function kindOf(path: string): EvidenceKind | undefined {
  return KINDS.find(([pattern]) => pattern.test(path))?.[1];
}

/** Where files in the project's folder, at the top, and beside the settings that those name, name a settings module. */
export function evidenceOf(tree: Tree, root: string): Evidence[] {
  const named = settingsEvidence(tree, [root, ""]);
  const packages = named.map(({ module }) => module.split(".")[0] ?? "").filter(Boolean);
  const folders = [...new Set(packages)].map((name) => (root ? `${root}/${name}` : name));
  return [...named, ...settingsEvidence(tree, folders)];
}

/**
 * Where files beside the settings name a settings module.
 *
 * @param folders the folders to look in, none below them: "" is the root of the repository
 */
function settingsEvidence(tree: Tree, folders: readonly string[]): Evidence[] {
  const paths = [...new Set(folders)].flatMap((folder) => filesOf(tree, folder));
  const found: Evidence[] = [];
  for (const path of new Set(paths)) {
    const kind = kindOf(path);
    const text = kind && tree.read(path);
    if (!kind || !text) continue;
    for (const pattern of [NAMED, OPTION]) {
      for (const [, module] of text.matchAll(pattern)) {
        if (module && !found.some((one) => one.path === path && one.module === module))
          found.push({ path, module, kind });
      }
    }
  }
  return found;
}

/** Files in a folder itself, by the names that evidence has; listing a whole repository costs too much. */
function filesOf(tree: Tree, folder: string): string[] {
  const below = (name: string) => (folder ? `${folder}/${name}` : name);
  const known = NAMES.map(below).filter((path) => tree.exists(path));
  return folder === "" ? [...known, ...tree.list(".github/workflows")] : known;
}

const NAMES = [
  "manage.py",
  "wsgi.py",
  "asgi.py",
  "pytest.ini",
  "pytest.toml",
  "pyproject.toml",
  "setup.cfg",
  "tox.ini",
  "conftest.py",
  "runtests.py",
  ".env",
  ".env.example",
  ".env.sample",
  ".env.template",
  ".env.dev",
  ".env.prod",
  ".env.production",
  "Dockerfile",
  "compose.yaml",
  "compose.yml",
  "docker-compose.yml",
  "docker-compose.yaml",
  "docker-compose.prod.yml",
  "docker-compose.production.yml",
  "compose.production.yaml",
  "compose.production.yml",
  "Procfile",
  "app.json",
  "fly.toml",
  "heroku.yml",
  ".gitlab-ci.yml",
  ".travis.yml",
  "Makefile",
  "justfile",
  "celery.py",
  "celery_app.py",
];
