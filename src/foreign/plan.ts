import { ChangeSet } from "../changes/change-set.ts";
import type { Draft } from "../components/draft.ts";
import { withoutExcuses } from "../dress/lint-comments.ts";
import { Failure, usage } from "../errors.ts";
import type { Project } from "../project/project.ts";
import { loadPython } from "../python/parse.ts";
import type { Answers } from "../recipes/answers.ts";
import type { TemplateContext } from "../recipes/context.ts";
import type { Feature } from "../recipes/feature.ts";
import type { Catalogue, Step } from "../recipes/plan.ts";
import type { TemplateFile } from "../render/template-file.ts";
import { addTemplateFolder } from "../wiring/index.ts";
import { writeAgentsFile } from "./agents-file.ts";
import { hasAdmin } from "./admin-site.ts";
import { inPlaceOfEmpty, mergeBase, mergeEnvironment } from "./base-settings.ts";
import { mergeDocument, standIn } from "./documents.ts";
import { mergeExample } from "./example.ts";
import { productionFacts, type Ground, type Kept } from "./ground.ts";
import { layoutOf, type Layout } from "./layout.ts";
import { roleOf } from "./modules.ts";
import { isLeftToPeople, isOfStack, otherStack, tellOfOtherStack } from "./other-stack.ts";
import { beginRequirements, requirePackages, supportDatabase, supportServer } from "./packages.ts";
import { pagesFolder } from "./pages.ts";
import { NO_PLACE } from "./place-for-pages.ts";
import type { PartOptions } from "./part.ts";
import {
  makeProduction,
  mergeProduction,
  nameExample,
  needsProduction,
  withdrawProduction,
} from "./production-settings.ts";
import { groundOf } from "./new-ground.ts";
import { tellOfSecondBackend } from "./several-backends.ts";
import { silencedLevel, withLogs } from "./silenced-logs.ts";
import { stepsOf } from "./steps.ts";
import { takePlace } from "./take-place.ts";
import { mergeUrls } from "./urls.ts";

export interface ForeignRequest {
  /** Features to add, closed under their requirements, in the order of the catalogue. */
  features: readonly Feature[];
  answers: Answers;
  /** Whether files that do the work already give way to ours. */
  replace: boolean;
  /** What options say to features that look at the repository. */
  options?: PartOptions;
}

/** Features, planned for a repository that is not ours: nothing is written yet. */
export interface ForeignPlan {
  layout: Layout;
  draft: Draft;
  changes: ChangeSet;
  /** What does the work already, and stays. */
  kept: readonly Kept[];
  /** What the user has to know, a line each. */
  notes: readonly string[];
}

/** A template that is rendered in the words of the repository. */
interface Piece {
  file: TemplateFile;
  text: string;
  reason: string;
  extended: readonly string[];
  inProduction: boolean;
  enoughInProduction: boolean;
}

/**
 * Plans features for a repository that is not ours, by the very templates that `create` composes.
 *
 * @throws Failure where the repository has no settings or no URL configuration that could be found
 */
export async function planForeign(
  project: Project,
  { features, answers, replace, options = {} }: ForeignRequest,
  catalogue: Catalogue,
): Promise<ForeignPlan> {
  await loadPython();
  const layout = layoutOf(project);
  if (!layout) throw noLayout(project);
  const names = features.map(({ name }) => name);
  const ground = groundOf(layout, { answers, names }, catalogue);
  const steps = stepsOf(features, answers, project, catalogue);
  const loaded = await Promise.all(
    steps.map(({ folder }) => (folder ? catalogue.templates.load(folder) : [])),
  );
  if (steps.some(({ packages, folder }) => packages || folder === "features/docker"))
    beginRequirements(ground);
  const pieces = steps.flatMap((step, index) =>
    piecesOf(step, loaded[index] ?? [], ground, features),
  );
  const ofProduction = pieces.filter(
    ({ file, inProduction }) => inProduction || file.target === "config/settings/production.py",
  );
  const isProduced =
    !layout.production.isNew || needsProduction(ofProduction.map(({ text }) => text));
  if (isProduced) makeProduction(ground);
  ground.production = {
    ...ground.production,
    project: productionFacts(layout, new ChangeSet(ground.changes)),
  };
  await writeAll(pieces, ground, { replace, isProduced });
  const notes: string[] = [];
  for (const { elsewhere } of features) {
    const part = await elsewhere?.plan?.();
    await part?.({
      ...ground,
      catalogue,
      requirement: catalogue.requirement,
      options,
      names,
      notes,
    });
  }
  await ground.draft.finish();
  withdrawProduction(ground);
  tellOfSecondBackend(ground);
  for (const { packages, reason } of steps)
    if (packages) requirePackages(ground, packages, reason, catalogue.requirement);
  if (!replace) tellOfOtherStack(ground, names);
  if (names.includes("docker")) {
    supportServer(ground);
    supportDatabase(ground, catalogue.requirement);
  }
  if (names.includes("ai")) writeAgentsFile(ground);
  if (/^import environ$/m.test(ground.changes.read(layout.production.path) ?? ""))
    requirePackages(
      ground,
      { runtime: ["django-environ"] },
      "settings of production",
      catalogue.requirement,
    );
  mergeExample(
    ground,
    pieces
      .filter(({ file }) => file.target === ".env.example")
      .map(({ text }) => named(text, ground.context)),
  );
  nameExample(ground);
  return {
    layout,
    draft: ground.draft,
    changes: ground.changes,
    kept: distinct(ground.kept),
    notes,
  };
}

/** Variables that the repository's own settings have other names for. */
function named(example: string, context: TemplateContext): string {
  return example
    .replace(/^SECRET_KEY=/m, `${String(context["secretVariable"])}=`)
    .replace(/^ALLOWED_HOSTS=/m, `${String(context["hostsVariable"])}=`);
}

function piecesOf(
  { folder = "", reason }: Step,
  files: readonly TemplateFile[],
  { context, words, layout }: Ground,
  features: readonly Feature[],
): Piece[] {
  const own = (text: string) => withoutExcuses(words(text), layout.project);
  const owners = features.filter(({ name }) =>
    folder.slice("features/".length).split("+").includes(name),
  );
  const leftOut = owners.flatMap(({ elsewhere }) => elsewhere?.leaveOut ?? []);
  return files.flatMap((file) => {
    if (leftOut.some((start) => file.target.startsWith(start))) return [];
    const text = file.render(context);
    const inProduction = owners.some(({ elsewhere }) => elsewhere?.inProduction);
    const extended = owners.flatMap(({ elsewhere }) => elsewhere?.extends ?? []);
    const enoughInProduction = owners.some(({ elsewhere }) => elsewhere?.enoughInProduction);
    return text === undefined
      ? []
      : [{ file, text: own(text), reason, extended, inProduction, enoughInProduction }];
  });
}

async function writeAll(
  pieces: readonly Piece[],
  ground: Ground,
  { replace, isProduced }: { replace: boolean; isProduced: boolean },
): Promise<void> {
  const { draft, changes, layout, kept } = ground;
  const production: { text: string; reason: string }[] = [];
  const urls: { text: string; reason: string }[] = [];
  const foreignFiles = new Map<string, string>();
  const silenced = pieces.some(({ text }) => /assertLogs\(/.test(text))
    ? silencedLevel(layout.project.tree)
    : undefined;
  const page = pieces.find(({ file }) => file.target.startsWith("templates/"));
  if (page && pagesFolder(layout) === undefined) {
    ground.pages = addTemplateFolder({ ...ground.wiring, reason: page.reason });
    if (ground.pages === undefined) throw noPlace(page.reason);
  }
  for (const { file, text, reason, inProduction, ...how } of pieces) {
    const role = roleOf(file.target, ground);
    switch (role.role) {
      case "none":
      case "environment":
        continue;
      case "settings":
        if (role.environment === "production" || inProduction) production.push({ text, reason });
        else if (role.environment === "base") {
          await mergeBase(ground, text, reason, how);
          const filled = inPlaceOfEmpty(ground, text);
          if (filled) production.push({ text: filled, reason });
        } else await mergeEnvironment(ground, layout[role.environment]?.path, text, reason);
        continue;
      case "urls":
        urls.push({ text, reason });
        continue;
      case "module":
      case "test": {
        const isTest = role.role === "test";
        // What rests on parts of our own projects says nothing of this one.
        if (
          /\bapps\.users\b|\bconfig\.settings\b/.test(text) ||
          (isTest && needsOurs(text, ground))
        )
          continue;
        const present = layout.project.tree.read(role.place.path);
        if (file.replace && present !== undefined) {
          takePlace(ground, { path: role.place.path, text, present, reason });
          continue;
        }
        if (!file.merge && present !== undefined) {
          if (!isTest) foreignFiles.set(role.place.path, role.place.path);
          if (!isTest || !/tests?\.py$/.test(role.place.path)) continue;
        }
        draft.code(isTest ? withLogs(text, silenced) : text, role.place, { isTest });
        if (isTest) draft.testPaths.add(role.place.path);
        continue;
      }
      case "document": {
        const { path } = role;
        if (file.merge) {
          const other = foreignFiles.get(path);
          if (other !== undefined) {
            if (isLeftToPeople(path, reason))
              changes.manual(other, text, `of ours, for ${reason}: in the words of that file`);
            continue;
          }
          mergeDocument(
            ground,
            path,
            [text],
            reason,
            changes.read(path) !== layout.project.tree.read(path),
          );
          continue;
        }
        const other =
          standIn(ground, path) ?? (isOfStack(path) ? otherStack(layout.project)?.path : undefined);
        if (other !== undefined && !replace && layout.project.tree.read(path) !== text) {
          kept.push({ what: path, path: other, reason });
          foreignFiles.set(path, other);
          continue;
        }
        changes.write(path, text, reason, { executable: file.executable });
      }
    }
  }
  if (isProduced) await mergeProduction(ground, production);
  await draft.flush();
  // A route is looked at as Django would see it: what it leads to has to be there.
  for (const { text, reason } of urls) mergeUrls(ground, text, reason);
}

/** Whether a test asks for what the repository does not have. */
function needsOurs(text: string, { layout }: Ground): boolean {
  return (/["']admin:/.test(text) && !hasAdmin(layout.project)) || /UserFactory/.test(text);
}

function distinct(kept: readonly Kept[]): Kept[] {
  return [...new Map(kept.map((one) => [`${one.what}\0${one.path}`, one])).values()];
}

function noPlace(feature: string): Failure {
  return usage(
    "feature-unavailable",
    `${feature} cannot be had here: ${NO_PLACE}.`,
    "Leave it out, or name a folder in the DIRS of TEMPLATES.",
  );
}

function noLayout(project: Project): Failure {
  return new Failure({
    code: "no-layout",
    message: project.settings
      ? "The settings name no ROOT_URLCONF whose file is in the repository."
      : "No settings of Django were found.",
    next: "django-expert inspect shows what was found; --manage names the manage.py to go by.",
  });
}
