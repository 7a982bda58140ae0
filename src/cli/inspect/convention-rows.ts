import type { Conventions } from "../../project/conventions/conventions.ts";

/** A line of the page: what it is about, what holds, and what explains it. */
type Row = readonly [name: string, value: string, more?: string];

const VIEWS = {
  viewset: "viewsets",
  generic: "generic views",
  apiview: "APIViews",
  function: "functions",
} as const;

/** The conventions of a repository as lines of a page. */
export function conventionRows(found: Conventions): Row[] {
  const { tests, api, bases } = found;
  const layers = [found.services && "services", found.selectors && "selectors"].filter(
    (layer) => layer !== false,
  );
  const [base] = bases;
  return [
    [
      "Code",
      [
        `${found.lineLength} columns`,
        `${found.quotes} quotes`,
        found.typed ? "annotated" : "not annotated",
        `${found.imports} imports`,
      ].join(", "),
      `for Python ${found.pythonLine} and later`,
    ],
    ["Apps", found.appsFolder ? `in ${found.appsFolder}` : "at the root"],
    ...(base
      ? [
          [
            "Models",
            `can build on ${base.name}`,
            `${base.module}, ${percent(found.baseUse)}`,
          ] as const,
        ]
      : []),
    [
      "Views",
      [found.views === "class" ? "classes" : "functions", ...layers].join(", "),
      `${found.urls}()${found.namespaced ? ", namespaced" : ""}`,
    ],
    ...(api.drf ? [["API", VIEWS[api.views]] as const] : []),
    [
      "Tests",
      tests.base?.name ?? (tests.style === "class" ? "TestCases" : "functions"),
      [tests.runner, tests.factories === "none" ? "" : tests.factories].filter(Boolean).join(", "),
    ],
  ];
}

function percent(share: number): string {
  return `in ${Math.round(share * 100)}% of the models`;
}
