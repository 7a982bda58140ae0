import type { Code } from "./model-field.ts";

const DATETIME = "import datetime as dt";

/** `2026-01-31` as Python source; undefined where it is no day. */
export function date(given: string): Code | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(given) ?? [];
  const isDay = day !== undefined && new Date(`${given}T00:00Z`).toJSON()?.startsWith(given);
  if (!isDay || Number(year) < 1) return undefined;
  return { code: `dt.date(${numbers(year, month, day)})`, imports: [DATETIME] };
}

/** `2026-01-31T09:30`, in UTC. `timezone.utc` is in every Python, `datetime.UTC` from 3.11 on. */
export function dateTime(given: string, python?: string): Code | undefined {
  const [day = "", clock = "", rest] = given.replace(/Z$/, "").split(/[T ]/);
  const [left, right] = [date(day), time(clock)];
  if (!left || !right || rest !== undefined) return undefined;
  const parts = `${inner(left.code)}, ${inner(right.code)}`;
  return { code: `dt.datetime(${parts}, tzinfo=${utc(python)})`, imports: [DATETIME] };
}

export function utc(python: string | undefined): string {
  const [major = 3, minor = 13] = (python ?? "").split(".").filter(Boolean).map(Number);
  return major > 3 || minor >= 11 ? "dt.UTC" : "dt.timezone.utc";
}

/** `09:30` or `09:30:15`. */
export function time(given: string): Code | undefined {
  const match = /^([01]?\d|2[0-3])[:.h]([0-5]\d)(?:[:.]([0-5]\d))?$/.exec(given);
  return match
    ? { code: `dt.time(${numbers(...match.slice(1))})`, imports: [DATETIME] }
    : undefined;
}

const UNITS: Readonly<Record<string, string>> = {
  s: "seconds",
  m: "minutes",
  h: "hours",
  d: "days",
  w: "weeks",
};

/** `90s`, `15m`, `2h`, `7d`, `1w`. */
export function duration(given: string): Code | undefined {
  const [, amount, unit = ""] = /^(\d{1,6})([smhdw])$/.exec(given) ?? [];
  return amount === undefined
    ? undefined
    : { code: `dt.timedelta(${UNITS[unit]}=${Number(amount)})`, imports: [DATETIME] };
}

function numbers(...parts: readonly (string | undefined)[]): string {
  return parts.flatMap((part) => (part === undefined ? [] : [Number(part)])).join(", ");
}

function inner(code: string): string {
  return code.slice(code.indexOf("(") + 1, -1);
}
