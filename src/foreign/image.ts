import { posix } from "node:path";
import { SYSTEM_PACKAGES } from "../../generators/system-packages.ts";
import { requirementsFiles } from "../project/packages/requirements.ts";
import type { Answers } from "../recipes/answers.ts";
import type { TemplateContext } from "../recipes/context.ts";
import { below, dotted, folderOf, type Layout } from "./layout.ts";
import { isFrom } from "./lines.ts";
import { productionGroups } from "./production-groups.ts";

/** What an image of a repository is made of, for the templates of `docker`. */
export function imageContext(
  layout: Layout,
  { database, packageManager, python }: Answers,
): TemplateContext {
  const { project, top } = layout;
  const { build, run, compiled } = systemPackages(layout);
  const media = mediaFolder(layout);
  const data = database === "sqlite" ? "/app/data" : "";
  return {
    inFolder: project.root === top ? "" : relativeTo(top, project.root),
    wsgi: wsgiModule(layout),
    ...installation(layout),
    pipenv: project.packages.manager === "pipenv",
    // Every environment of one before has setuptools, and packages of that time lean on it unasked.
    seeded: !isFrom(python, "3.12"),
    // The last pip for it knows nothing of other environments than its own.
    ownPip: !isFrom(python, "3.7"),
    projectFiles: `pyproject.toml ${packageManager === "poetry" ? "poetry" : "uv"}.lock*`,
    ...productionGroups(layout, packageManager),
    lockCheck: isBuiltToBeRead(layout) ? "--frozen" : "--locked",
    systemBuild: build.join(" "),
    systemRun: run.join(" "),
    compiled,
    mediaFolder: media,
    staticOutside: staticOutside(layout),
    // Without what it makes, no page that has it can be served.
    compress: project.settings?.places.has("COMPRESS_OFFLINE") === true,
    writable: [data, media].filter(Boolean).join(" "),
    volumes: Boolean(data || media),
  };
}

function wsgiModule({ project, package: home }: Layout): string {
  const application = project.setting("WSGI_APPLICATION");
  const module =
    typeof application === "string" ? application : dotted(home.module, "wsgi.application");
  return module
    .replace(/\.application$/, "")
    .replace(/\.(\w+)$/, (all, name: string) =>
      module.endsWith(".application") ? all : `:${name}`,
    );
}

/** What pip installs: the requirements of production, else those that Django is among. */
function installation({ project, top }: Layout): { requirementsCopy: string; pipInstall: string } {
  const files = requirementsFiles(project.tree, top);
  const file =
    files.find(({ group }) => group === "prod") ??
    files.find(({ requested }) => requested.some(({ name }) => /^django$/i.test(name)));
  const path = file ? relativeTo(top, file.path) : "requirements.txt";
  const read = (one: string) => project.tree.read(below(top, one)) ?? "";
  const all = withChained(path, read);
  const folders = [...new Set(all.map(folderOf))].sort();
  const copies = folders.map((folder) =>
    folder === ""
      ? `${all.filter((one) => !one.includes("/")).join(" ")} ./`
      : `${folder} ${folder}`,
  );
  return { requirementsCopy: copies.join("\nCOPY "), pipInstall: `--requirement ${path}` };
}

/** A requirements file and those that it takes over, relative to the folder of the first. */
function withChained(path: string, read: (path: string) => string, seen = new Set<string>()) {
  seen.add(path);
  for (const [, other = ""] of read(path).matchAll(CHAIN)) {
    const target = posix.normalize(posix.join(folderOf(path) || ".", other));
    if (!seen.has(target)) withChained(target, read, seen);
  }
  return [...seen];
}

const CHAIN = /^\s*(?:-[rc]|--requirement|--constraint)[ =]\s*(\S+)/gm;

/** Whether only a build of the project tells what it asks for: a layer that has no code yet cannot check its lock file. */
function isBuiltToBeRead({ project }: Layout): boolean {
  const data = project.packages.pyproject?.data as { project?: { dynamic?: unknown } } | undefined;
  return Array.isArray(data?.project?.dynamic) && data.project.dynamic.length > 0;
}

function systemPackages({ project }: Layout): { build: string[]; run: string[]; compiled: string } {
  const { packages, tree } = project;
  const text = packages.files.map((path) => tree.read(path) ?? "").join("\n");
  const hasExtra = (name: string, extra: string) =>
    packages.locked.has(`${name}-${extra}`) ||
    new RegExp(`${name}\\[[^\\]]*\\b${extra}\\b`).test(text);
  const needed = [...packages.requested.keys()].filter((name) => {
    if (!(name in SYSTEM_PACKAGES)) return false;
    if (name === "psycopg2-binary") return packages.requested.get(name)?.version !== undefined;
    // Its wheel has the library where it is asked for.
    return name !== "psycopg" || !hasExtra("psycopg", "binary");
  });
  if (hasExtra("psycopg", "c")) needed.push("psycopg-c");
  const geographic = project.installedApps.some(({ module }) => module === "django.contrib.gis");
  const fromGit = packages.files.some((path) => /git\+https/.test(tree.read(path) ?? ""));
  const built = needed.filter((name) => SYSTEM_PACKAGES[name]!.build);
  const all = (part: "build" | "run") =>
    needed.flatMap((name) => SYSTEM_PACKAGES[name]![part] ?? []);
  return {
    build: sorted([...all("build"), ...(fromGit ? ["git"] : [])]),
    run: sorted([...all("run"), ...(geographic ? ["gdal-bin"] : [])]),
    compiled: told([...built, ...(fromGit ? ["what comes from Git"] : [])]),
  };
}

function told(names: readonly string[]): string {
  return `${names.join(", ")} ${names.length > 1 ? "are" : "is"}`;
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

/** Where uploads go in a container, if they go to its files. */
function mediaFolder({ project, top }: Layout): string {
  const root = project.setting("MEDIA_ROOT");
  const isFile =
    !project.settings?.places.has("DEFAULT_FILE_STORAGE") && !project.has("django-storages");
  if (typeof root !== "string" || root === "" || !isFile) return "";
  return inContainer(root, top);
}

/** Where static files are collected in a container, if that is not below what is copied anyway. */
function staticOutside({ project, top }: Layout): string {
  const root = project.setting("STATIC_ROOT");
  const path = typeof root === "string" && root !== "" ? inContainer(root, top) : "/app/";
  return path.startsWith("/app/") ? "" : path;
}

function inContainer(path: string, top: string): string {
  return path.startsWith("/") ? path : posix.normalize(`/app/${relativeTo(top, path)}`);
}

function relativeTo(folder: string, path: string): string {
  return folder && path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}
