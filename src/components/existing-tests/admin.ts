import { usage } from "../../errors.ts";
import { placeOf } from "../../project/conventions/places.ts";
import type { Draft } from "../draft.ts";
import type { TestOptions } from "./options.ts";
import { queryFindings } from "./findings.ts";
import { modelOf, rowsOf, someRows } from "./subject.ts";

/** Tests of the pages that a model has in the admin. */
export async function testAdmin(draft: Draft, options: TestOptions): Promise<void> {
  const model = modelOf(draft, options);
  const { class: name } = model.names;
  const { path } = placeOf("admin", model.app, `${name}Admin`, draft.site.project, draft.site.tree);
  if (!new RegExp(`register\\(\\s*(?:models\\.)?${name}\\b`).test(draft.sourceOf(path))) {
    throw usage(
      "nothing-to-test",
      `${name} is not registered in ${path}.`,
      `Make its page with django-expert generate admin ${options.target}.`,
    );
  }
  draft.findings = queryFindings(`list_select_related of its page in ${path}`);
  const part = `${model.names.snake}_admin_pages`;
  const rows = rowsOf(draft, part, model);
  const [admin, first, second, more] = await someRows(rows, model);
  const someone = await rows.user("someone");
  await draft.test(
    "test/admin.py",
    part,
    { app: model.app, name },
    {
      class: `${name}AdminPagesTests`,
      type: rows.type(model),
      userType: rows.userType(),
      admin,
      first,
      second,
      more,
      someone,
      route: `admin:${model.app.label}_${name.toLowerCase()}`,
      imports: [...rows.imports],
    },
  );
}
