// Storage that is full, damaged or out of order costs no more than the one change that was asked for, and every surface can say what is wrong.
// The browser is there before anything that looks for it.
import './support/storage.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { eraseEverything, onErased } from '../../extension/store/erase.ts';
import { onStoreTroubles, type StoreTrouble, storeTroublesNow } from '../../extension/store/local.ts';
import { changeNotes, loadNotes, type Note, withNote } from '../../extension/store/notes.ts';
import {
  type AddedPack,
  keepPack,
  keepProof,
  loadAddedPacks,
  packsToLoad,
  removePack,
  switchPack,
} from '../../extension/store/packs.ts';
import {
  changeSettings,
  defaultSettings,
  loadSettings,
  onSettings,
  pauseMs,
  pauseToggled,
  siteState,
} from '../../extension/store/settings.ts';
import { area } from './support/storage.ts';

const note: Note = { account: 'x:12', handle: 'ann_example', text: 'Met at the library.' };
const pack: AddedPack = {
  id: 'harbour-notes',
  title: 'Harbour notes',
  version: '1',
  signatures: [],
  cases: 2,
  isOn: true,
  proof: null,
};

beforeEach(async () => {
  Object.assign(area, { values: {}, isFull: false, isUnreadable: false });
  // Reading and writing what is whole takes back what an earlier test found.
  await Promise.all([loadSettings(), loadNotes(), loadAddedPacks()]);
  await changeSettings(() => ({}));
  area.values = {};
  expect(storeTroublesNow()).toEqual([]);
});

const garbage: readonly unknown[] = [
  null,
  7,
  'text',
  true,
  [],
  [null, 5, 'x', [[]]],
  { showFrom: {}, hidden: 'all', offSites: [[]], pausedUntil: 'never', language: 3, iconOnly: 'no' },
  'x'.repeat(100_000),
];

describe('what is stored is damaged', () => {
  it.each(garbage.map((value) => [JSON.stringify(value).slice(0, 40), value]))(
    'settings that are %s are the defaults, and it is told',
    async (_, value) => {
      area.values = { settings: value };
      expect(await loadSettings()).toEqual(defaultSettings);
      // An empty list has no field that could be wrong.
      expect(storeTroublesNow()).toEqual(Array.isArray(value) ? [] : ['damaged']);
      expect(await changeSettings(() => ({ iconOnly: true }))).toBe(true);
      expect(await loadSettings()).toEqual({ ...defaultSettings, iconOnly: true });
      expect(storeTroublesNow()).toEqual([]);
    },
  );

  it.each(garbage.map((value) => [JSON.stringify(value).slice(0, 40), value]))(
    'notes and sets that are %s are none, and a new one can be kept',
    async (_, value) => {
      area.values = { notes: value, packs: value, 'pack:harbour-notes': value };
      expect([await loadNotes(), await loadAddedPacks(), await packsToLoad()]).toEqual([[], [], []]);
      const isEmptyList = Array.isArray(value) && value.length === 0;
      expect(storeTroublesNow()).toEqual(isEmptyList ? [] : ['damaged']);
      expect(await changeNotes((notes) => withNote(notes, note))).toBe(true);
      expect(await keepPack(pack, '{}')).toBe(true);
      expect([await loadNotes(), await loadAddedPacks()]).toEqual([[note], [pack]]);
      expect(storeTroublesNow()).toEqual([]);
    },
  );

  it('one bad entry costs no other', async () => {
    area.values = {
      notes: [note, { account: 'x:../', text: 5 }],
      settings: { ...defaultSettings, showFrom: 'none', iconOnly: true },
    };
    expect(await loadNotes()).toEqual([note]);
    expect((await loadSettings()).iconOnly).toBe(true);
    expect(storeTroublesNow()).toEqual(['damaged']);
  });

  it('a set whose text is gone is named, and no other is', async () => {
    await keepPack(pack, '{"a":1}');
    await keepPack({ ...pack, id: 'second' }, '{"b":1}');
    delete area.values['pack:second'];
    expect(await packsToLoad()).toMatchObject([
      { id: 'harbour-notes', text: '{"a":1}' },
      { id: 'second', text: null },
    ]);
  });
});

describe('there is no room', () => {
  it('what was asked for is not kept, nothing else is lost, and it is told until something is kept', async () => {
    await changeSettings(() => ({ showFrom: 'strong' }));
    await changeNotes((notes) => withNote(notes, note));
    await keepPack(pack, '{}');
    const before = structuredClone(area.values);
    const told: StoreTrouble[][] = [];
    const stop = onStoreTroubles((troubles) => told.push([...troubles]));
    area.isFull = true;
    expect(await changeSettings(() => ({ showFrom: 'all' }))).toBe(false);
    expect(await changeNotes((notes) => withNote(notes, { ...note, text: 'Another' }))).toBe(false);
    expect(await keepPack({ ...pack, id: 'second' }, '{}')).toBe(false);
    expect(await switchPack(pack.id, false)).toBe(false);
    expect(await keepProof(pack.id, { version: '1', outcome: 'holds' })).toBe(false);
    expect(area.values).toEqual(before);
    expect(storeTroublesNow()).toEqual(['not_written']);
    area.isFull = false;
    expect(await changeSettings(() => ({ showFrom: 'all' }))).toBe(true);
    expect(told.at(0)).toEqual([]);
    expect(told).toContainEqual(['not_written']);
    expect(told.at(-1)).toEqual([]);
    stop();
  });

  it('taking away works all the same', async () => {
    await keepPack(pack, '{}');
    await changeNotes((notes) => withNote(notes, note));
    area.isFull = true;
    expect(await changeNotes(() => [])).toBe(true);
    expect(await removePack(pack.id)).toBe(true);
    expect(area.values).toEqual({});
  });
});

describe('the browser gives out nothing', () => {
  it('defaults are used, nothing is written over what could not be read, and all is there again afterwards', async () => {
    await changeSettings(() => ({ showFrom: 'strong', hidden: [{ account: 'x:12', handle: 'ann_example' }] }));
    await changeNotes((notes) => withNote(notes, note));
    const before = structuredClone(area.values);
    area.isUnreadable = true;
    expect([await loadSettings(), await loadNotes(), await loadAddedPacks()]).toEqual([defaultSettings, [], []]);
    expect(await changeSettings(() => ({ showFrom: 'all' }))).toBe(false);
    expect(await changeNotes(() => [])).toBe(false);
    expect(storeTroublesNow()).toEqual(['unreadable', 'not_written']);
    area.isUnreadable = false;
    expect(area.values).toEqual(before);
    expect((await loadSettings()).showFrom).toBe('strong');
    expect(storeTroublesNow()).toEqual(['not_written']);
  });
});

it('erasing reaches whoever listens, and leaves nothing', async () => {
  await changeSettings(() => ({ iconOnly: true }));
  const heard: string[] = [];
  const stops = [onErased(() => heard.push('erased')), onSettings(({ iconOnly }) => heard.push(`icon ${iconOnly}`))];
  await eraseEverything();
  expect(heard).toEqual(['icon false', 'erased']);
  expect(area.values).toEqual({});
  for (const stop of stops) stop();
});

describe('the clock is set', () => {
  const now = Date.now();
  const paused = { ...defaultSettings, pausedUntil: now + pauseMs };

  it('ahead or back: a pause ends with its hour or at once, never later', () => {
    expect(siteState(paused, 'x', now)).toBe('paused');
    expect(siteState(paused, 'x', now + 2 * pauseMs)).toBe('on');
    expect(siteState(paused, 'x', now - 10 * 365 * 24 * pauseMs)).toBe('on');
  });

  it('back: the button that offers a pause begins one', () => {
    const late = { ...defaultSettings, pausedUntil: now + 10 * pauseMs };
    expect(siteState(late, 'x', now)).toBe('on');
    expect(siteState({ ...late, ...pauseToggled(late) }, 'x', Date.now())).toBe('paused');
    expect(pauseToggled(paused)).toEqual({ pausedUntil: 0 });
  });
});
