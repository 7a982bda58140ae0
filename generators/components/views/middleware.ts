import { defineGenerator } from "../../../src/components/generator.ts";
import { KINDS } from "../../../src/components/middleware/kinds.ts";
import { planMiddleware } from "../../../src/components/middleware/plan.ts";
import { choice, list, text } from "../../../src/options/option.ts";
import { appOption } from "../options.ts";

export default defineGenerator({
  name: "middleware",
  reference: "views-and-urls#middleware-custom",
  details: `It runs under WSGI and ASGI alike, without a thread in between; query-profile alone is synchronous, since
queries are counted where they are made. Its place in MIDDLEWARE follows from its kind: logging and timing stand first,
limits before sessions are read, auth behind AuthenticationMiddleware, the others last; --after and --before say otherwise. It
is a class; where the middleware of the repository are functions requests, responses, logging,
timing and headers are functions too.`,
  writes: [
    "middleware.py                the middleware",
    "settings                     its place in MIDDLEWARE, and what it reads",
    "test_<name>_middleware.py    what it does to synchronous and asynchronous requests",
  ],
  examples: [
    "generate middleware Timing --kind timing",
    "generate middleware core.Tenant --kind request --before LocaleMiddleware",
    "generate middleware ApiLimit --kind rate-limit --app api",
  ],
  options: {
    name: text("Name, with its app where that is not for all")
      .positional()
      .ask("first", "What is it called?"),
    kind: choice("What it does", KINDS).default("request").ask("first", "What does it do?"),
    after: list("Middleware that it stands behind").placeholder("NAME,…"),
    before: list("Middleware that it stands before").placeholder("NAME,…"),
    app: appOption,
  },
  plan: planMiddleware,
});
