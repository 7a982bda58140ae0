import type { Option } from "./option.ts";

/** `timeZone` as `time-zone`. */
export function kebab(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** `time-zone` as `timeZone`; camelCase stays as it is. */
export function camel(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** How an option is spelled where a person reads it: `--time-zone`, `--no-git`, `[directory]`. */
export function spelling(key: string, { spec }: Option<unknown>): string {
  if (spec.positional) return `<${kebab(key)}>`;
  return isSwitchedOff(spec) ? `--no-${kebab(key)}` : `--${kebab(key)}`;
}

/** Whether a flag is on unless it is turned off, so that `--no-` is the spelling people need. */
export function isSwitchedOff(spec: Option<unknown>["spec"]): boolean {
  return spec.kind === "flag" && spec.default !== false;
}
