// When posts were made, as far as it is known, and how many of them fall into a stretch of time: surely, and perhaps.
import type { Words } from '../words/words';

/** ms since 1970, [earliest, latest], both inclusive. */
export type Interval = readonly [number, number];

export interface PostTimes {
  /** Newest first; null for a post whose time was never told. */
  times: readonly (Interval | null)[];
  /** Older posts of which the engine told no times. */
  leftOut: number;
}

/** At least `low`, at most `high`. */
export interface Count {
  low: number;
  high: number;
}

/** "3", or "1 to 4" where it is not known exactly. */
export function countInWords({ low, high }: Count, words: Words): string {
  return low === high ? words.number(high) : words.say('ui.card.hours_range', { low, high });
}
