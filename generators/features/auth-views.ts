import { withoutPages } from "../../src/foreign/place-for-pages.ts";
import { signsOf } from "../../src/foreign/signs.ts";
import { defineFeature } from "../../src/recipes/feature.ts";

export default defineFeature({
  name: "auth-views",
  summary: "Login, logout, password change and password reset by Django's own views.",
  reference: "security-checklist#auth",
  requires: ["pages", "email"],
  conflicts: {
    allauth: "each has its own login, password change and password reset",
  },
  elsewhere: {
    requires: [],
    there: (project) => signsOf(project, "auth-views"),
    leaveOut: ["templates/users/"],
    since: { django: "2.0" },
    unavailable: withoutPages,
  },
});
