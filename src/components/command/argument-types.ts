/** A type of arguments, and a value of it for tests. */
export interface ArgumentType {
  annotation: string;
  convert: string;
  sample: string;
  imports?: readonly string[];
}

/** The types of arguments, by the words for them. */
export const ARGUMENT_TYPES: Readonly<Record<string, ArgumentType>> = {
  str: { annotation: "str", convert: "", sample: "text" },
  int: { annotation: "int", convert: "int", sample: "3" },
  float: { annotation: "float", convert: "float", sample: "1.5" },
  decimal: {
    annotation: "Decimal",
    convert: "Decimal",
    sample: "1.50",
    imports: ["from decimal import Decimal"],
  },
  date: {
    annotation: "dt.date",
    convert: "dt.date.fromisoformat",
    sample: "2026-01-15",
    imports: ["import datetime as dt"],
  },
  uuid: {
    annotation: "UUID",
    convert: "UUID",
    sample: "00000000-0000-0000-0000-000000000001",
    imports: ["from uuid import UUID"],
  },
  path: {
    annotation: "Path",
    convert: "Path",
    sample: "file.csv",
    imports: ["from pathlib import Path"],
  },
  flag: { annotation: "bool", convert: "", sample: "" },
};
