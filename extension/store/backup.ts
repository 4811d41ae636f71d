// Settings and notes as a file: written by one browser, read by another. A file is a stranger's word: its size is capped, and a field is taken over only in
// the shape in which we would have written it.
import { type Note, readNotes } from './notes';
import { isWhole, readSettings, type Settings } from './settings';

const kind = 'persona-lens-settings';
/** 2: with notes. */
const version = 2;
/** A thousand notes of 2,000 characters, and what a list of accounts may come to. */
export const maxBackupLength = 8 * 1024 * 1024;

export type Restored =
  | { ok: true; settings: Settings; notes: Note[] }
  | { ok: false; why: 'too_large' | 'not_json' | 'not_ours' | 'newer' | 'damaged' };

export function writeBackup(settings: Settings, notes: readonly Note[]): string {
  // A pause belongs to an hour, not to a backup.
  return `${JSON.stringify({ kind, version, settings: { ...settings, pausedUntil: 0 }, notes }, null, 2)}\n`;
}

export function readBackup(text: string): Restored {
  if (text.length > maxBackupLength) return { ok: false, why: 'too_large' };
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { ok: false, why: 'not_json' };
  }
  const { kind: actual, version: written, settings, notes = [] } = (file ?? {}) as Record<string, unknown>;
  if (actual !== kind || typeof written !== 'number') return { ok: false, why: 'not_ours' };
  if (written > version) return { ok: false, why: 'newer' };
  const read = readSettings(settings);
  // Half a backup would silently be another choice than the one that was saved.
  const readNote = readNotes(notes);
  const isAll = isWhole(settings, read) && JSON.stringify(notes) === JSON.stringify(readNote);
  return isAll ? { ok: true, settings: { ...read, pausedUntil: 0 }, notes: readNote } : { ok: false, why: 'damaged' };
}
