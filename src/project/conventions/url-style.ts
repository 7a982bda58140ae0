import type { Project } from "../project.ts";
import { compareLines } from "./python-line.ts";
import type { Sample } from "./sample.ts";
import type { Conventions } from "./types.ts";

/** How routes are written. */
export function urlStyle(
  project: Project,
  sample: Sample,
): Pick<Conventions, "urls" | "namespaced"> {
  const files = sample.of("urls");
  const count = (pattern: RegExp) =>
    files.reduce((sum, { text }) => sum + (text.match(pattern)?.length ?? 0), 0);
  const counted = [
    { urls: "path" as const, count: count(/^\s*path\(/gm) },
    { urls: "re_path" as const, count: count(/^\s*re_path\(/gm) },
    { urls: "url" as const, count: count(/^\s*url\(/gm) },
  ].sort((a, b) => b.count - a.count);
  const used = counted[0]?.count ? counted[0].urls : oldest(project);
  const named = files.filter(({ text }) => /^app_name\b/m.test(text)).length;
  return {
    urls: used,
    namespaced: project.answers !== undefined || files.length === 0 || named / files.length >= 0.5,
  };
}

/** `path()` came with Django 2.0. */
function oldest({ django }: Project): Conventions["urls"] {
  return django && compareLines(django.line, "2.0") < 0 ? "url" : "path";
}

/** Whether views are classes or functions, by what there is most of. */
export function viewStyle(_project: Project, sample: Sample): Conventions["views"] {
  let balance = 0;
  for (const { text } of sample.of("views")) {
    balance += text.match(/^class \w+\(/gm)?.length ?? 0;
    balance -= text.match(/^(?:async )?def \w+\(\s*request\b/gm)?.length ?? 0;
  }
  return balance < 0 ? "function" : "class";
}
