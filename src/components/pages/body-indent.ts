/** A whole page with what its body holds indented below it; in a page that extends another it stands where it is. */
export function withBodyIndented(page: string): string {
  return page.replace(/^( *)<body>\n([^]*?)^\1<\/body>/m, (whole, indent: string, body: string) => {
    const isBelow = !new RegExp(`^${indent}\\S`, "m").test(body);
    return isBelow ? whole : `${indent}<body>\n${body.replace(/^(?=.)/gm, "  ")}${indent}</body>`;
  });
}
