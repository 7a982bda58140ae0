import type { Project } from "../project/project.ts";

/** Whether a middleware sends whoever is not logged in away: views for all have to say so. Since Django 5.1. */
export function isLoginRequired({ middleware }: Project): boolean {
  return middleware.includes("django.contrib.auth.middleware.LoginRequiredMiddleware");
}
