import { createHash } from "node:crypto";

/** What Django allows the name of an index. */
const INDEX_LENGTH = 30;
/** What PostgreSQL cuts names of constraints at. */
const CONSTRAINT_LENGTH = 63;

/**
 * The name of an index: as it reads, shortened with a digest where Django would refuse its length.
 *
 * @param parts what it is of: the app, the model, its fields
 */
export function indexName(parts: readonly string[], suffix = "idx"): string {
  return fitted(parts, suffix, INDEX_LENGTH);
}

/** The name of a constraint, of its kind: `blog_post_unique_author_title`. */
export function constraintName(parts: readonly string[], suffix = ""): string {
  return fitted(parts, suffix, CONSTRAINT_LENGTH);
}

function fitted(parts: readonly string[], suffix: string, length: number): string {
  const end = suffix && `_${suffix}`;
  const stem = parts.join("_");
  const whole = `${stem}${end}`;
  if (whole.length <= length) return whole;
  const digest = createHash("sha256").update(whole).digest("hex").slice(0, 6);
  const room = length - end.length - digest.length - 1;
  return `${stem.slice(0, room).replace(/_+$/, "")}_${digest}${end}`;
}
