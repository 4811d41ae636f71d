// The words of the classroom: its own, and those that the card says.

import english from '../../shared/words/classroom/en.json';
import { createWords, type Words } from '../words/create';
import type { Language } from '../words/languages';
import { loadAllWords, readFolder } from '../words/load';
import { englishSentences } from '../words/words';

const ownEnglish = { ...englishSentences, ...english };

export async function loadClassroomWords(language: Language, base: string): Promise<Words> {
  if (language === 'en') return createWords(ownEnglish, 'en');
  const read = readFolder(`${base}words/`);
  return loadAllWords(ownEnglish, language, read, [`classroom/${language}.json`]);
}
