import { posix } from "node:path";
import type { Project } from "../project/project.ts";
import type { Tree } from "../tree/tree.ts";
import type { Ground } from "./ground.ts";

/** What runs production already, or what ours cannot be built on. */
export interface OtherStack {
  path: string;
  reason: string;
}

const OURS = /(?:^|\/)compose\.production\.yaml$/;
const OF_PRODUCTION = /(?:^|\/)(?:docker-)?compose[^/]*(?:prod|deploy)[^/]*\.ya?ml$/i;
const SERVERS = /\b(?:gunicorn|uvicorn|daphne|hypercorn|granian|uwsgi|waitress)\b/;

/**
 * Why no stack of ours for production goes beside what a repository has: another one runs it, or its image starts no server
 * by itself. What an entry point does there, such as to empty the database of developers, is known to nobody else.
 */
export function otherStack({ tree }: Project): OtherStack | undefined {
  const paths = tree.list().filter(isOwn);
  const ours = paths.find((path) => OURS.test(path));
  if (ours !== undefined) {
    const text = tree.read(ours) ?? "";
    const isReplaced = /^ {2}web:/m.test(text) && /^ {2}migrate:/m.test(text);
    return isReplaced
      ? undefined
      : { path: ours, reason: `${ours} has no services web and migrate, which ours are` };
  }
  const other = paths.find((path) => OF_PRODUCTION.test(path));
  if (other !== undefined) return { path: other, reason: `${other} runs production` };
  return idleImage(tree);
}

/** The image that is there, where it starts no server. */
function idleImage(tree: Tree): OtherStack | undefined {
  const path = tree
    .list()
    .find((one) => isOwn(one) && /(?:^|\/)(?:Dockerfile|Containerfile)$/.test(one));
  return path === undefined || startsServer(path, tree)
    ? undefined
    : { path, reason: `the image of ${path} starts no server by itself` };
}

function isOwn(path: string): boolean {
  return !/(?:^|\/)node_modules\//.test(path);
}

/** Whether what an image runs is a server: its command, its entry point, or the scripts that they name. */
function startsServer(path: string, tree: Tree): boolean {
  const text = (tree.read(path) ?? "").replaceAll(/\\\r?\n/g, " ");
  const runs = text.split(/\r?\n/).filter((line) => /^\s*(?:CMD|ENTRYPOINT)\b/i.test(line));
  const scripts = runs
    .flatMap((line) => [...line.matchAll(/[\w./-]*?([\w.-]+\.sh)\b/g)].map(([, name = ""]) => name))
    .flatMap((name) => tree.list().filter((one) => posix.basename(one) === name));
  return [...runs, ...scripts.map((one) => tree.read(one) ?? "")].some((one) => SERVERS.test(one));
}

/** Whether a file is of use in a stack of ours alone. */
export function isOfStack(path: string): boolean {
  return /(?:^|\/)(?:compose\.production\.yaml|gunicorn\.conf\.py)$/.test(path);
}

/** Whether a fragment for a file that stays is something that a person would miss: how a worker is started is told apart. */
export function isLeftToPeople(path: string, reason: string): boolean {
  return /(?:^|\/)(?:compose\.production\.yaml|Dockerfile)$/.test(path) && !/celery/.test(reason);
}

/** Says how a stack of ours is had where an image of others is none to build it on. */
export function tellOfOtherStack({ changes, layout }: Ground, names: readonly string[]): void {
  const idle = names.includes("docker") ? idleImage(layout.project.tree) : undefined;
  if (idle === undefined) return;
  const isStackLess = otherStack(layout.project)?.path === idle.path;
  if (!isStackLess && !names.includes("k8s")) return;
  const effect = isStackLess ? "no stack of ours is made" : "nothing would serve in a pod";
  changes.manual(
    idle.path,
    "django-expert add docker --replace",
    `${idle.reason}, so that ${effect}; this puts ours in its place`,
  );
}
