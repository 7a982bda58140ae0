/** What stands between these marks is written from the facts; all around it is people's. */
const OPEN = (name: string) => `<!-- facts: ${name} -->`;
const CLOSE = "<!-- /facts -->";

/** A part of a document that is written from the facts of the project. */
interface FactBlock {
  name: string;
  /** Markdown, without a heading. */
  text: string;
}

/** A section of a document: its heading, what comes from facts, and what a person is asked to write. */
export interface Section {
  heading: string;
  facts?: FactBlock;
  /** Stands below a heading that has no words of anyone yet. */
  hint?: string;
}

/** A fact block with its marks. */
function marked({ name, text }: FactBlock): string {
  return `${OPEN(name)}\n\n${text.trim()}\n\n${CLOSE}`;
}

/** A new document: its sections, in their order. */
export function documentOf(title: string, sections: readonly Section[]): string {
  return `# ${title}\n\n${sections.map(sectionText).join("\n\n")}\n`;
}

function sectionText({ heading, facts, hint }: Section): string {
  const parts = [
    `## ${heading}`,
    ...(facts ? [marked(facts)] : []),
    ...(hint ? [`_${hint}_`] : []),
  ];
  return parts.join("\n\n");
}

/**
 * A document with its facts as they are now. Words of people stay where they are, and so does a block that they moved;
 * a section that is missing is added at the end.
 */
export function refreshed(text: string, sections: readonly Section[]): string {
  let result = text;
  for (const section of sections) {
    const { heading, facts } = section;
    if (facts && result.includes(OPEN(facts.name))) result = replaced(result, facts);
    else if (!headings(result).includes(heading))
      result = `${result.trimEnd()}\n\n${sectionText(section)}\n`;
    else if (facts) result = inserted(result, heading, facts);
  }
  return result;
}

function replaced(text: string, facts: FactBlock): string {
  const start = text.indexOf(OPEN(facts.name));
  const end = text.indexOf(CLOSE, start);
  // Without its end, what belongs to people cannot be told: nothing is replaced.
  if (end === -1) return text;
  return text.slice(0, start) + marked(facts) + text.slice(end + CLOSE.length);
}

function inserted(text: string, heading: string, facts: FactBlock): string {
  const line = `## ${heading}`;
  const at = text.indexOf(`${line}\n`);
  const after = at + line.length;
  return `${text.slice(0, after)}\n\n${marked(facts)}${text.slice(after)}`;
}

/** The second-level headings of a document, in their order. */
export function headings(text: string): string[] {
  return [...text.matchAll(/^## (.+)$/gm)].map(([, heading = ""]) => heading.trim());
}
