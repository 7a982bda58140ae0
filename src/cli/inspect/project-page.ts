import { basename } from "node:path";
import type { Database } from "../../project/databases.ts";
import type { Project } from "../../project/project.ts";
import { conventionsOf } from "../../project/conventions/conventions.ts";
import { counted } from "../counted.ts";
import { conventionRows } from "./convention-rows.ts";
import type { Reporter } from "../reporter.ts";

const WIDTH = 14;
/** A page is read at a glance: beyond this, `--json` has the rest. */
const MOST_NOTES = 8;

/** Shows the facts of a project on a page. */
export function showProject(project: Project, root: string, reporter: Reporter): void {
  const { bold, dim, yellow } = reporter.colours;
  const fact = (name: string, value: string, more = ""): void => {
    const start = `${name.padEnd(WIDTH)} `;
    const indent = start.length;
    const room = reporter.width - indent;
    if (value.length + 2 + more.length <= room) {
      reporter.line(`${start}${value}${more && `  ${dim(more)}`}`);
    } else {
      reporter.wrapped(start, value, { indent });
      if (more) reporter.wrapped(" ".repeat(indent), more, { indent, style: dim });
    }
  };
  const { settings, packages, environments } = project;

  reporter.line();
  reporter.line(`${bold(basename(root))}: ${headline(project)}`);
  reporter.line();
  fact("manage.py", project.managePy ?? "none", otherCandidates(project));
  fact("Settings", settings?.module ?? "none", settings && `by ${settings.chosenBy}`);
  for (const [environment, module] of Object.entries(environments)) {
    if (module !== settings?.module) fact("", module, environment);
  }
  fact("URLs", project.rootUrlconf ?? "none", counted(project.routes.length, "route"));
  fact("User model", project.userModel ?? "none");
  for (const database of project.databases) fact("Database", ...databaseText(database));
  fact(
    "Packages",
    `${packages.requested.size} asked for, ${packages.manager}`,
    packages.files.join(", "),
  );
  const required = (settings?.variables ?? [])
    .filter(({ required: needed }) => needed)
    .map(({ name }) => name);
  if (required.length > 0) fact("Needs", required.join(", "), "in the environment");
  if (settings?.environmentFiles.length) fact("Read from", settings.environmentFiles.join(", "));

  reporter.line();
  const { installedApps, localApps } = project;
  reporter.line(bold(`${counted(installedApps.length, "app")}, ${localApps.length} of them here`));
  const width = Math.max(0, ...localApps.map(({ label }) => label.length));
  for (const app of localApps) {
    const models = project.modelsOf(app).filter(({ abstract }) => !abstract).length;
    reporter.line(
      `${app.label.padEnd(width)}  ${app.path || "."}  ${dim(counted(models, "model"))}`,
    );
  }
  const others = installedApps.filter((app) => !("path" in app)).map(({ entry }) => entry);
  if (others.length > 0) reporter.wrapped("", `and ${others.join(", ")}`, { style: dim });
  const open = installedApps.filter(({ conditional }) => conditional).map(({ entry }) => entry);
  if (open.length > 0)
    reporter.wrapped(`${yellow("•")} `, `Under a condition: ${open.join(", ")}`, { indent: 2 });
  if (!project.appsAreComplete) reporter.note("Further apps are found when the code runs");

  reporter.line();
  reporter.line(bold("Conventions"));
  for (const [name, value, more] of conventionRows(conventionsOf(project))) fact(name, value, more);

  if (project.notes.length === 0) return;
  reporter.line();
  for (const { path, line, message } of project.notes.slice(0, MOST_NOTES)) {
    reporter.wrapped(`${yellow("•")} `, `${path}:${line} ${message}`, { indent: 2 });
  }
  if (project.notes.length > MOST_NOTES)
    reporter.line(dim(`and ${project.notes.length - MOST_NOTES} more, with --json`));
}

function headline({ django, packages, parts }: Project): string {
  const names = {
    drf: "Django REST framework",
    celery: "Celery",
    channels: "Channels",
    wagtail: "Wagtail",
  };
  const version = django
    ? `Django ${django.version ?? django.line}`
    : "Django of no stated version";
  const python = packages.python ? [`Python ${packages.python}`] : [];
  const used = Object.entries(names).flatMap(([part, name]) =>
    parts[part as keyof typeof parts] ? [name] : [],
  );
  return [version, ...python, ...used].join(", ");
}

function otherCandidates({ manageCandidates, managePy }: Project): string {
  const others = manageCandidates.filter((path) => path !== managePy);
  return others.length > 0 ? `also ${others.join(", ")}; choose with --manage` : "";
}

function databaseText({ alias, engine, alternatives }: Database): [text: string, more: string] {
  const name = engine ?? "known to the environment only";
  const others = alternatives.length > 0 ? `or ${alternatives.join(", ")}` : "";
  return [`${name}`, [alias === "default" ? "" : `(${alias})`, others].filter(Boolean).join(" ")];
}
