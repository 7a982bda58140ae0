import type { Answers } from "../src/recipes/answers.ts";

/** The defaults of `create`, with no feature: what tests start from. */
export const ANSWERS: Answers = {
  name: "my-app",
  django: "5.2",
  python: "3.13",
  database: "postgres",
  user: "email",
  packageManager: "uv",
  tests: "pytest",
  ci: "github",
  storage: "s3",
  timeZone: "UTC",
  language: "en-us",
  author: "",
  license: "MIT",
  features: [],
};
