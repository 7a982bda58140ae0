import { usage } from "../../errors.ts";
import { placeOf } from "../../project/conventions/places.ts";
import { viewsetAddresses } from "../api/routes.ts";
import type { Draft } from "../draft.ts";
import type { TestOptions } from "./options.ts";
import { queryFindings } from "./findings.ts";
import { modelOf, rowsOf, someRows } from "./subject.ts";

/** Tests of the endpoint of a model. */
export async function testApi(draft: Draft, options: TestOptions): Promise<void> {
  const model = modelOf(draft, options);
  const { site } = draft;
  const name = `${model.names.class}ViewSet`;
  const place = placeOf("viewsets", model.app, name, site.project, site.tree);
  const { routes } = site.project;
  // The API of a repository may be an app of its own.
  const elsewhere = routes.find(({ target }) => target?.endsWith(`.${name}`));
  const addresses =
    viewsetAddresses(routes, `${place.module}.${name}`) ??
    (elsewhere?.target && viewsetAddresses(routes, elsewhere.target));
  if (!addresses)
    throw usage(
      "nothing-to-test",
      `No route leads to a ${name}.`,
      `Make it with django-expert generate viewset ${options.target}.`,
    );
  draft.findings = queryFindings(`select_related or prefetch_related of the queryset of ${name}`);
  const part = `${model.names.snake}_endpoint`;
  const rows = rowsOf(draft, part, model);
  const [user, first, second, more] = await someRows(rows, model);
  await draft.test(
    "test/api.py",
    part,
    { app: model.app, name: model.names.class },
    {
      class: `${model.names.class}EndpointTests`,
      type: rows.type(model),
      userType: rows.userType(),
      user,
      first,
      second,
      more,
      list: addresses.list,
      detail: addresses.detail("self.first.pk"),
      reversed: addresses.reversed,
      imports: [...rows.imports],
    },
  );
}
