// Settings: what is stored, damaged or foreign comes out as choices that can be relied on; a backup is taken whole or not at all.
import { describe, expect, it } from 'vitest';
import { notePath, readNoteRequest } from '../../extension/background/requests.ts';
import { maxBackupLength, readBackup, writeBackup } from '../../extension/store/backup.ts';
import { maxNoteLength, maxNotes, type Note, readNotes, withNote } from '../../extension/store/notes.ts';
import {
  accountKey,
  defaultSettings,
  pauseMs,
  readSettings,
  type Settings,
  siteState,
  toggled,
} from '../../extension/store/settings.ts';

const chosen: Settings = {
  language: 'zh-Hant',
  offSites: ['youtube'],
  pausedUntil: 0,
  showFrom: 'marked',
  iconOnly: true,
  offSignals: ['office_shift', 'copied_text'],
  offPacks: ['commercial-spam'],
  hidden: [
    { account: 'x:12', handle: 'ann_example' },
    { account: 'youtube:UC-abc_123', handle: '' },
    { account: 'youtube:UC-abc_124', handle: '', name: 'Karim Without Handle' },
  ],
};

describe('stored settings', () => {
  it('come back as they were', () => {
    expect(readSettings(JSON.parse(JSON.stringify(chosen)))).toEqual(chosen);
  });

  it.each([
    [undefined],
    [null],
    ['text'],
    [[]],
    [{ showFrom: 'none', iconOnly: 'yes', offSignals: 7, hidden: {}, pausedUntil: -1 }],
  ])('that are %j are the defaults', (stored) => expect(readSettings(stored)).toEqual(defaultSettings));

  it('fall back field by field, and entry by entry', () => {
    const read = readSettings({
      ...chosen,
      language: 'tlh',
      pausedUntil: 1.5,
      offSignals: ['copied_text', 'copied_text', '<b>', 5, 'x'.repeat(100)],
      hidden: [
        null,
        { account: 'x:12', handle: 'a b', name: 'two\nlines' },
        { account: 'x:13', handle: 'ann', name: 'Ann' },
        { account: 'mastodon:1' },
        { account: 'x:../..' },
      ],
    });
    expect(read).toEqual({
      ...chosen,
      language: '',
      offSignals: ['copied_text'],
      hidden: [
        { account: 'x:12', handle: '' },
        { account: 'x:13', handle: 'ann' },
      ],
    });
  });

  it('of the time before there were sites to choose from keep X switched off', () => {
    expect(readSettings({ enabled: false, showFrom: 'all' }).offSites).toEqual(['x']);
    expect(readSettings({ enabled: true }).offSites).toEqual([]);
  });
});

describe('a reader who has chosen nothing', () => {
  it('sees a mark with its word where there is a resemblance, and nothing elsewhere', () => {
    expect([defaultSettings.showFrom, defaultSettings.iconOnly]).toEqual(['some', false]);
    // The time when quiet marks were shown to everybody is no choice of anybody's.
    expect(readSettings({ showAll: true }).showFrom).toBe('some');
  });
});

describe('a site', () => {
  const now = Date.UTC(2026, 10, 30, 12);
  const at = (pausedUntil: number) => siteState({ ...defaultSettings, offSites: ['youtube'], pausedUntil }, 'x', now);
  it('is on, off, or paused for an hour at most', () => {
    expect(siteState(chosen, 'youtube', now)).toBe('off');
    expect(at(0)).toBe('on');
    expect(at(now + 1)).toBe('paused');
    expect(at(now)).toBe('on');
    // A clock that was set back by a year.
    expect(at(now + 365 * 24 * pauseMs)).toBe('on');
  });
});

describe('lists of choices', () => {
  it('hold a name once, or not', () => {
    expect(toggled(['a'], 'b', true)).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'b', true)).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a', false)).toEqual(['b']);
  });
  it('name accounts by platform and id', () => expect(accountKey({ platform: 'x', id: '12' })).toBe('x:12'));
});

const notes: Note[] = [
  { account: 'x:12', handle: 'ann_example', text: 'Teaches in my town.\nMet twice.' },
  { account: 'youtube:UC-abc_123', handle: '', name: 'Harbour films', text: '😀 <b>plain</b>' },
];

describe('notes', () => {
  it('come back as they were, one an account, and none where none is', () => {
    expect(readNotes(JSON.parse(JSON.stringify(notes)))).toEqual(notes);
    expect([undefined, null, {}, 'text', []].map(readNotes)).toEqual([[], [], [], [], []]);
  });
  it('that are odd are left out, entry by entry', () => {
    const [first] = notes;
    const odd = [
      null,
      { ...first, account: '../x' },
      { ...first, text: '   ' },
      { ...first, text: 7 },
      { ...first, text: 'x'.repeat(maxNoteLength + 1) },
      { account: 'x:9', handle: 'a b', name: 'two\nlines', text: 'kept without the odd handle and name' },
    ];
    expect(readNotes(odd)).toEqual([{ account: 'x:9', handle: '', text: 'kept without the odd handle and name' }]);
    const many = Array.from({ length: maxNotes + 3 }, (_, n) => ({ account: `x:${n}`, handle: '', text: 'a' }));
    expect(readNotes(many).map(({ account }) => account)[0]).toBe('x:3');
  });
  it('take the place of an older one on the same account; an empty one takes it away', () => {
    const changed = withNote(notes, { account: 'x:12', handle: '', text: 'new' });
    expect(changed.map(({ account, text }) => [account, text])).toEqual([
      ['youtube:UC-abc_123', '😀 <b>plain</b>'],
      ['x:12', 'new'],
    ]);
    expect(withNote(changed, { account: 'x:12', handle: '', text: ' ' })).toEqual([notes[1]]);
  });
  it('are asked for by our script with an account, and by nothing else', () => {
    const asked = { kind: 'persona-lens:write-note', account: 'x:12', handle: 'ann_example' };
    expect(readNoteRequest(asked)).toEqual(asked);
    expect(readNoteRequest({ ...asked, handle: 'a b' })?.handle).toBe('');
    for (const odd of [
      null,
      'x',
      { ...asked, kind: 'other' },
      { ...asked, account: 'x:../..' },
      { ...asked, account: 7 },
    ]) {
      expect(readNoteRequest(odd)).toBeNull();
    }
    expect(notePath(asked)).toBe('/note.html?account=x%3A12&handle=ann_example');
    // A channel without a handle is called by its name, one with a handle never.
    expect(readNoteRequest({ ...asked, name: 'Ann' })).toEqual(asked);
    const named = { ...asked, handle: '', name: 'Harbour films' };
    expect(readNoteRequest(named)).toEqual(named);
    expect(notePath(named)).toBe('/note.html?account=x%3A12&handle=&name=Harbour+films');
  });
});

describe('a backup', () => {
  it('brings back every choice, but no pause', () => {
    const text = writeBackup({ ...chosen, pausedUntil: 1_800_000_000_000 }, notes);
    expect(readBackup(text)).toEqual({ ok: true, settings: chosen, notes });
  });

  const file = (settings: unknown, version: unknown = 2, kind = 'persona-lens-settings') =>
    JSON.stringify({ kind, version, settings });
  it.each([
    ['too_large', ' '.repeat(maxBackupLength + 1)],
    ['not_json', '{"kind":'],
    ['not_ours', '[]'],
    ['not_ours', 'null'],
    ['not_ours', file(chosen, 2, 'something-else')],
    [
      'damaged',
      JSON.stringify({ kind: 'persona-lens-settings', version: 2, settings: chosen, notes: [{ account: 'x:1' }] }),
    ],
    ['damaged', JSON.stringify({ kind: 'persona-lens-settings', version: 2, settings: chosen, notes: 'none' })],
    ['not_ours', file(chosen, '1')],
    ['newer', file(chosen, 3)],
    ['damaged', file('all')],
    ['damaged', file({ ...chosen, offSignals: ['<b>'] })],
    ['damaged', file({ ...chosen, hidden: [{ account: 'x:12', handle: 'a', note: 'more than we keep' }] })],
  ])('that is %s changes nothing', (why, text) => expect(readBackup(text)).toEqual({ ok: false, why }));

  it('of an older version without a newer field is whole', () => {
    expect(readBackup(file({ showFrom: 'strong' }, 1))).toEqual({
      ok: true,
      notes: [],
      settings: { ...defaultSettings, showFrom: 'strong' },
    });
  });
});
