// All words: shared/words/en.json, which the engine speaks too, and ui.en.json for what only a page says. In English; own.ts has them in the
// reader's language, for our own pages, and the script that runs in a site's pages takes page.ts.
import shared from '../../shared/words/en.json';
import surroundings from '../../shared/words/ui.en.json';
import { createWords, type Words } from './create';

export { createWords, type Words };

export const englishSentences = { ...shared, ...surroundings };
export const englishWords: Words = createWords(englishSentences, 'en');
