import { isUtf8 } from "node:buffer";

/** Beyond this, a file is data rather than source: Django's own largest source file has some 100 kB. */
export const MAX_TEXT_BYTES = 2 * 1024 * 1024;

/**
 * The text of a file's bytes, with its byte order mark and line endings as they are; encoding it again
 * gives the same bytes. Gives undefined for what is not text that we may edit: not UTF-8, with a NUL
 * character (as binaries and UTF-16 have), or too big.
 */
export function textOf(bytes: Buffer): string | undefined {
  if (bytes.length > MAX_TEXT_BYTES || bytes.includes(0) || !isUtf8(bytes)) return undefined;
  return bytes.toString("utf8");
}
