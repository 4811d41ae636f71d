// All words: shared/words/en.json, which the engine speaks too, and ui.en.json for what only a page says. For our own pages; the script that runs in
// a site's pages takes page.ts.
import shared from '../../shared/words/en.json';
import surroundings from '../../shared/words/ui.en.json';
import { createWords, type Words } from './create';

export { createWords, type Words };

export const englishWords: Words = createWords({ ...shared, ...surroundings }, 'en');
