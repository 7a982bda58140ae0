import { templateSource } from "../src/render/templates.ts";
import type { Catalogue } from "../src/recipes/plan.ts";
import { features } from "./features/index.ts";
import { order } from "./order.ts";
import { requirement } from "./packages.ts";
import { basePackages } from "./project.ts";

/** Everything that planning needs of the generators. */
export const catalogue: Catalogue = {
  features,
  basePackages,
  order,
  requirement,
  templates: templateSource,
};
