import { text } from "../../src/options/option.ts";

/** The app, where the name does not say it. */
export const appOption = text("App that it is for, where the name does not say")
  .placeholder("APP")
  .optional();

/** The model that a component is for; it has to be there. */
export const modelOption = text("Model, with its app: blog.Post")
  .positional()
  .ask("first", "Which model?");
