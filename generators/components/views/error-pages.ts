import { ERRORS, planErrorPages } from "../../../src/components/pages/error-pages.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { flag, list } from "../../../src/options/option.ts";
import { appOption } from "../options.ts";

export default defineGenerator({
  name: "error-pages",
  reference: "views-and-urls#error-handling",
  details: `Django renders these templates by their names; no handler is needed for that. --handlers writes views as well,
which answer clients that ask for JSON with JSON, and names them in the root URL configuration. The page for 500 extends
nothing: whatever broke must not break it, too.`,
  writes: [
    "templates/      400.html, 403.html, 404.html and 500.html, those that are missing",
    "errors.py       the handlers, with --handlers, and their names in the root URL configuration",
    "test_errors.py  what is answered",
  ],
  examples: ["generate error-pages", "generate error-pages --codes 404,500 --handlers"],
  options: {
    app: appOption,
    codes: list("Errors", () => ERRORS.map((value) => ({ value }))).placeholder("CODE,…"),
    handlers: flag("Views that answer in JSON where that is asked for"),
  },
  plan: planErrorPages,
});
