import { mergeFor } from "../documents/merge-file.ts";
import { findRemoved, type Found } from "../upgrade/find.ts";
import { stepsFrom } from "../upgrade/lines.ts";
import { NO_ORDER } from "../wiring/index.ts";
import { isFrom } from "./lines.ts";
import type { PartGround } from "./part.ts";
import { addStep, otherPipeline, runBefore, testStep } from "./workflow.ts";

const HOOKS = ".pre-commit-config.yaml";
const MOST = 12;
/** Django is installed as well where it checks the project. */
const CHECKS = /\bmanage\.py check\b/;

/** Adds the hook and the run, and says what has to be changed on the way to each line of Django. */
export function planUpgrade(ground: PartGround): void {
  addHook(ground);
  addRun(ground);
  tell(ground);
}

function addHook({ layout, changes }: PartGround): void {
  const before = changes.read(HOOKS);
  if (/django-upgrade/.test(before ?? "")) return;
  const hook = `repos:
  - repo: https://github.com/adamchainz/django-upgrade
    rev: 1.33.0
    hooks:
      - id: django-upgrade
        args: [--target-version, "${layout.django}"]
`;
  if (before === undefined) {
    changes.write(HOOKS, hook, "upgrade");
    return;
  }
  const { text, unsupported } = mergeFor(HOOKS)(before, [hook], NO_ORDER);
  changes.write(HOOKS, text, "upgrade");
  for (const one of unsupported) changes.manual(HOOKS, one.snippet, one.reason);
}

function addRun(ground: PartGround): void {
  const { layout, changes } = ground;
  const path = otherPipeline(ground);
  if (path === undefined || changes.list().some((one) => isRun(one, changes.read(one)))) return;
  const step = testStep(ground) ?? testStep(ground, CHECKS);
  const command = step?.command;
  const prefix =
    /^(.*?)python3?\b.*manage\.py (?:test|check)/.exec(command ?? "")?.[1] ??
    runBefore(ground, command);
  const manage = /(\S*manage\.py) (?:test|check)/.exec(command ?? "")?.[1];
  const check = `${prefix}python -Wd ${manage ?? layout.project.managePy ?? "manage.py"} check`;
  // -W itself does not know the warnings of a package. Those of packages are theirs to mend, but for Django, which warns
  // of settings from within.
  const commands = [
    `${check} 2> warnings.txt || { cat warnings.txt; exit 1; }`,
    "if grep RemovedIn warnings.txt | grep --invert-match --perl-regexp 'site-packages/(?!django/)'; then exit 1; fi",
  ];
  const text = [
    "- name: Check that nothing is used which the next Django will not have",
    "  run: |",
    ...commands.map((one) => `    ${one}`),
  ].join("\n");
  if (step && addStep(ground, step, text, "upgrade")) return;
  changes.manual(
    path,
    commands.join("\n"),
    "run this beside the tests: it fails on what the next Django removes",
  );
}

function isRun(path: string, text = ""): boolean {
  return (
    /^\.github\/workflows\/|^\.gitlab-ci|^tox\.ini$/.test(path) &&
    /grep RemovedIn|-W error/.test(text)
  );
}

/** The table of lines, and below each what its own code uses that is gone there. */
function tell({ layout, notes }: PartGround): void {
  const { django, project } = layout;
  const found = findRemoved(project);
  const steps = stepsFrom(django);
  let known = django;
  notes.push(`From Django ${django}:`);
  for (const { line, isLts, python, end } of steps) {
    const due = found.filter(
      ({ removal }) => isFrom(line, removal.line) && !isFrom(known, removal.line),
    );
    const count =
      due.length === 0 ? "nothing of this code is gone there" : `${due.length} to change`;
    notes.push(
      `  ${`${line}${isLts ? " LTS" : ""}`.padEnd(8)}  Python ${python.join(" to ")}, to ${end}: ${count}`,
    );
    notes.push(...listed(due));
    known = line;
  }
  if (steps.length === 0) notes.push("  it is the newest line");
  const late = found.filter(({ removal }) => !isFrom(known, removal.line));
  if (late.length > 0) {
    notes.push(`  later     ${late.length} deprecated`);
    notes.push(...listed(late));
  }
  notes.push(
    `git ls-files "*.py" | xargs django-upgrade --target-version ${steps[0]?.line ?? django} rewrites most of it`,
  );
}

function listed(found: readonly Found[]): string[] {
  const shown = found
    .slice(0, MOST)
    .map(
      ({ what, path, line, removal }) =>
        `    ${path}:${line}  ${what} (gone in ${removal.line}): ${removal.instead}`,
    );
  return found.length > MOST ? [...shown, `    and ${found.length - MOST} more`] : shown;
}
