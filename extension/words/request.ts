// A script in a site's page may not read the extension's files; it asks the background for the words of the reader's language.
import { isLanguage, type Language } from './languages';

export interface WordsQuestion {
  kind: 'persona-lens:words';
  language: Language;
}

export function isWordsQuestion(message: unknown): message is WordsQuestion {
  const { kind, language } = (message ?? {}) as Record<string, unknown>;
  return kind === ('persona-lens:words' satisfies WordsQuestion['kind']) && isLanguage(language);
}
