import { usage } from "../../../src/errors.ts";
import { needsDrf } from "../../../src/components/api/needs-drf.ts";
import { TestRows } from "../../../src/components/api/test-rows.ts";
import { PAGINATIONS } from "../../../src/components/api/words.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import type { Problem } from "../../../src/options/option.ts";
import { choice, text } from "../../../src/options/option.ts";
import { placeOf } from "../../../src/project/conventions/places.ts";
import { appOption } from "../options.ts";

const whole = (value: string): Problem | undefined =>
  /^[1-9]\d{0,5}$/.test(value)
    ? undefined
    : { reason: `${value} is no number of rows`, suggestion: "Write a whole number from 1 on." };

export default defineGenerator({
  name: "pagination",
  reference: "drf-guidelines#pagination",
  details: `page    pages by number, with how many rows there are
limit   any part of the list, by offset and limit
cursor  pages that stay put while rows are added; there is no number of rows, and one fixed order`,
  writes: [
    "pagination.py       the pagination",
    "test_pagination.py  how long pages are, and that they follow each other",
  ],
  examples: [
    "generate pagination blog.PostPagination --size 50",
    "generate pagination blog.Feed --kind cursor --ordering=-pk",
  ],
  options: {
    name: text("Name of the class, with its app: blog.PostPagination")
      .positional()
      .ask("first", "What is it called?"),
    app: appOption,
    kind: choice("How lists are cut", PAGINATIONS).default("page"),
    size: text("Rows of a page").placeholder("N").default("25").check(whole),
    max: text("Rows of a page at most").placeholder("N").default("100").check(whole),
    ordering: text("Field that a cursor goes by; -pk by default").placeholder("FIELD").optional(),
  },
  requires: needsDrf,
  async plan(draft, { name, app: label, kind, size, max, ordering }) {
    const { site } = draft;
    if (Number(size) > Number(max))
      throw usage(
        "size-over-max",
        `--size ${size} is more than --max ${max}.`,
        "Make --max at least as great.",
      );
    if (ordering !== undefined && kind !== "cursor")
      throw usage(
        "option-unused",
        "--ordering has a use with --kind cursor alone.",
        "Leave it out, or add --kind cursor.",
      );
    const { app, names } = site.target(name, label);
    const place = placeOf("pagination", app, names.class, site.project, site.tree);
    const context = {
      names,
      kind,
      size: String(Number(size)),
      max: String(Number(max)),
      over: String(Number(max) + 5),
      sizeWord: kind === "limit" ? "limit" : "page_size",
      ordering: ordering ?? "-pk",
      isUsual: ordering === undefined || ordering === "-pk",
    };
    await draft.python("pagination/pagination.py", place, context);
    const rows = new TestRows(draft, draft.testPlace("pagination", { app, name: names.class }));
    const users =
      kind === "cursor" && draft.wantsTests
        ? { model: rows.userType(), one: await rows.user("one"), two: await rows.user("two") }
        : { model: "", one: "", two: "" };
    await draft.test(
      "pagination/test_pagination.py",
      "pagination",
      { app, name: names.class, from: { pagination: place } },
      { ...context, ...users, imports: [...rows.imports] },
    );
  },
});
