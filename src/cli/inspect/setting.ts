import {
  type ReportedPlace,
  type ReportedValue,
  type SettingReport,
} from "../../project/setting-report.ts";
import { pythonText } from "../../project/shown.ts";
import type { Reporter } from "../reporter.ts";

const WIDTH = 13;
/** A statement of more is cut: its place is named. */
const MOST = 110;

/** What `inspect setting` gives with `--json`. */
export function settingsJson(reports: readonly SettingReport[]): object {
  return {
    settings: reports.map(({ name, django, environments }) => ({
      name,
      django: django ?? null,
      environments: Object.fromEntries(
        environments.map(({ environment, value, ...rest }) => [
          environment,
          { ...rest, value, text: pythonText(value) },
        ]),
      ),
    })),
  };
}

/** Shows settings: what each is in every environment, and by which statements. */
export function showSettings(reports: readonly SettingReport[], reporter: Reporter): void {
  for (const report of reports) showSetting(report, reporter);
}

function showSetting({ name, django, environments }: SettingReport, reporter: Reporter): void {
  const { bold, dim } = reporter.colours;
  reporter.line();
  reporter.line(bold(name));
  const shownBefore: ReportedValue[] = [];
  for (const one of environments) {
    const same = shownBefore.find((other) => isSame(one, other));
    if (same) {
      reporter.line(`${one.environment.padEnd(WIDTH)} as in ${same.environment}`);
      continue;
    }
    shownBefore.push(one);
    const module = dim(`${one.module}${assumptions(one)}`);
    reporter.line(`${one.environment.padEnd(WIDTH)} ${pythonText(one.value)}  ${module}`);
    const indent = " ".repeat(WIDTH + 1);
    if (!one.isSet) {
      const why = django ? `Django ${django.line}'s default` : "is set in another environment only";
      reporter.line(indent + dim(`not set: ${why}`));
    } else if (one.places.length === 0)
      reporter.line(indent + dim("set by code that no assignment of it is in"));
    for (const place of one.places) showPlace(place, indent, reporter);
    for (const { path, line, source } of one.passedOver)
      reporter.line(indent + dim(`${path}:${line}  not run: ${short(source)}`));
  }
  if (django && environments.some(({ isSet }) => isSet))
    reporter.line(
      dim(`${"by default".padEnd(WIDTH)} ${pythonText(django.value)}  Django ${django.line}`),
    );
}

function showPlace(place: ReportedPlace, indent: string, reporter: Reporter): void {
  const { dim } = reporter.colours;
  const { path, line, source, conditions, variables } = place;
  reporter.line(`${indent}${path}:${line}  ${short(source)}`);
  for (const { text, holds, open } of conditions) {
    const condition = holds ? `if ${short(text)}` : `unless ${short(text)}`;
    reporter.line(indent + dim(`  ${condition}${open ? ", which only shows when it runs" : ""}`));
  }
  for (const variable of variables) {
    const preset =
      variable.default === undefined ? "required" : `by default ${pythonText(variable.default)}`;
    const by = variable.by === undefined ? "" : `, by ${variable.by}`;
    const value = variable.value === undefined ? "" : `, here ${pythonText(variable.value)}`;
    const from = variable.from === undefined ? "" : ` by ${variable.from}`;
    reporter.line(indent + dim(`  $${variable.name}${by}, ${preset}${value}${from}`));
  }
}

function short(source: string): string {
  const line = source.replace(/\s*\n\s*/g, " ");
  return line.length > MOST ? `${line.slice(0, MOST - 1)}…` : line;
}

function assumptions({ assumed }: ReportedValue): string {
  const set = Object.entries(assumed).map(([name, value]) => `${name}=${value}`);
  if (set.length > 3) return ` with ${set.length} variables`;
  return set.length > 0 ? ` with ${set.join(" ")}` : "";
}

function isSame(one: ReportedValue, other: ReportedValue): boolean {
  const facts = ({ value, places, isSet }: ReportedValue) =>
    JSON.stringify([value, isSet, places.map(({ path, line }) => [path, line])]);
  return facts(one) === facts(other);
}
