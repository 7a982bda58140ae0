import { djangoDefault } from "../project/django-defaults.ts";
import type { TemplateContext } from "../recipes/context.ts";
import type { Layout } from "./layout.ts";

const SECURITY = "django.middleware.security.SecurityMiddleware";
const FRAMES = "django.middleware.clickjacking.XFrameOptionsMiddleware";

/** Headers of Django's own, with the middleware that sends them and the setting that says what. */
const HEADERS = [
  ["Cross-Origin-Opener-Policy", SECURITY, "SECURE_CROSS_ORIGIN_OPENER_POLICY"],
  ["Cross-Origin-Resource-Policy", undefined, undefined],
  ["Referrer-Policy", SECURITY, "SECURE_REFERRER_POLICY"],
  ["X-Content-Type-Options", SECURITY, "SECURE_CONTENT_TYPE_NOSNIFF"],
  ["X-Frame-Options", FRAMES, "X_FRAME_OPTIONS"],
] as const;

/**
 * The headers that a page of the repository has, by what its settings say: a test of them is wrong where it expects what
 * somebody decided otherwise, or what cannot be told.
 *
 * @param names of the features that are added, of which `https` brings the middleware
 */
export function expectedHeaders(
  { project, django }: Layout,
  names: readonly string[],
): TemplateContext {
  const lines = HEADERS.flatMap(([header, middleware, setting]) => {
    if (setting === undefined) return [`"${header}": "same-origin",`];
    if (!project.middleware.includes(middleware) && !names.includes("https")) return [];
    const isSet = project.settings?.places.has(setting);
    const value = isSet ? project.setting(setting) : djangoDefault(setting, django);
    if (header === "X-Content-Type-Options")
      return value === true ? [`"${header}": "nosniff",`] : [];
    return typeof value === "string" && value ? [`"${header}": ${JSON.stringify(value)},`] : [];
  });
  return { expectedHeaders: lines.join("\n            ") };
}
