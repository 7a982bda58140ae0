/** Keywords of Python 3.12 to 3.14, in lower case: a disk may not tell the cases apart. The soft ones last. */
const KEYWORDS = new Set(
  `false none true and as assert async await break class continue def del elif else except finally
  for from global if import in is lambda nonlocal not or pass raise return try while with yield
  match case type _`.split(/\s+/),
);

/** Whether Python gives this word a meaning of its own. */
export function isKeyword(word: string): boolean {
  return KEYWORDS.has(word);
}
