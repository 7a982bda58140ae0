import type { Answers } from "../recipes/answers.ts";
import type { TemplateContext } from "../recipes/context.ts";
import { isForTools } from "../wiring/package-groups.ts";
import type { Layout } from "./layout.ts";

interface PyprojectData {
  project?: { "optional-dependencies"?: Readonly<Record<string, unknown>> };
  "dependency-groups"?: Readonly<Record<string, unknown>>;
  tool?: { poetry?: { group?: Readonly<Record<string, unknown>> } };
}

/**
 * The groups and extras beside what is always installed that a server needs: those of Django and of what serves it, where
 * they are in some, and that of production.
 */
export function productionGroups(
  { project }: Layout,
  packageManager: Answers["packageManager"],
): TemplateContext {
  const { pyproject, requested } = project.packages;
  const data = pyproject?.data as PyprojectData | undefined;
  const choose = (names: readonly string[]): string[] => {
    const having = (name: string) => {
      const groups = (requested.get(name)?.groups ?? []).filter((one) => !isForTools(one));
      return groups.includes("runtime") ? undefined : names.find((one) => groups.includes(one));
    };
    const ofProduction = names.find((name) => name.startsWith("prod"));
    const chosen = [having("django"), ofProduction, having("gunicorn")];
    return [...new Set(chosen.filter((name) => name !== undefined))];
  };
  const groups = choose(
    Object.keys({ ...data?.["dependency-groups"], ...data?.tool?.poetry?.group }),
  );
  const extras = choose(Object.keys(data?.project?.["optional-dependencies"] ?? {}));
  const isPoetry = packageManager === "poetry";
  return {
    prodGroup: groups.join(isPoetry ? "," : " --group "),
    prodExtra: extras.join(isPoetry ? " --extras " : " --extra "),
  };
}
