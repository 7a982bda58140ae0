import { mergeFor } from "../documents/merge-file.ts";
import { NO_ORDER } from "../wiring/index.ts";
import { below } from "./layout.ts";
import { requirePackages } from "./packages.ts";
import type { PartGround } from "./part.ts";
import { managedTests } from "./test-command.ts";
import { LIMIT } from "./unmeasured-limit.ts";
import { changeCommand, otherPipeline, runBefore, testStep } from "./workflow.ts";

/** Where coverage looks for its configuration, and how sections of it are named there. */
const PLACES = [
  { file: ".coveragerc", prefix: "" },
  { file: "setup.cfg", prefix: "coverage:" },
  { file: "tox.ini", prefix: "coverage:" },
  { file: "pyproject.toml", prefix: "tool.coverage." },
] as const;

type Place = (typeof PLACES)[number];

/** Plans the configuration, in the place that the repository has for it, and the run of pipelines. */
export function planCoverage(ground: PartGround): void {
  const { draft, layout, requirement } = ground;
  const isPytest = draft.site.conventions.tests.runner === "pytest";
  const packages = [
    ...(isPytest ? ["pytest-cov"] : []),
    ...(layout.project.has("coverage") || isPytest ? [] : ["coverage"]),
  ];
  requirePackages(ground, { dev: packages }, "coverage", requirement);
  configure(ground);
  measureInPipeline(ground, isPytest);
  if (!otherPipeline(ground))
    ground.notes.push(
      `Measure with: ${commandsOf(isPytest, managedTests(layout.project)).join(" && ")}`,
    );
}

function configure({ changes, layout }: PartGround): void {
  const read = ({ file }: Place) => changes.read(below(layout.top, file));
  const known = PLACES.find(
    (one) =>
      read(one)?.includes(`[${one.prefix}run]`) || read(one)?.includes(`[${one.prefix}report]`),
  );
  const place =
    known ??
    PLACES.find(
      ({ file }) =>
        file === "pyproject.toml" && read({ file, prefix: "tool.coverage." }) !== undefined,
    ) ??
    PLACES[0];
  const path = below(layout.top, place.file);
  const before = read(place) ?? "";
  if (/^\s*fail_under\s*=/m.test(before) || /--cov-fail-under/.test(before)) return;
  const isToml = place.file === "pyproject.toml";
  const report = `[${place.prefix}report]\n${LIMIT}\n${known ? "" : "show_missing = true\nskip_covered = true\n"}`;
  const text = known ? report : `${runSection(layout, place, isToml)}\n${report}`;
  if (isToml) {
    const { text: merged } = mergeFor(path)(before, [text], NO_ORDER);
    changes.write(path, merged, "coverage");
  } else changes.write(path, withSection(before, place.prefix, text), "coverage");
}

/** What is measured: the packages of the repository, but for what tests do not run. */
function runSection(
  { project, package: home, top }: PartGround["layout"],
  { prefix }: Place,
  isToml: boolean,
): string {
  const inTop = (path: string) =>
    top && path.startsWith(`${top}/`) ? path.slice(top.length + 1) : path;
  const folders = [home.folder, ...project.localApps.map(({ path }) => path)]
    .map((path) => inTop(path).split("/")[0]!)
    .filter((path) => path && path !== top);
  const sources = [...new Set(folders)].sort();
  const omit = [
    "*/migrations/*",
    "*/tests/*",
    "*/tests.py",
    "*/test_*.py",
    "*/asgi.py",
    "*/wsgi.py",
  ];
  const list = (all: readonly string[]) =>
    isToml
      ? `[${all.map((one) => JSON.stringify(one)).join(", ")}]`
      : `\n${all.map((one) => `    ${one}`).join("\n")}`;
  const source = list(sources.length > 0 ? sources : ["."]);
  return `[${prefix}run]\nbranch = true\nsource =${isToml ? " " : ""}${source}\nomit =${isToml ? " " : ""}${list(omit)}\n`;
}

/** A section of an INI file: its lines below its heading where it is there, itself at the end where not. */
function withSection(before: string, prefix: string, text: string): string {
  const heading = `[${prefix}report]`;
  if (!before.includes(heading)) return before ? `${before.trimEnd()}\n\n${text}` : text;
  return before.replace(heading, `${heading}\n${LIMIT}`);
}

function commandsOf(isPytest: boolean, tests: string): string[] {
  return isPytest ? ["pytest --cov"] : [`coverage run ${tests}`, "coverage report"];
}

/** Has the step that runs the tests measure them, where it runs them in one plain line. */
function measureInPipeline(ground: PartGround, isPytest: boolean): void {
  const path = otherPipeline(ground);
  const { changes, layout } = ground;
  if (path === undefined) return;
  const isDone = changes
    .list()
    .some(
      (one) =>
        /^\.github\/workflows\/|^\.gitlab-ci|^tox\.ini$/.test(one) &&
        /coverage (?:run|report)|--cov\b/.test(changes.read(one) ?? ""),
    );
  if (isDone) return;
  const step = testStep(ground);
  const command = step?.command ?? "";
  const measured = /\bpytest\b/.test(command)
    ? [command.replace(/\bpytest\b/, "pytest --cov")]
    : /\bmanage\.py test\b/.test(command)
      ? [
          command.replace(/(?:python3? )?(?=\S*manage\.py)/, "coverage run "),
          command.replace(/(?:python3? )?\S*manage\.py.*$/, "coverage report"),
        ]
      : undefined;
  if (
    step &&
    measured &&
    !/&&|\|/.test(command) &&
    changeCommand(ground, step, measured, "coverage")
  )
    return;
  const before = runBefore(ground);
  changes.manual(
    path,
    commandsOf(isPytest, managedTests(layout.project))
      .map((one) => before + one)
      .join("\n"),
    "run the tests this way there",
  );
}
