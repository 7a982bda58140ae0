import Handlebars from "handlebars";

import { BUILT_IN, expressions } from "./expressions.ts";

/*
 * The language of our templates is Handlebars between `<%` and `%>`:
 *
 *   <% name %>   <%#if postgres%> … <%else%> … <%/if%>   <%! a comment %>   <%~ trims space ~%>
 *
 * All other text is literal, `{{ }}`, `{% %}`, `${{ }}` and `\` included, so that the templates of Django,
 * of GitHub Actions and of Helm need no escape. A literal `<%` is written `<%%`; a `%>` on its own is literal.
 * A line that holds nothing but the tag of a block or a comment goes, as Handlebars has it.
 */

const MARKUP = /<%%|<%([\s\S]*?)%>|[{}\\]/g;

/** Characters that mean something to Handlebars travel through its parser as noncharacters of Unicode. */
const DISGUISES = new Map([
  ["{", "\uFDD0"],
  ["}", "\uFDD1"],
  ["\\", "\uFDD2"],
]);
const ORIGINALS = new Map([...DISGUISES].map(([original, disguise]) => [disguise, original]));

const compileOptions = {
  strict: true,
  noEscape: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(
    [...BUILT_IN, ...Object.keys(expressions)].map((name) => [name, true]),
  ),
};

/**
 * Compiles a template to the source of a JavaScript expression, a specification for Handlebars' runtime.
 * Throws Handlebars' exception, with line and column, where the syntax is wrong or a helper is unknown.
 */
export function precompile(source: string): string {
  return String(Handlebars.precompile(parse(source), compileOptions as PrecompileOptions));
}

function parse(source: string): hbs.AST.Program {
  const disguised = source.replace(MARKUP, (text, tag?: string) => {
    if (text === "<%%") return "<%";
    if (tag === undefined) return DISGUISES.get(text) ?? text;
    const inner = tag.trim();
    // A comment may hold anything, also what would end a comment of Handlebars.
    return inner.startsWith("!") ? "{{!}}" : `{{${inner}}}`;
  });
  const program = Handlebars.parse(disguised);
  new Finish().accept(program);
  return program;
}

class Finish extends Handlebars.Visitor {
  override ContentStatement(content: hbs.AST.ContentStatement): void {
    content.value = content.value.replace(
      /[\uFDD0-\uFDD2]/g,
      (char) => ORIGINALS.get(char) ?? char,
    );
  }

  /** Handlebars is strict with `{{name}}`, but with the arguments of expressions only when told so here. */
  override PathExpression(path: hbs.AST.PathExpression): void {
    Object.assign(path, { strict: true });
  }
}
