// Which words two texts have in common, in order: the longest common subsequence by dynamic programming (Hunt and Szymanski 1977 describe the
// problem; texts of posts are short enough for the plain table).
import type { Word } from './words-of';

/** Places in both lists, rising in both. */
export type Pair = readonly [a: number, b: number];

export function alignWords(a: readonly Word[], b: readonly Word[]): Pair[] {
  const width = b.length + 1;
  // length[i, j]: of the longest common subsequence of a from i on and b from j on.
  const length = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => length[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const same = a[i]?.text === b[j]?.text;
      length[i * width + j] = same ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i]?.text === b[j]?.text) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** A stretch of words, first and last included. */
export type Run = readonly [first: number, last: number];

/** Stretches of `a` that stand in `b` without a word between; shorter ones are what any two texts have in common. */
export function sharedRuns(a: readonly Word[], b: readonly Word[], least: number): Run[] {
  const runs: [number, number, number][] = [];
  for (const [i, j] of alignWords(a, b)) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === i - 1 && last[2] === j - 1) {
      last[1] = i;
      last[2] = j;
    } else runs.push([i, i, j]);
  }
  return runs.filter(([first, last]) => last - first + 1 >= least).map(([first, last]) => [first, last]);
}

/** Every place where the words of a phrase stand in a row. */
export function phraseRuns(words: readonly Word[], phrase: readonly Word[]): Run[] {
  if (phrase.length === 0) return [];
  const runs: Run[] = [];
  for (let i = 0; i + phrase.length <= words.length; i += 1) {
    if (phrase.every(({ text }, k) => words[i + k]?.text === text)) runs.push([i, i + phrase.length - 1]);
  }
  return runs;
}
