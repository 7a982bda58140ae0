import { mapText, type Shown } from "./shown.ts";

/** What stands in place of a secret, as in Django's own reports. */
const MASK = "********";

const SECRET =
  /SECRET|PASSWORD|PASSWD|PASSPHRASE|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE|(?:AUTH|SIGNING|ENCRYPTION|LICENSE|SERVER|SSH|FERNET)_?KEY|CREDENTIAL|(?:^|_)DSN|^(?:AWS|AZURE|STRIPE)_\w*KEY/i;
/** Of the same words, and no secret. */
const HARMLESS =
  /VALIDATOR|HASHER|_(?:AGE|TIMEOUT|EXPIRY|LIFETIME|LENGTH|NAME|HEADER|CLASS(?:ES)?|FORM|MODEL|BACKENDS?|SERIALIZER|FIELDS?|URLS?|ENABLED|REQUIRED|PREFIX|ALGORITHM|CHANGE|RESET\w*)$|PASSWORD_RESET|ACCESS_KEY_ID$|PUBLIC/i;

/** A name and a password in an address. */
const IN_URL = /([a-z][a-z0-9+.-]*:\/\/[^\s:@/]*):([^\s@/]+)@/gi;

/** Whether a name says that its value is for nobody to see. */
export function isSecretName(name: string): boolean {
  return SECRET.test(name) && !HARMLESS.test(name);
}

/** A value with all that is secret masked: by its name, by the keys within, and passwords of addresses. */
export function masked(name: string, value: Shown): Shown {
  if (!isSecretName(name)) return withinMasked(value);
  if (value !== null && typeof value === "object" && "computed" in value)
    return { computed: maskedSource(name, value.computed) };
  return mapText(value, (text) => (text === "" ? text : MASK));
}

function withinMasked(value: Shown): Shown {
  if (value === null || typeof value !== "object") {
    return typeof value === "string" ? maskedUrl(value) : value;
  }
  const each = (items: Shown[]) => items.map(withinMasked);
  if ("list" in value) return { list: each(value.list) };
  if ("tuple" in value) return { tuple: each(value.tuple) };
  if ("set" in value) return { set: each(value.set) };
  if ("maybe" in value) return { maybe: withinMasked(value.maybe) };
  if ("dict" in value)
    return {
      dict: value.dict.map(([key, item]) => [
        key,
        typeof key === "string" ? masked(key, item) : withinMasked(item),
      ]),
    };
  if ("computed" in value)
    return {
      ...value,
      computed: maskedSource("", value.computed),
      ...(value.options && { options: each(value.options) }),
    };
  return value;
}

function maskedUrl(text: string): string {
  return text.replace(IN_URL, `$1:${MASK}@`);
}

const LITERAL = /(["'])((?:\\.|(?!\1)[^\\\n])*)\1/g;
const KEYED = /((["'])([\w-]+)\2\s*:\s*[rbuf]*)(["'])((?:\\.|(?!\4)[^\\\n])*)\4/gi;

/** A statement with the secrets that it has in it masked: the texts of a secret's own, but for names of variables. */
export function maskedSource(name: string, source: string): string {
  const keyed = source.replace(KEYED, (whole, start: string, _, key: string, quote: string) =>
    isSecretName(key) ? `${start}${quote}${MASK}${quote}` : whole,
  );
  const urls = maskedUrl(keyed);
  if (!isSecretName(name)) return urls;
  return urls.replace(LITERAL, (whole, quote: string, text: string) =>
    text === "" || /^[A-Z][A-Z0-9_]*$/.test(text) ? whole : `${quote}${MASK}${quote}`,
  );
}
