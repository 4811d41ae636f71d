// A text as its words, with their places: what two texts are compared by. A rough sister of the engine's normal form (NFKC, no case, no marks that
// cannot be seen); it decides nothing, it only shows where.

export interface Word {
  /** Normalised. */
  text: string;
  /** Places in the text, in UTF-16 units. */
  start: number;
  end: number;
}

/** Comparing grows with the product of two lengths; posts are far shorter. */
const maxWords = 600;
const maxLength = 20_000;
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
const unseen = /[\p{Cf}\p{Mn}]/gu;

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { segment, index, isWordLike } of segmenter.segment(text.slice(0, maxLength))) {
    if (isWordLike !== true) continue;
    const normal = segment.normalize('NFKC').toLowerCase().replace(unseen, '');
    if (normal !== '') words.push({ text: normal, start: index, end: index + segment.length });
    if (words.length === maxWords) break;
  }
  return words;
}
