import type { TemplateContext } from "../recipes/context.ts";
import type { Layout } from "./layout.ts";
import { loginsOf } from "./logins.ts";

/** What templates know of the API of a repository: which keys of REST_FRAMEWORK it has, and a login to try. */
export function apiContext({ project }: Layout): TemplateContext {
  const framework = project.setting("REST_FRAMEWORK");
  const has = (key: string) =>
    typeof framework === "object" && framework !== null && key in framework;
  const login = loginsOf(project).find(({ file }) => file !== undefined);
  return {
    hasFramework: project.settings?.places.has("REST_FRAMEWORK") ?? false,
    hasAuthentication: has("DEFAULT_AUTHENTICATION_CLASSES"),
    hasThrottles: has("DEFAULT_THROTTLE_CLASSES"),
    hasRates: has("DEFAULT_THROTTLE_RATES"),
    loginPath: login?.path ?? "",
    loginModule: login?.module ?? "",
    loginView: login?.view ?? "",
  };
}
