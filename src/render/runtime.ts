import type Handlebars from "handlebars";
import untyped from "handlebars/runtime.js";

import { expressions } from "./expressions.ts";

// The package types its runtime as an empty module.
const runtime = untyped as unknown as Pick<typeof Handlebars, "create">;

const environment = runtime.create();
environment.registerHelper(expressions);

/** Turns what `precompile` wrote into a function. It needs Handlebars' small runtime, not its compiler. */
export function template(specification: TemplateSpecification): (context: object) => string {
  return environment.template<object>(specification);
}
