/**
 * A read-only tree of text files. Paths are relative to its root and use `/` on every platform.
 * Texts are as on disk: line endings and a byte order mark are kept.
 */
export interface Tree {
  /** The text of a file, or undefined where there is none. */
  read(path: string): string | undefined;
  exists(path: string): boolean;
  /** The files below a folder (the root by default), sorted. */
  list(folder?: string): string[];
  /** Of a tree that changes: another number after each change, so that answers can be kept as long as they hold. */
  readonly revision?: number;
}
