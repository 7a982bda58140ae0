import { ChangeSet } from "../changes/change-set.ts";
import type { TemplateContext } from "../recipes/context.ts";
import { productionFacts, withoutDebugging } from "./ground.ts";
import type { Project } from "../project/project.ts";
import type { Layout } from "./layout.ts";
import { verdictOn } from "./verdict.ts";

/** What the variables are called that the image and its probe have to know. */
export function variablesOf(layout: Layout): TemplateContext {
  const { project, production } = layout;
  const facts = production.isNew
    ? withoutDebugging(layout)
    : productionFacts(layout, new ChangeSet(project.tree));
  const shared = sharedFiles(layout);
  const secret = verdictOn("SECRET_KEY", facts, shared);
  const hosts = verdictOn("ALLOWED_HOSTS", facts, shared);
  const literal = facts.setting("ALLOWED_HOSTS");
  const named = (hosts.verdict === "there" && hosts.variable) || "ALLOWED_HOSTS";
  const isLiteral = hosts.verdict === "there" && !hosts.variable && Array.isArray(literal);
  const remoteStatic = isElsewhere(facts);
  if (!production.isNew) facts.close();
  return {
    remoteStatic,
    hostsVariable: named,
    secretVariable: (secret.verdict !== "wrong" && secret.variable) || "SECRET_KEY",
    healthHost: isLiteral
      ? JSON.stringify(String(literal[0] ?? "localhost").replace(/^[.*]+/, "") || "localhost")
      : `os.environ[${JSON.stringify(named)}].replace(" ", ",").split(",")[0].lstrip(".*") or "localhost"`,
  };
}

/** Whether static files of production go to a store of objects, which no image can be built against. */
function isElsewhere(facts: Project): boolean {
  const storages = facts.setting("STORAGES") as
    Readonly<Record<string, { BACKEND?: unknown }>> | undefined;
  const backend = storages?.["staticfiles"]?.BACKEND ?? facts.setting("STATICFILES_STORAGE");
  return /S3|GCloud|GoogleCloud|Azure|storages\.backends\./.test(String(backend));
}

/** The files that development runs as its settings. */
export function sharedFiles({ project }: Layout): ReadonlySet<string> {
  const modules = project.settings?.machine.modules ?? new Map<string, { path: string }>();
  return new Set([...modules.values()].map((module) => module.path));
}
