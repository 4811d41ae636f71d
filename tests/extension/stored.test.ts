// What a released version stored is read by this one, whole: one file a version in fixtures/stored, written by that version through its own pages
// (browser/update-keeps with PERSONA_LENS_KEEP_STORED) and never changed again.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBackup, writeBackup } from '../../extension/store/backup.ts';
import { readNotes } from '../../extension/store/notes.ts';
import { describePack, readAddedPacks } from '../../extension/store/packs.ts';
import { readSettings } from '../../extension/store/settings.ts';

const folder = join(import.meta.dirname, '../fixtures/stored');
const versions = readdirSync(folder).map((name) => name.replace(/\.json$/, ''));

interface Stored {
  settings: object;
  notes: unknown[];
  packs: { id: string }[];
  [pack: `pack:${string}`]: string;
}

it('begins with the first version', () => expect(versions).toContain('0.1.0'));

describe.each(versions)('what %s stored', (version) => {
  const stored = JSON.parse(readFileSync(join(folder, `${version}.json`), 'utf8')) as Stored;

  it('is read without loss', () => {
    // A later version may know more choices, and none less.
    expect(readSettings(stored.settings)).toMatchObject(stored.settings);
    expect(readNotes(stored.notes)).toMatchObject(stored.notes);
    expect(readAddedPacks(stored.packs)).toMatchObject(stored.packs);
    expect(stored.notes).not.toEqual([]);
    for (const pack of stored.packs) expect(describePack(stored[`pack:${pack.id}`] ?? '', 2)).toMatchObject(pack);
  });

  it('goes into a backup and comes back', () => {
    const [settings, notes] = [readSettings(stored.settings), readNotes(stored.notes)];
    expect(readBackup(writeBackup(settings, notes))).toEqual({
      ok: true,
      settings: { ...settings, pausedUntil: 0 },
      notes,
    });
  });
});
