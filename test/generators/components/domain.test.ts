import { expect, it } from "vitest";
import { BLOG, filesAfter, planned } from "./planned.ts";

const SPEC = `
shop:
  Order:
    fields: [number:char:20, invoice:fk:billing.Invoice, note:o2o:Note]
  Note: [text:char:50]
billing:
  Invoice:
    fields: [number:char:20, order:fk:desk.Order]
  Note: [text:char:50]
desk:
  Order:
    fields: [number:char:20, order:fk:shop.Order:null, note:fk:billing.Note]
`;

const API = {
  ...BLOG,
  "domain.yaml": SPEC,
  "requirements.txt": `${BLOG["requirements.txt"]}djangorestframework==3.16\n`,
  "site_config/settings.py": BLOG["site_config/settings.py"]!.replace(
    '    "blog",',
    '    "rest_framework",\n    "blog",',
  ),
};

it("plans models that lead in circles and share names, with nothing left to do by hand", async () => {
  const draft = await planned(["resource", "--spec", "domain.yaml"], API);
  const files = filesAfter(draft, API);

  expect(draft.changes.manuals).toEqual([]);
  const factories = Object.entries(files).filter(([path]) => path.endsWith("factories.py"));
  const text = factories.map(([, code]) => code).join("\n");
  for (const field of ["invoice", "order", "note"])
    expect(text).toMatch(new RegExp(`^    ${field} = factory.SubFactory\\(`, "m"));
  // The circle is open somewhere: a module that is on its way in cannot be imported from.
  const imports = factories.map(
    ([path, code]) =>
      [
        path.split("/")[0],
        [...code.matchAll(/^from (\w+)\.tests\.factories/gm)].map(([, app]) => app),
      ] as const,
  );
  const graph = new Map(imports);
  for (const [app] of imports) {
    const reached = new Set(graph.get(app));
    for (const one of reached) for (const next of graph.get(one) ?? []) reached.add(next);
    expect(reached).not.toContain(app);
  }
});
