import pluralize from "pluralize";

/** One name in the spellings that code, addresses and people use. */
interface Spelling {
  /** `InvoiceLine` */
  class: string;
  /** `invoice_line` */
  snake: string;
  /** `invoice-line` */
  kebab: string;
  /** `INVOICE_LINE` */
  constant: string;
  /** `invoice line` */
  words: string;
  /** `Invoice line` */
  sentence: string;
}

export interface Names extends Spelling {
  plural: Spelling;
  /** `an` before a vowel. */
  article: "a" | "an";
}

/**
 * The spellings of a name given in any of them: `InvoiceLine`, `invoice_line`, `invoice-line`, `HTTPLog`.
 * English plurals, as Django's own `verbose_name_plural` would have them spelled out.
 */
export function namesOf(name: string): Names {
  let names = known.get(name);
  if (!names) known.set(name, (names = spelled(name)));
  return names;
}

/** The same names are asked for again and again, and plurals take their time. */
const known = new Map<string, Names>();

function spelled(name: string): Names {
  const words = wordsOf(name);
  const last = words.at(-1) ?? "";
  const plural = pluralize.plural(last);
  return {
    ...spell(words, /[_\-\s]/.test(name) || /^[a-z]/.test(name) ? undefined : name),
    plural: spell([...words.slice(0, -1), plural === last && last ? last : plural]),
    article: /^[aeio]|^u(?!ni|s[aeiou]|ti)/.test(words[0] ?? "") ? "an" : "a",
  };
}

/** The words of a name, in lower case: at underscores, hyphens, and where capitals begin. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(/[\s_\-.]+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase());
}

/** @param asGiven the name as a class, whose capitals are kept: `HTTPLog` */
function spell(words: readonly string[], asGiven?: string): Spelling {
  const text = words.join(" ");
  return {
    class: asGiven ?? words.map(capitalised).join(""),
    snake: words.join("_"),
    kebab: words.join("-"),
    constant: words.join("_").toUpperCase(),
    words: text,
    sentence: capitalised(text),
  };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
