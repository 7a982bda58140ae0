import { isSecretName } from "../../project/masking.ts";

/** Tokens that say by their form whose they are. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/, "an AWS access key"],
  [/\bsk_live_[0-9A-Za-z]{16,}|\brk_live_[0-9A-Za-z]{16,}/, "a Stripe key"],
  [/\bwhsec_[0-9A-Za-z+/=]{24,}/, "a Stripe webhook secret"],
  [/\bgh[pousr]_[0-9A-Za-z]{30,}|\bgithub_pat_\w{30,}/, "a GitHub token"],
  [/\bglpat-[\w-]{18,}/, "a GitLab token"],
  [/\bxox[abprs]-[\w-]{20,}/, "a Slack token"],
  [/\bAIza[\w-]{35}/, "a Google API key"],
  [/\bSG\.[\w-]{16,}\.[\w-]{16,}/, "a SendGrid key"],
  [/\bkey-[0-9a-f]{32}\b/, "a Mailgun key"],
  [/\bAC[0-9a-f]{32}\b/, "a Twilio account"],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, "a private key"],
  [/\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/, "a signed token"],
  [/https:\/\/[0-9a-f]{32}(?::[0-9a-f]{32})?@[\w.-]+\/\d+/, "a Sentry DSN"],
];

const WITH_PASSWORD = /^[a-z][a-z0-9+.-]*:\/\/[^\s:@/]*:([^\s@/]+)@[^\s/]/i;

/** What stands where a secret belongs, and is none. */
const PLACEHOLDER =
  /^(?:x+|\*+|\.+|-+|_+|0+|123\d*)$|change.?(?:me|it|this)|place.?holder|example|dummy|your[-_ .]|replace|todo|fixme|sample|^<.*>$|\$\{|\{\{|%\(\w+\)|not.?(?:so|a|very|that|really)?.?(?:secret|secure)|only.?use|unsafe|super.?secret|local.?dev|to.?everybody|\bfake|\bmock|insert.?here|^(?:an?|some|my|the|super|very|top)?[-_ ]*(?:secret|password|passw0rd|pass|pwd|token|key|secret[-_]?key|api[-_]?key)[-_]?\d*$/i;
const PLAIN_WORD =
  /^(?:tests?|testing|admin|root|postgres(?:ql)?|mysql|mariadb|django|user|guest|dev|local|development|default|none|null|foo|bar|baz|hello.?|s3cr3t|minio(?:admin)?|rabbitmq|redis|localhost|docker|demo|debug|true|false|on|off|yes|no|ci|travis|github)\d*$/i;

/** Whether a value that stands in a place of secrets is one, rather than a word that fills the place. */
function looksReal(value: string, owners: readonly string[] = []): boolean {
  if (SHAPES.some(([shape]) => shape.test(value))) return !/example/i.test(value);
  if (value.length < 6 || PLACEHOLDER.test(value) || PLAIN_WORD.test(value)) return false;
  // A path to code, a route, a name of a header or a sentence.
  if (/^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+$/.test(value) || /^\/|\s/.test(value)) return false;
  if (/^https?:\/\/[^@]*$/.test(value)) return false;
  const word = value.toLowerCase().replace(/[\W_]+|\d+$/g, "");
  if (owners.some((owner) => owner.toLowerCase().replace(/[\W_]+/g, "") === word)) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(value)).length;
  return entropy(value) >= 2.5 && (kinds > 1 || value.length >= 16);
}

function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values())
    bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** Names of secrets that anyone may know. */
const PUBLIC = /PUBLIC|PUBLISHABLE|SITE_?KEY|CLIENT_ID|MEASUREMENT|ANALYTICS/i;

/**
 * What a text is, judged by where it stands and what it looks like; undefined where it is no secret.
 *
 * @param name the setting, the key or the argument that it is the value of
 * @param owners words of the project that make no secret: its own name, as a password of development
 */
export function judged(name: string, value: string, owners: readonly string[]): string | undefined {
  if (PUBLIC.test(name) && !/PRIVATE|SECRET/i.test(name)) return undefined;
  const shape = SHAPES.find(([pattern]) => pattern.test(value))?.[1];
  if (shape !== undefined) return looksReal(value, owners) ? shape : undefined;
  const password = WITH_PASSWORD.exec(value)?.[1];
  if (password !== undefined)
    return looksReal(password, owners) ? "an address with a password" : undefined;
  if (!isSecretName(name) || !looksReal(value, owners)) return undefined;
  return /PASS/i.test(name) ? "a password" : "a key";
}

/** A secret as it can be shown: so that its owner knows it, and nobody else can use it. */
export function hidden(value: string): string {
  const start = value.length >= 16 ? value.slice(0, 3) : "";
  return `${start}******** (${value.length} characters)`;
}
