/**
 * Where an item belongs among others, so that features can be added in any order with one result.
 * A slot names a place: `module` (names assigned or defined in a Python module), `INSTALLED_APPS`,
 * `MIDDLEWARE`, `urlpatterns`, `REST_FRAMEWORK.DEFAULT_AUTHENTICATION_CLASSES`, `compose.yaml:services`,
 * `env`, `README.md`, and so on. The tables are in generators/order.ts.
 */
export interface Order {
  /** Negative where `a` goes before `b`, positive where after, undefined where nothing is known of either. */
  compare(slot: string, a: string, b: string): number | undefined;
  /** Whether two neighbours belong together, with no blank line between them. */
  together(slot: string, a: string, b: string): boolean;
}

/** A part of a fragment that could not be merged safely. */
export interface Unsupported {
  /** What a person pastes. */
  snippet: string;
  /** Why it was not done, and where it belongs. */
  reason: string;
}

export interface Merged {
  text: string;
  status: "changed" | "already";
  /** The parts left out; the text holds all the others. */
  unsupported: readonly Unsupported[];
}

export interface MergeOptions {
  /**
   * Source and fragments are templates of ours: whether what comes of them can be parsed is for our tests to find
   * out, not for each run again.
   */
  isOurs?: boolean;
}

/**
 * Merges fragments into a file of the same format and leaves every other byte as it was:
 * comments, quotes, order, blank lines, line endings, byte order mark.
 * Merging what is there already changes nothing; fragments give the same text in any order.
 */
export type Merge = (
  source: string,
  fragments: readonly string[],
  order: Order,
  options?: MergeOptions,
) => Merged;
