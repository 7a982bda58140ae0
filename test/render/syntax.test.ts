import { describe, expect, test } from "vitest";

import { template } from "../../src/render/runtime.ts";
import { precompile } from "../../src/render/syntax.ts";
import { templateFile } from "../../src/render/template-file.ts";

function render(source: string, context: object = {}): string {
  const specification = new Function(`return ${precompile(source)}`)() as TemplateSpecification;
  return (
    templateFile({ path: "project/a.txt.hbs", content: template(specification) }, "project").render(
      context,
    ) ?? ""
  );
}

describe("literal text", () => {
  const literals = [
    "{{ user.email }}",
    "{{{ raw }}}",
    "{% block title %}{% endblock %}",
    "${{ secrets.TOKEN }}",
    "\\{{ x }}",
    "\\\\{{ x }} \\",
    "{{#if x}}{{/if}}",
    "{{! note }} {{!-- note --}} {{> part }}",
    "a }} b }}} c { d } %> e",
    "{",
    'f"{x!r:>{width}}" & < > \' \u00e9 \u{1F600}',
  ];

  test.each(literals)("%s", (text) => expect(render(text)).toBe(text));

  test("may touch a tag on both sides", () => {
    expect(render("{<% x %>} {{<% x %>}} \\<% x %>\\ ${<% x %>}", { x: 1 })).toBe(
      "{1} {{1}} \\1\\ ${1}",
    );
  });

  test("of the delimiter is written <%%", () => {
    expect(render("<%% x %> <%%<% x %>", { x: 1 })).toBe("<% x %> <%1");
  });
});

describe("tags", () => {
  test("give values without escaping them", () => {
    expect(render("<% x %>|<%x%>|<% a.b %>", { x: "<&\"'{{", a: { b: 2 } })).toBe(
      "<&\"'{{|<&\"'{{|2",
    );
  });

  test("of a block or a comment on lines of their own go with the line", () => {
    const source =
      "a\n<%#if x%>\nb\n<%else%>\nc\n<%/if%>\n  <%! }} --}} %>\n<%#each list as |item|%>\n- <% item %>\n<%/each%>\n";
    expect(render(source, { x: true, list: [1, 2] })).toBe("a\nb\n- 1\n- 2\n");
    expect(render(source, { x: false, list: [] })).toBe("a\nc\n");
  });

  test("else if, inverse blocks and trimming", () => {
    expect(
      render("<%#if a%>1<%else if b%>2<%/if%><%#unless a%>3<%/unless%>  <%~ b ~%>  .", {
        a: 0,
        b: 4,
      }),
    ).toBe("234.");
  });

  test("helpers", () => {
    const context = { a: "x", yes: true, no: false, none: [], name: 'Ann "O\'B" \\ é' };
    expect(render('<%#if (eq a "x" "y")%>1<%/if%><%#if (eq a "z")%>2<%/if%>', context)).toBe("1");
    expect(render("<%#if (and yes (not no))%>1<%/if%><%#if (or no none)%>2<%/if%>", context)).toBe(
      "1",
    );
    expect(render("<% quote name %>", context)).toBe('"Ann \\"O\'B\\" \\\\ é"');
  });
});

describe("an unknown name is an error that names template, name and line", () => {
  const uses = [
    "<% typo %>",
    "<%#if typo%>1<%/if%>",
    "<%#unless typo%>1<%/unless%>",
    "<%#each typo%>1<%/each%>",
    "<%#with typo%>1<%/with%>",
    '<%#if (eq typo "x")%>1<%/if%>',
    "<%#if (or yes (not typo))%>1<%/if%>",
    "<% quote typo %>",
    "<% some.typo %>",
    "<%#if some.typo%>1<%/if%>",
    "<%#each some.list%><%#if ../typo%>1<%/if%><%/each%>",
    "<%#if yes%>1<%else if typo%>2<%/if%><%#if no%>1<%else if typo%>2<%/if%>",
  ];
  const context = { yes: true, no: false, some: { list: [{ x: 1 }] } };

  test.each(uses)("%s", (source) => {
    expect(() => render(`\n${source}`, context)).toThrow(
      'templates/project/a.txt.hbs: nothing is called "typo" (line 2)',
    );
  });

  test("also below something unknown, within text, and where it is the helper", () => {
    expect(() => render("<% typo.x %>", context)).toThrow("templates/project/a.txt.hbs");
    expect(() => render("<%#each list%><% typo %><%/each%>", { list: ["text"] })).toThrow(
      "templates/project/a.txt.hbs",
    );
    expect(() => render("<% typo 1 %>", context)).toThrow("typo");
    expect(() => render("<%#typo 1%><%/typo%>", context)).toThrow("typo");
    expect(() => render("<%> typo %>", context)).toThrow("typo");
  });
});
