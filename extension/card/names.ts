import type { Words } from '../words/create';

/** A signal's name in words, for signals that this version knows; else its id, made readable. */
export function signalName(words: Words, signal: string): string {
  const key = `ui.signal.${signal}`;
  return words.has(key) ? words.say(key) : signal.replaceAll('_', ' ');
}

/** As people know the account: by its handle or, where it has none, its name, in quotes, for it may be written like a handle. */
export function nameOf({ id, handle, name = '' }: { id: string; handle: string; name?: string }): string {
  if (handle !== '') return `@${handle}`;
  return name === '' ? id : `“${name}”`;
}
