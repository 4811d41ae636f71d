// The reader's own notes on accounts, kept by the browser on this device and shown nowhere but to the reader. There are none until one is written. They
// are written in a page of ours, never in a site's page: what is typed into a page, its scripts can hear, closed shadow root or not.
import { inTurn, noteWhole, onLocal, readLocal, removeLocal, writeLocal } from './local';
import { accountPattern, readCalled } from './settings';

export interface Note {
  /** Platform and id, as accountKey() writes them. */
  account: string;
  /** The handle at that time, for the list; may be empty. */
  handle: string;
  /** The name at that time, only of an account without a handle. */
  name?: string;
  text: string;
}

export const maxNoteLength = 2_000;
export const maxNotes = 1_000;

const key = 'notes';

/** Whatever is stored, checked entry by entry; the last note on an account counts. */
export function readNotes(stored: unknown): Note[] {
  if (!Array.isArray(stored)) return [];
  const byAccount = new Map<string, Note>();
  for (const one of stored) {
    const { account, handle, name, text } = (one ?? {}) as Record<string, unknown>;
    if (typeof account !== 'string' || !accountPattern.test(account)) continue;
    if (typeof text !== 'string' || text.trim() === '' || text.length > maxNoteLength) continue;
    byAccount.delete(account);
    byAccount.set(account, { account, ...readCalled(handle, name), text });
  }
  return Array.from(byAccount.values()).slice(-maxNotes);
}

/** The list with this note in place of an older one on the same account; an empty text takes it away. */
export function withNote(notes: readonly Note[], note: Note): Note[] {
  const others = notes.filter(({ account }) => account !== note.account);
  return note.text.trim() === '' ? others : [...others, note];
}

function readStored(value: unknown): Note[] {
  const read = readNotes(value);
  noteWhole('notes', value === undefined || JSON.stringify(value) === JSON.stringify(read));
  return read;
}

const stored = async () => readStored((await readLocal(key))[key]);
/** None where the browser gives nothing. */
export const loadNotes = (): Promise<Note[]> => stored().catch(() => []);

const next = inTurn();

/** On top of what is stored now. Without notes nothing is stored. */
export const changeNotes = (change: (now: readonly Note[]) => readonly Note[]): Promise<boolean> =>
  next(async () => {
    const notes = readNotes(change(await stored()));
    await (notes.length === 0 ? removeLocal(key) : writeLocal({ [key]: notes }));
  });

export const onNotes = (listener: (notes: Note[]) => void): (() => void) =>
  onLocal(key, (value) => listener(readStored(value)));
