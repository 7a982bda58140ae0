import { usage } from "../../errors.ts";
import { is } from "../../fields/is.ts";
import type { ModelField } from "../../fields/model-field.ts";
import { knownField } from "../known-field.ts";

/** How a file is limited. */
export interface Upload {
  name: string;
  megabytes: number;
  endings: readonly string[];
}

const MEGABYTES = 5;

/** @throws Failure (usage) where a limit cannot be read, or is not one of a file */
export function uploadsOf(given: readonly string[], fields: readonly ModelField[]): Upload[] {
  return given.map((word) => {
    const [name = "", size = String(MEGABYTES), endings = ""] = word.split(":");
    const field = fields.find((one) => one.name === knownField(name, fields, "--upload"));
    if (!field || !is.file(field)) {
      throw usage(
        "no-file",
        `--upload: ${name} is no file.`,
        "Name a field of the type file or image.",
      );
    }
    if (!/^[1-9]\d{0,3}$/.test(size) || !/^(?:\w+(?:\+\w+)*)?$/.test(endings)) {
      throw usage(
        "bad-upload",
        `--upload: ${JSON.stringify(word)} cannot be read.`,
        "Write field:megabytes:endings, such as document:5:pdf+txt.",
      );
    }
    return {
      name,
      megabytes: Number(size),
      endings: endings
        .split("+")
        .filter(Boolean)
        .map((one) => one.toLowerCase()),
    };
  });
}
