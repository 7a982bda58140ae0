const FENCED = /^(`{3,}|~{3,})[^]*?^\1[ \t]*$/gm;
/** A shorter sentence may well be said twice. */
const WORDS = 8;

/** The text of a topic without its code. */
export function proseOf(body: string): string {
  return body.replaceAll(FENCED, "");
}

export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => /\w/.test(word));
}

/** The targets of its links. */
export function linksOf(body: string): string[] {
  const text = proseOf(body).replaceAll(/`[^`]*`/g, "");
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!);
}

/** Its sentences of eight words and more, each in one form whatever its markup and spacing. */
export function sentencesOf(body: string): string[] {
  const paragraphs = proseOf(body)
    .replaceAll(/\]\([^)]*\)/g, "]")
    .split(/\n\s*\n|\n(?=[-*|] |\d+\. |\|)/);
  return paragraphs
    .flatMap((paragraph) => paragraph.replaceAll(/\s+/g, " ").split(/(?<=[.!?:;])\s+|\s*\|\s*/))
    .map((sentence) =>
      sentence
        .replaceAll(/[*_`[\]"]/g, "")
        .trim()
        .toLowerCase(),
    )
    .filter((sentence) => wordsOf(sentence).length >= WORDS);
}
