// The words of our own pages, in the reader's language. A page that imports them waits for a file of its own folder, nothing else; its language and
// direction are set before anything is drawn.
import { loadSettings } from '../store/settings';
import { languageOf } from './languages';
import { loadAllWords, readOwnFile } from './load';
import { englishSentences, type Words } from './words';

const { language } = await loadSettings();
export const ownWords: Words = await loadAllWords(
  englishSentences,
  languageOf(language, navigator.languages),
  readOwnFile,
);

document.documentElement.lang = ownWords.language;
document.documentElement.dir = ownWords.direction;
