import { usage } from "../errors.ts";

/** When something runs, as Celery takes it. */
export interface Schedule {
  code: string;
  imports: readonly string[];
}

/** The fields of a line of cron, in its order, with the numbers that each takes and the names that stand for them. */
const FIELDS = [
  { keyword: "minute", low: 0, high: 59, names: /^$/ },
  { keyword: "hour", low: 0, high: 23, names: /^$/ },
  { keyword: "day_of_month", low: 1, high: 31, names: /^$/ },
  {
    keyword: "month_of_year",
    low: 1,
    high: 12,
    names: /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/i,
  },
  { keyword: "day_of_week", low: 0, high: 7, names: /^(?:mon|tue|wed|thu|fri|sat|sun)$/i },
] as const;

const UNITS: Readonly<Record<string, string>> = {
  s: "seconds",
  m: "minutes",
  h: "hours",
  d: "days",
};

/**
 * `0 3 * * mon-fri`, as cron has it.
 *
 * @throws Failure (usage) where it is none
 */
export function cronSchedule(text: string): Schedule {
  const parts = text.trim().split(/\s+/);
  if (parts.length !== FIELDS.length)
    throw refused(`--cron takes five fields, and ${JSON.stringify(text)} has ${parts.length}`);
  const keywords = FIELDS.flatMap(({ keyword, low, high, names }, index) => {
    const part = parts[index]!;
    const isValid = part.split(",").every((one) => {
      const [, range = "", step] = /^([^/]+)(?:\/(\d+))?$/.exec(one) ?? [];
      if (range === "" || step === "0") return false;
      if (range === "*") return true;
      const ends = range.split("-");
      const isEnd = (end: string) =>
        names.test(end) || (/^\d{1,2}$/.test(end) && Number(end) >= low && Number(end) <= high);
      return ends.length <= 2 && ends.every(isEnd);
    });
    if (!isValid) throw refused(`--cron: ${part} is no ${keyword.replaceAll("_", " ")}`);
    // Celery's Sunday is 0 alone.
    const value = keyword === "day_of_week" ? part.replace(/\b7\b/g, "0") : part;
    const isDefault = value === "*" && !["minute", "hour"].includes(keyword);
    return isDefault ? [] : [`${keyword}=${JSON.stringify(value)}`];
  });
  return {
    code: `crontab(${keywords.join(", ")})`,
    imports: ["from celery.schedules import crontab"],
  };
}

/**
 * `15m`, `1h30m`, `2d`.
 *
 * @throws Failure (usage) where it is no time
 */
export function intervalSchedule(text: string): Schedule {
  const parts = [...text.matchAll(/(\d+)([smhd])/g)];
  const isWhole = parts.map(([part]) => part).join("") === text && text !== "";
  const isOnce = new Set(parts.map(([, , unit]) => unit)).size === parts.length;
  if (!isWhole || !isOnce || parts.every(([, number]) => Number(number) === 0))
    throw usage(
      "bad-interval",
      `--every: ${text} is no time.`,
      "Write a number and s, m, h or d, such as 15m or 1h30m.",
    );
  const keywords = parts.map(([, number, unit = ""]) => `${UNITS[unit]}=${Number(number)}`);
  return { code: `timedelta(${keywords.join(", ")})`, imports: ["from datetime import timedelta"] };
}

function refused(reason: string) {
  return usage(
    "bad-cron",
    `${reason}.`,
    'Write minute, hour, day of month, month and day of week, such as "0 3 * * mon-fri".',
  );
}
