import type { ModelField } from "./model-field.ts";

/** A whole number within the field's limits, another for each variant where there are two. */
export function whole({ min, max }: ModelField, variant: number): number {
  const first = min !== undefined && min > 1 ? Math.ceil(min) : 1;
  const value = first + variant - 1;
  if (max === undefined || value <= max) return value;
  const below = Math.floor(max) - variant + 1;
  return min === undefined || below >= min ? below : Math.floor(max);
}

/** A number with a point, within its digits and limits, as text. */
export function fraction(field: ModelField, variant: number): string {
  const { min = -Infinity, max = Infinity, digits = [4, 1], word } = field;
  const [all, places] = word === "decimal" ? digits : [4, 1];
  const whole = all - places;
  // As many as there are, and none that its digits could not hold.
  const value =
    whole > 1
      ? 10.5 * variant
      : whole === 1
        ? 1.5 * (((variant - 1) % 6) + 1)
        : 0.25 * (((variant - 1) % 3) + 1);
  const step = Math.max(10 ** -places, 0.01) * (variant - 1);
  let fits = value;
  if (value < min) fits = min + step;
  else if (value > max) fits = Math.max(max - step, min);
  return fits.toFixed(word === "decimal" ? places : Math.max(1, decimals(fits)));
}

function decimals(value: number): number {
  return Math.min(String(value).split(".")[1]?.length ?? 0, 6);
}
