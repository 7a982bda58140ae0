import { LANGUAGES, SINCE_6 } from "./languages.ts";
import { nearest } from "./nearest.ts";
import type { Known, Problem } from "./option.ts";

/**
 * Whether Django takes this `LANGUAGE_CODE` (translation.E001 and E004): a language that it is translated
 * to, or a variant of one, such as `en-us`.
 */
export function languageProblem(code: string, { django }: Known): Problem | undefined {
  const languages = LANGUAGES.filter((known) => django !== "5.2" || !SINCE_6.includes(known));
  const [base = ""] = code.split("-");
  const wellFormed = /^[a-z]{2,3}(-[a-z0-9]{2,8})?$/.test(code);
  if (wellFormed && (languages.includes(code) || languages.includes(base))) return undefined;
  const spelled = code.toLowerCase().replaceAll("_", "-");
  const meant = languages.includes(spelled.split("-")[0] ?? "")
    ? spelled
    : nearest(spelled, languages);
  return {
    reason: `Django has no translations for ${JSON.stringify(code)}`,
    suggestion:
      meant && meant !== code
        ? `Did you mean ${meant}?`
        : "Write a code such as en-us, de or pt-br.",
  };
}
