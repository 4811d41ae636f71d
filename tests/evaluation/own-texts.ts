// Which texts of the data are an account's own and long enough to be compared, by a rule of the evaluation's own: it must not ask the engine.
import type { LabelledPost } from './labelled.ts';

const cjk = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/gu;

/** Letters and digits alone, without links and mentions; empty where there are too few (40, or 15 of Chinese, Japanese or Korean). */
export function comparableForm(text: string): string {
  const bare = text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/https?:\/\/\S+/gu, ' ')
    .replace(/@\w+/gu, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, '');
  const ideographs = bare.match(cjk)?.length ?? 0;
  return bare.length >= 40 || ideographs >= 15 ? bare : '';
}

export function isOwnText({ kind, text }: LabelledPost): boolean {
  return kind !== 'retweet' && kind !== 'quote' && !/^rt\s@?/iu.test(text);
}
