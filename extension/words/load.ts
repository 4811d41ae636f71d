// Words in another language than English: files of the extension, read when somebody reads that language. A file that is missing or damaged leaves
// the English words.
import { createWords, type Sentence, type Words } from './create';
import type { Language } from './languages';

type Texts = Readonly<Record<string, Sentence>>;
/** Reads a file of the folder words/ as JSON. */
export type ReadWords = (name: string) => Promise<unknown>;

export const readOwnFile: ReadWords = async (name) => (await fetch(`/words/${name}`)).json();

function isTexts(value: unknown): value is Texts {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every(
    (one) => typeof one === 'string' || typeof (one as { other?: unknown })?.other === 'string',
  );
}

/** All sentences and pack texts, for our own pages. `english` stands for what a language lacks. */
export async function loadAllWords(english: Texts, language: Language, read: ReadWords): Promise<Words> {
  if (language === 'en') return createWords(english, 'en');
  try {
    const files = [`${language}.json`, `ui.${language}.json`, `packs.${language}.json`];
    const [shared, surroundings, packs] = await Promise.all(files.map(read));
    if (!isTexts(shared) || !isTexts(surroundings) || !isTexts(packs)) return createWords(english, 'en');
    return createWords({ ...english, ...shared, ...surroundings }, language, packs);
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
