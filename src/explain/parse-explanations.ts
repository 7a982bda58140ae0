/** What is written of an id. */
export interface Row {
  id: string;
  /** What it is, in a sentence. */
  says: string;
  mend: string;
  /** What those of its family have in common. */
  family: string;
  cause: string;
  wrong?: string;
  right?: string;
}

const ROW = /^([\w.-]+) \| (.+) \| (.+)$/;
const FENCE = /^```(wrong|right)$/;

/**
 * Reads a file of explanations: families are headings with a paragraph, ids are rows of three parts below them, and
 * examples stand behind the id that they are of.
 *
 * @throws Error for a line that is none of these
 */
export function parseExplanations(text: string): Row[] {
  const rows: Row[] = [];
  const lines = text.split("\n");
  let family = "";
  let cause = "";
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const [, id, says, mend] = ROW.exec(line) ?? [];
    const example = FENCE.exec(line)?.[1];
    if (line.startsWith("## ")) {
      family = line.slice(3);
      cause = "";
    } else if (example) {
      const end = lines.indexOf("```", at);
      rows.at(-1)![example as "wrong" | "right"] = lines.slice(at + 1, end).join("\n");
      at = end;
    } else if (id) rows.push({ id, says: says!, mend: mend!, family, cause });
    else if (line !== "" && cause === "" && rows.at(-1)?.family !== family) cause = line;
    else if (line !== "") throw new Error(`an explanation has another form: ${line}`);
  }
  return rows;
}
