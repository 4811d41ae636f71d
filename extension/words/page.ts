// The words that are said in a site's pages, and no others: they are loaded with every page.
import sentences from '../generated/page-words.en.json';
import { createWords, type Words } from './create';

export const pageWords: Words = createWords(sentences, 'en');
