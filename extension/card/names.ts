import type { Words } from '../words/create';

/** A signal's name in words, for signals that this version knows; else its id, made readable. */
export function signalName(words: Words, signal: string): string {
  const key = `ui.signal.${signal}`;
  return words.has(key) ? words.say(key) : signal.replaceAll('_', ' ');
}
