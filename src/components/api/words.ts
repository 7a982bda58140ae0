/** The kinds of pages. */
export const PAGINATIONS = ["page", "limit", "cursor"] as const;
export type Pagination = (typeof PAGINATIONS)[number];

/** What a rate looks like. */
export const RATE = "60/minute";

/** Whether a text is a rate of Django REST framework. */
export function isRate(text: string): boolean {
  return /^[1-9]\d*\/(?:second|minute|hour|day|s|m|h|d)$/.test(text);
}
