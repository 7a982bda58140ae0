import { kebab } from "./names.ts";
import type { Choice, Kind, Options } from "./option.ts";

/** An option as `--json` describes it, so that a program needs no prose. */
export interface OptionDescription {
  /** The key in a `--config` file. */
  name: string;
  flag: string;
  short?: string;
  kind: Kind;
  summary: string;
  positional: boolean;
  /** Absent where there is none, or where it follows from other answers. */
  default?: string | boolean | readonly string[];
  choices?: readonly Choice[];
  /** Values refused with a reason of their own. */
  refused?: Readonly<Record<string, string>>;
  excludes?: readonly string[];
}

/** Options as data. */
export async function describe(options: Options): Promise<OptionDescription[]> {
  return Promise.all(
    Object.entries(options).map(async ([key, { spec }]): Promise<OptionDescription> => {
      const choices = await spec.choices?.();
      const { default: usual } = spec;
      return {
        name: key,
        flag: `--${kebab(key)}`,
        ...(spec.short && { short: `-${spec.short}` }),
        kind: spec.kind,
        summary: spec.summary,
        positional: spec.positional,
        ...(isPlain(usual) && { default: usual }),
        ...(choices && { choices }),
        ...(Object.keys(spec.refused).length > 0 && { refused: spec.refused }),
        ...(spec.excludes.length > 0 && {
          excludes: spec.excludes.map((other) => `--${kebab(other)}`),
        }),
      };
    }),
  );
}

function isPlain(value: unknown): value is string | boolean | readonly string[] {
  return typeof value === "string" || typeof value === "boolean" || Array.isArray(value);
}
