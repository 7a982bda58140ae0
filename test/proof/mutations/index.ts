import { admin } from "./admin.ts";
import { api } from "./api.ts";
import { asynchronous } from "./asynchronous.ts";
import { data } from "./data.ts";
import { middleware } from "./middleware.ts";
import { pages } from "./pages.ts";
import type { Mutation } from "./mutation.ts";

/** Mutations by the lines of the table of runs that generate what they change. */
export const MUTATIONS: ReadonlyMap<string, readonly Mutation[]> = new Map([
  ...data,
  ...api,
  ...middleware,
  ...pages,
  ...admin,
  ...asynchronous,
]);
