/** Words that say nothing of what a question is about. */
const STOP = new Set(
  "a all also an and any are as at be by can do does dont each every for from get have has how i if in into is it its just me must my no not of on only one or our own same shall should so some than that the their them then there they this to two use used using want wants was way we what when where which while who why will with within without would you your".split(
    " ",
  ),
);

/** The words of a text or a question; an identifier is one, and so are its parts. */
export function wordsIn(text: string): string[] {
  return [...text.matchAll(/[A-Za-z0-9][\w.+-]*/g)].flatMap(([word]) => {
    const whole = word.replace(/[.+-]+$/, "");
    const parts = whole.split(/[_.+-]+|(?<=[a-z])(?=[A-Z])/).filter(Boolean);
    return parts.length > 1 ? [whole, ...parts] : parts;
  });
}

/** A word as it is looked up: without case and without its ending. Null where it says nothing. */
export function termOf(word: string): string | null {
  const plain = word.toLowerCase();
  if (STOP.has(plain)) return null;
  return stem(plain);
}

/** English endings, roughly: `queries`, `query` and `querying` are one word. */
function stem(word: string): string {
  if (word.length < 5 || /[_.\d-]/.test(word)) return word.replace(/(?<=[a-z]{2})s$/, "");
  return word
    .replace(/(?:ies|ied)$/, "y")
    .replace(/(?:sses)$/, "ss")
    .replace(/(?<=[a-z]{3})(?:ing|ed|es|s)$/, "")
    .replace(/(?<=[a-z]{3})([bdgmnprt])\1$/, "$1")
    .replace(/(?<=[a-z]{3})e$/, "");
}
