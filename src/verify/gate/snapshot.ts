import { EXIT, Failure } from "../../errors.ts";
import { excerpt } from "../excerpt.ts";
import { probeResult } from "../probe/result.ts";
import { probeSource } from "../probe/sources.ts";
import { folderOf, type ProjectUnderTest } from "../project-under-test.ts";
import type { Environment } from "../runner.ts";

interface FieldFacts {
  /** Dotted name of the field's class. */
  type: string;
  column: string | null;
  /** Label of the related model. */
  to: string | null;
}

export interface ModelFacts {
  table: string;
  managed: boolean;
  proxy: boolean;
  fields: Readonly<Record<string, FieldFacts>>;
}

export interface RouteFacts {
  /** The pattern with those that include it. */
  route: string;
  /** With its namespaces. */
  name: string | null;
  /** Dotted name of the view. */
  view: string;
  /** What a request for it gets; null where that depends on the request. */
  answers: string | null;
}

export interface MessageFacts {
  id: string | null;
  /** As in django.core.checks: 30 is a warning, 40 an error. */
  level: number;
  object: string | null;
  text: string;
}

export interface OperationFacts {
  app: string;
  /** Class name of the operation. */
  operation: string;
  text: string;
  /** As a migration would have it; null where none could. */
  code?: string | null;
}

/** A project as Django itself sees it. */
export interface Snapshot {
  /** By label. */
  models: Readonly<Record<string, ModelFacts>>;
  routes: readonly RouteFacts[];
  checks: readonly MessageFacts[];
  /** Dotted names of the functions that the system check calls. */
  registered: readonly string[];
  /** What makemigrations would write. */
  migrations: readonly OperationFacts[];
}

/**
 * Asks Django what a project consists of, with the settings that manage.py uses.
 *
 * @param env variables beside those that every program has; by default none, as on a fresh clone
 * @throws Failure where Django cannot load the project
 */
export async function snapshot(
  environment: Environment,
  { managePy }: ProjectUnderTest,
  env: Readonly<Record<string, string>> = {},
): Promise<Snapshot> {
  const name = managePy.slice(managePy.lastIndexOf("/") + 1);
  const done = await environment.run(["python", "-", name], {
    folder: folderOf(managePy),
    input: probeSource("snapshot"),
    // The same path holds other code a moment later, and Python tells compiled files by their second.
    env: { ...env, PYTHONDONTWRITEBYTECODE: "1" },
  });
  const result = probeResult<Snapshot>(done);
  if (result) return result.found;
  throw new Failure({
    code: "project-does-not-load",
    message: "Django cannot load the project.",
    next: "See that `python manage.py check` works.",
    details: excerpt(done.output),
    exit: EXIT.unverified,
  });
}
