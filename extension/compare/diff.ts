// Two variants of a text side by side: which words both have, and which only one.
import { alignWords } from './align';
import { type Word, wordsOf } from './words-of';

export interface Part {
  text: string;
  /** Both variants have it; spaces and punctuation go with the words around them. */
  same: boolean;
}

export function diffParts(a: string, b: string): { a: Part[]; b: Part[] } {
  const wordsOfA = wordsOf(a);
  const wordsOfB = wordsOf(b);
  const pairs = alignWords(wordsOfA, wordsOfB);
  return {
    a: partsOf(a, wordsOfA, new Set(pairs.map(([i]) => i))),
    b: partsOf(b, wordsOfB, new Set(pairs.map(([, j]) => j))),
  };
}

function partsOf(text: string, words: readonly Word[], shared: ReadonlySet<number>): Part[] {
  const parts: Part[] = [];
  const add = (start: number, end: number, same: boolean) => {
    if (start === end) return;
    const last = parts.at(-1);
    if (last?.same === same) last.text += text.slice(start, end);
    else parts.push({ text: text.slice(start, end), same });
  };
  let at = 0;
  let previous = true;
  words.forEach(({ start, end }, index) => {
    const same = shared.has(index);
    // What stands between two differing words belongs to the difference.
    add(at, start, previous || same);
    add(start, end, same);
    previous = same;
    at = end;
  });
  add(at, text.length, true);
  return parts;
}
