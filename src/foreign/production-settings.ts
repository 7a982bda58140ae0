import { dress } from "../dress/dress.ts";
import type { Project } from "../project/project.ts";
import type { FragmentStatement } from "../python/fragment.ts";
import { mergePython } from "../python/merge.ts";
import { inSingleQuotes } from "../python/text.ts";
import { below, folderOf } from "./layout.ts";
import { appending, debugVariable, switchedOff, type Ground } from "./ground.ts";
import { sharedFiles } from "./named-variables.ts";
import { asReader, readable, readerOf } from "./reading.ts";
import { codeOf, partsOf } from "./statements.ts";
import { hasEntry, verdictOn } from "./verdict.ts";

const INTRODUCTION = "Production: what differs comes from the environment.";

/**
 * Whether fragments ask for settings of production of their own: to let probes past a redirect is nothing to one that does
 * not redirect.
 */
export function needsProduction(fragments: readonly string[]): boolean {
  return fragments.some((fragment) => {
    const { statements, release } = partsOf(fragment);
    const isNeeded = statements.some(({ shape }) => shape.base !== "SECURE_REDIRECT_EXEMPT");
    release();
    return isNeeded;
  });
}

/** Makes the module of production where a repository has one module for all. */
export function makeProduction(ground: Ground): void {
  const { layout, changes } = ground;
  const { production } = layout;
  if (!production.isNew) return;
  changes.write(production.path, skeleton(ground), "settings of production");
  for (const path of serverModules(layout)) {
    const text = changes.read(path);
    const named = /(DJANGO_SETTINGS_MODULE["'][\],)=\s]*)(["'])([\w.]+)\2/;
    if (text === undefined || named.exec(text)?.[3] !== layout.used.module) continue;
    const after = text.replace(named, `$1$2${production.module}$2`);
    changes.write(path, after, "settings of production");
  }
}

/**
 * Takes back a module of production that got nothing, as all that it was made for is there already, and that nothing
 * else names: a server would run with other settings for no reason.
 */
export function withdrawProduction(ground: Ground): void {
  const { layout, changes } = ground;
  const { production, project } = layout;
  if (!production.isNew || changes.read(production.path) !== skeleton(ground)) return;
  const servers = serverModules(layout);
  const isNamed = changes.files.some(
    ({ path, after }) =>
      path !== production.path && !servers.includes(path) && after?.includes(production.module),
  );
  if (isNamed) return;
  changes.delete(production.path, "settings of production");
  for (const path of servers) {
    const before = project.tree.read(path);
    if (before !== undefined) changes.write(path, before, "settings of production");
  }
}

/** Says where the variables of a new module of production are explained, where there are any. */
export function nameExample({ layout, changes, context }: Ground): void {
  const { production, top } = layout;
  const example = String(context["envExample"]);
  const text = changes.read(production.path);
  if (!production.isNew || text === undefined || !changes.exists(below(top, example))) return;
  const said = `"""${INTRODUCTION}\n\n${example} lists and explains its variables.\n"""`;
  changes.write(
    production.path,
    text.replace(`"""${INTRODUCTION}"""`, said),
    "settings of production",
  );
}

function serverModules({ package: { folder } }: Ground["layout"]): string[] {
  return ["wsgi", "asgi"].map((name) => `${folder ? `${folder}/` : ""}${name}.py`);
}

function skeleton(ground: Ground): string {
  const text = skeletonOf(ground);
  return ground.draft.site.conventions.quotes === "single" ? (inSingleQuotes(text) ?? text) : text;
}

function skeletonOf({ layout }: Ground): string {
  const { served, production, project } = layout;
  const isBeside = folderOf(served.path) === folderOf(production.path);
  const stem = served.path.endsWith("/__init__.py") ? "" : served.module.split(".").at(-1)!;
  const from = isBeside && served.module.includes(".") ? `.${stem}` : served.module;
  const variable = debugVariable(layout);
  const off = switchedOff(layout);
  const isOn = project.setting("DEBUG") !== false;
  const header = lintHeader(layout.project);
  const introduction = `"""${INTRODUCTION}"""\n`;
  if (variable === undefined || off === undefined || !isOn)
    return `${header}${introduction}\nfrom ${from} import *\n\nDEBUG = False\n`;
  return `${header}${introduction}
import os

# What the settings do when debugging must be decided before they are run.
os.environ.setdefault(${JSON.stringify(variable)}, ${JSON.stringify(off)})

from ${from} import *

DEBUG = False
`;
}

/** The linter of a repository need not know what a star import brings. */
function lintHeader({ tree }: Ground["layout"]["project"]): string {
  const text = (path: string) => tree.read(path) ?? "";
  if (tree.exists("ruff.toml") || /^\[tool\.ruff/m.test(text("pyproject.toml")))
    return "# ruff: noqa: E402, F403, F405\n";
  const isFlake8 =
    tree.exists(".flake8") || /^\[flake8\]/m.test(text("setup.cfg") + text("tox.ini"));
  return isFlake8 ? "# flake8: noqa\n" : "";
}

/**
 * Merges what production gets into its module: what is set there, or read from the environment for all, is let be.
 */
export async function mergeProduction(
  ground: Ground,
  fragments: readonly { text: string; reason: string }[],
): Promise<void> {
  const { layout, changes, production, draft, order } = ground;
  const { path } = layout.production;
  const facts = production.project;
  const shared = sharedFiles(layout);
  const reader = readerOf(facts);
  const codes: string[] = [];
  for (const { text, reason } of fragments) {
    const { imports, statements, release } = partsOf(text);
    const skipped = new Set<string>();
    const chosen: FragmentStatement[] = [];
    const variables = new Map<string, string>();
    for (const statement of statements) {
      const { base, item, kind } = statement.shape;
      if (kind !== "assign" || item !== base) {
        if (!hasEntry(item, facts)) chosen.push(statement);
        continue;
      }
      const found = verdictOn(base, facts, shared);
      if (found.verdict === "set") {
        if (found.variable) variables.set(base, found.variable);
        chosen.push(statement);
        continue;
      }
      skipped.add(base);
      if (found.verdict === "there")
        ground.kept.push({ what: base, path: found.place.path, reason });
      else
        changes.manual(
          found.place.path,
          statement.snippet,
          `${base} is switched off on line ${found.place.line}`,
        );
    }
    const code = codeOf(
      chosen.filter(({ snippet, shape }) => !isOfSkipped(shape.base, snippet, skipped)),
      imports,
    );
    release();
    if (!code) continue;
    const named = [...variables].reduce(
      (all, [name, variable]) => all.replaceAll(`env("${name}")`, `env("${variable}")`),
      withOwnLists(code, facts, changes.read(path) ?? ""),
    );
    codes.push(asReader(reader, readable(ground, named), facts));
  }
  if (codes.length === 0) return;
  const hasEnv = reader === "environ" || reader === "environs";
  if (codes.some((code) => /\benv[.(]/.test(code)) && !hasEnv)
    codes.unshift("import environ\n\nenv = environ.Env()\n");
  const source = changes.read(path) ?? "";
  const isOurs = source.includes(INTRODUCTION);
  const dressed = await Promise.all(codes.map((code) => dress(code, draft.site.conventions)));
  const { text, unsupported } = mergePython(source, dressed, isOurs ? order : appending(order), {
    firstParty: draft.firstParty,
  });
  changes.write(path, text, [...new Set(fragments.map(({ reason }) => reason))].join(", "));
  for (const { snippet, reason } of unsupported) changes.manual(path, snippet, reason);
}

/** Lists that the settings have for all go on where the environment says nothing: those who run it rely on them. */
function withOwnLists(code: string, facts: Project, module: string): string {
  if (!/^from \S+ import \*/m.test(module)) return code;
  return code.replace(/^(\w+) = env\.list\("(\w+)", default=\[\]\)/gm, (text, name, variable) => {
    const own = facts.setting(String(name));
    const isSet = Array.isArray(own) && own.length > 0;
    return isSet ? `${name} = env.list("${variable}", default=${name})` : text;
  });
}

/** What changes an entry of a setting that is not ours to change. */
function isOfSkipped(base: string, snippet: string, skipped: ReadonlySet<string>): boolean {
  return (
    skipped.has(base) && /^[^\n=]*\[/.test(snippet.replace(/^#.*\n/gm, "")) && base !== "DATABASES"
  );
}
