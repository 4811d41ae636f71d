// The words that are said in a site's pages, and no others: the English ones are loaded with every page, others are asked for.
import { browser } from 'wxt/browser';
import sentences from '../generated/page-words.en.json';
import { createWords, type Words } from './create';
import type { Language } from './languages';
import { pageWordsOf } from './load';
import type { WordsQuestion } from './request';

export const pageWords: Words = createWords(sentences, 'en');

/** In the language, or in English where the background has no answer. */
export async function pageWordsIn(language: Language): Promise<Words> {
  if (language === 'en') return pageWords;
  const file = await browser.runtime
    .sendMessage({ kind: 'persona-lens:words', language } satisfies WordsQuestion)
    .catch(() => null);
  return pageWordsOf(sentences, language, file);
}
