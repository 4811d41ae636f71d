// Settings: what is stored, damaged or foreign comes out as choices that can be relied on; a backup is taken whole or not at all.
import { describe, expect, it } from 'vitest';
import { maxBackupLength, readBackup, writeBackup } from '../../extension/store/backup.ts';
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
  offSites: ['youtube'],
  pausedUntil: 0,
  showAll: false,
  iconOnly: false,
  offSignals: ['office_shift', 'copied_text'],
  offPacks: ['commercial-spam'],
  hidden: [
    { account: 'x:12', handle: 'ann_example' },
    { account: 'youtube:UC-abc_123', handle: '' },
  ],
};

describe('stored settings', () => {
  it('come back as they were', () => {
    expect(readSettings(JSON.parse(JSON.stringify(chosen)))).toEqual(chosen);
  });

  it.each([[undefined], [null], ['text'], [[]], [{ showAll: 'yes', offSignals: 7, hidden: {}, pausedUntil: -1 }]])(
    'that are %j are the defaults',
    (stored) => expect(readSettings(stored)).toEqual(defaultSettings),
  );

  it('fall back field by field, and entry by entry', () => {
    const read = readSettings({
      ...chosen,
      pausedUntil: 1.5,
      offSignals: ['copied_text', 'copied_text', '<b>', 5, 'x'.repeat(100)],
      hidden: [null, { account: 'x:12', handle: 'a b' }, { account: 'mastodon:1' }, { account: 'x:../..' }],
    });
    expect(read).toEqual({ ...chosen, offSignals: ['copied_text'], hidden: [{ account: 'x:12', handle: '' }] });
  });

  it('of the time before there were sites to choose from keep X switched off', () => {
    expect(readSettings({ enabled: false, showAll: true }).offSites).toEqual(['x']);
    expect(readSettings({ enabled: true }).offSites).toEqual([]);
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

describe('a backup', () => {
  it('brings back every choice, but no pause', () => {
    const text = writeBackup({ ...chosen, pausedUntil: 1_800_000_000_000 });
    expect(readBackup(text)).toEqual({ ok: true, settings: chosen });
  });

  const file = (settings: unknown, version: unknown = 1, kind = 'persona-lens-settings') =>
    JSON.stringify({ kind, version, settings });
  it.each([
    ['too_large', ' '.repeat(maxBackupLength + 1)],
    ['not_json', '{"kind":'],
    ['not_ours', '[]'],
    ['not_ours', 'null'],
    ['not_ours', file(chosen, 1, 'something-else')],
    ['not_ours', file(chosen, '1')],
    ['newer', file(chosen, 2)],
    ['damaged', file('all')],
    ['damaged', file({ ...chosen, offSignals: ['<b>'] })],
    ['damaged', file({ ...chosen, hidden: [{ account: 'x:12', handle: 'a', note: 'more than we keep' }] })],
  ])('that is %s changes nothing', (why, text) => expect(readBackup(text)).toEqual({ ok: false, why }));

  it('of an older version without a newer field is whole', () => {
    expect(readBackup(file({ showAll: false }))).toEqual({
      ok: true,
      settings: { ...defaultSettings, showAll: false },
    });
  });
});
