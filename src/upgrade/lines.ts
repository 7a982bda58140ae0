/** A line of Django, and what it runs on. */
export interface DjangoLine {
  line: string;
  isLts: boolean;
  /** The lowest and the highest line of Python. */
  python: readonly [string, string];
  /** When it gets no fixes any more. */
  end: string;
}

/** Every line since 1.11, oldest first. */
const LINES: readonly DjangoLine[] = [
  { line: "1.11", isLts: true, python: ["3.4", "3.7"], end: "April 2020" },
  { line: "2.0", isLts: false, python: ["3.4", "3.7"], end: "April 2019" },
  { line: "2.1", isLts: false, python: ["3.5", "3.7"], end: "December 2019" },
  { line: "2.2", isLts: true, python: ["3.5", "3.9"], end: "April 2022" },
  { line: "3.0", isLts: false, python: ["3.6", "3.9"], end: "April 2021" },
  { line: "3.1", isLts: false, python: ["3.6", "3.9"], end: "December 2021" },
  { line: "3.2", isLts: true, python: ["3.6", "3.10"], end: "April 2024" },
  { line: "4.0", isLts: false, python: ["3.8", "3.10"], end: "April 2023" },
  { line: "4.1", isLts: false, python: ["3.8", "3.11"], end: "December 2023" },
  { line: "4.2", isLts: true, python: ["3.8", "3.12"], end: "April 2026" },
  { line: "5.0", isLts: false, python: ["3.10", "3.12"], end: "April 2025" },
  { line: "5.1", isLts: false, python: ["3.10", "3.13"], end: "December 2025" },
  { line: "5.2", isLts: true, python: ["3.10", "3.14"], end: "April 2028" },
  { line: "6.0", isLts: false, python: ["3.12", "3.14"], end: "April 2027" },
  { line: "6.1", isLts: false, python: ["3.12", "3.14"], end: "December 2027" },
];

/** The lines to go through, one at a time: those with long support, then each of the newest. */
export function stepsFrom(line: string): DjangoLine[] {
  const at = LINES.findIndex((one) => one.line === line);
  const last = LINES.findLastIndex(({ isLts }) => isLts);
  return LINES.filter(({ isLts }, index) => index > at && (isLts || index > last));
}
