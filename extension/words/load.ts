// Words in another language than English: files of the extension, read when somebody reads that language. A file that is missing or damaged leaves
// the English words.
import { createWords, type Sentence, type Words } from './create';
import type { Language } from './languages';

type Texts = Readonly<Record<string, Sentence>>;
/** Reads a file of the folder words/ as JSON. */
export type ReadWords = (name: string) => Promise<unknown>;

/** `folder`: with a stroke at its end. */
export const readFolder =
  (folder: string): ReadWords =>
  async (name) =>
    (await fetch(`${folder}${name}`)).json();

export const readOwnFile: ReadWords = readFolder('/words/');

function isTexts(value: unknown): value is Texts {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every(
    (one) => typeof one === 'string' || typeof (one as { other?: unknown })?.other === 'string',
  );
}

/** All sentences and pack texts, for our own pages. `english` stands for what a language lacks; `further`: files of sentences besides the common ones. */
export async function loadAllWords(
  english: Texts,
  language: Language,
  read: ReadWords,
  further: readonly string[] = [],
): Promise<Words> {
  if (language === 'en') return createWords(english, 'en');
  try {
    const files = [`${language}.json`, `ui.${language}.json`, ...further];
    const [packs, ...sentences] = await Promise.all([`packs.${language}.json`, ...files].map(read));
    if (!isTexts(packs) || !sentences.every(isTexts)) return createWords(english, 'en');
    return createWords(Object.assign({}, english, ...sentences), language, packs);
  } catch {
    return createWords(english, 'en');
  }
}

/** What is said in a site's pages, as the background hands it over. */
export function pageWordsOf(english: Texts, language: Language, file: unknown): Words {
  const { sentences, packs } = (file ?? {}) as Record<string, unknown>;
  if (language === 'en' || !isTexts(sentences) || !isTexts(packs)) return createWords(english, 'en');
  return createWords({ ...english, ...sentences }, language, packs);
}
