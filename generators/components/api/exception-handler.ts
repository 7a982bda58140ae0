import { handlerOf } from "../../../src/components/api/rest-settings.ts";
import { needsDrf } from "../../../src/components/api/needs-drf.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { namesOf } from "../../../src/components/names.ts";
import { addSetting } from "../../../src/wiring/index.ts";
import { choice } from "../../../src/options/option.ts";
import { placeOf } from "../../../src/project/conventions/places.ts";
import { appOption } from "../options.ts";

export default defineGenerator({
  name: "exception-handler",
  reference: "drf-guidelines#error-handling",
  details: `problem  problem details as RFC 9457 has them, served as application/problem+json
simple   a message, a code, and the errors of fields

A project of ours that has Django REST framework answers with problem details already: nothing is done there.`,
  writes: [
    "exceptions.py       the handler",
    "settings            EXCEPTION_HANDLER, in REST_FRAMEWORK",
    "test_exceptions.py  the shape of answers",
  ],
  examples: [
    "generate exception-handler --app core",
    "generate exception-handler --app core --shape simple",
  ],
  options: {
    app: appOption,
    shape: choice("Shape of an error", ["problem", "simple"]).default("problem"),
  },
  requires: needsDrf,
  async plan(draft, { app: label, shape }) {
    const { site } = draft;
    const present = handlerOf(site);
    if (present !== undefined && site.project.answers) return;
    const { app } = site.target(`${shape}_response`, label);
    const name = `${shape}_response`;
    const place = placeOf("exceptions", app, name, site.project, site.tree);
    const context = { name, names: namesOf(name), shape };
    if (present === `${place.module}.${name}`) return;
    const setting = `REST_FRAMEWORK = {\n    "EXCEPTION_HANDLER": "${place.module}.${name}",\n}\n`;
    await draft.python("exception-handler/exceptions.py", place, context);
    if (present === undefined) addSetting(draft.wiring, setting);
    else {
      const path = site.project.settings?.places.get("REST_FRAMEWORK")?.[0]?.path ?? "settings.py";
      draft.changes.manual(
        path,
        setting,
        `EXCEPTION_HANDLER is ${present} already: set it to the new one where that is to go`,
      );
    }
    await draft.test(
      "exception-handler/test_exceptions.py",
      "exceptions",
      { app, name, from: { exceptions: place } },
      context,
    );
  },
});
