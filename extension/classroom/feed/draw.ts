// A number draws a feed: which accounts, and in which order. The same number gives everybody the same feed, on every machine.
import { others, patterns, type Role, signers } from './roles';

export const feedSize = 10;
export const mostSeed = 9999;

/** Of an account's place in the feed: "A" to "J". */
export const letterOf = (place: number): string => String.fromCharCode(65 + place);

/** `text`: from an address or a field; undefined where it is no number of a feed. */
export function seedOf(text: string | null | undefined): number | undefined {
  if (text == null || !/^\d{1,4}$/.test(text)) return undefined;
  const seed = Number(text);
  return seed >= 1 && seed <= mostSeed ? seed : undefined;
}

/** Numbers in [0, 1): mulberry32, by T. Ettinger (public domain). Enough to mix a list. */
function numbersFrom(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Fisher and Yates. */
function mixed<T>(list: readonly T[], next: () => number): T[] {
  const result = [...list];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1));
    const kept = result[last] as T;
    result[last] = result[other] as T;
    result[other] = kept;
  }
  return result;
}

/** Ten accounts: three or four of one documented pattern, so that nobody can count on a number, and ordinary ones. */
export function drawFeed(seed: number): Role[] {
  const next = numbersFrom(seed);
  const pattern = patterns[Math.floor(next() * patterns.length)] ?? [];
  const chosen = [...pattern.slice(0, next() < 0.5 ? 3 : 4), ...signers];
  return mixed([...chosen, ...mixed(others, next).slice(0, feedSize - chosen.length)], next);
}
