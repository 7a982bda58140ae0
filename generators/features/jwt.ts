import { signsOf } from "../../src/foreign/signs.ts";
import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "jwt",
  summary: "JSON Web Tokens that rotate and can be revoked, by simplejwt.",
  reference: "drf-guidelines#jwt",
  requires: ["drf"],
  packages: () => ({ runtime: ["djangorestframework-simplejwt"] }),
  elsewhere: {
    there: (project) => signsOf(project, "jwt"),
    extends: ["REST_FRAMEWORK"],
    // Its routes are at the root, and its tests ask a view of their own.
    leaveOut: [
      "config/api_v1.py",
      "apps/users/apps.py",
      "apps/users/checks.py",
      "apps/users/tests/",
    ],
    since: { django: "3.2", python: "3.8" },
    unavailable: (project) =>
      project.routes.some(({ view }) => /TokenObtain|obtain_jwt_token/.test(view))
        ? "a route leads to JSON Web Tokens of another kind"
        : undefined,
  },
});
