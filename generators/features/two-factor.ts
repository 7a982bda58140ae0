import { hasAdmin } from "../../src/foreign/admin-site.ts";
import { withoutPages } from "../../src/foreign/place-for-pages.ts";
import { signsOf } from "../../src/foreign/signs.ts";
import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "two-factor",
  summary: "A second factor that staff cannot do without in the admin, with recovery codes.",
  reference: "security-checklist#two-factor",
  // Setting it up, asking for it at the login and recovery codes are allauth's.
  requires: ["allauth"],
  elsewhere: {
    requires: [],
    packages: (project) => {
      const has = (app: string) => project.installedApps.some(({ module }) => module === app);
      if (has("allauth.mfa")) return {};
      return { runtime: has("allauth") ? ["fido2", "qrcode"] : ["django-otp", "qrcode"] };
    },
    there: (project) => signsOf(project, "two-factor"),
    since: { django: "3.2", python: "3.8" },
    unavailable: (project) =>
      !hasAdmin(project)
        ? "no route leads to Django's admin, which it guards"
        : // The pages of its own are allauth's where that is there.
          project.installedApps.some(({ module }) => module === "allauth")
          ? undefined
          : withoutPages(project),
  },
});
