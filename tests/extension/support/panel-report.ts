// A report as the page's script sends it to the panel: a group of three, of whom two are in the list.
import type { PageReport, PanelAccount, PanelGroup } from '../../../extension/panel/protocol.ts';

export const day = 86_400_000;

export function account(id: string, other: Partial<PanelAccount> = {}): PanelAccount {
  const rest = { label: 'none' as const, low: 0, high: 0, sentence: '', postsSeen: 1, onPage: false, together: false };
  return { id, handle: `p${id}_example`, name: '', created: null, ...rest, ...other };
}

export const copies: PanelGroup = {
  kind: 'copies',
  label: 'marked',
  low: 16,
  high: 16,
  sentence: '3 accounts posted the same text.',
  members: [
    { id: '1', handle: 'p1_example', name: '', created: [0, 0], onPage: true },
    { id: '2', handle: 'p2_example', name: '', created: [day, 2 * day], onPage: false },
    { id: '3', handle: '', name: 'Composed Name', created: null, onPage: false },
  ],
  posts: [
    { id: '11', handle: 'p1_example', time: 1_000, text: 'Clean trains, on the minute', onPage: true },
    { id: '12', handle: 'p2_example', time: 61_000, text: 'Clean trams, on the minute', onPage: false },
    { id: '13', handle: '', time: null, text: null, onPage: false },
  ],
};

export function report(other: Partial<PageReport> = {}): PageReport {
  const accounts = [account('1', { label: 'some', low: 12, high: 14, onPage: true, together: true }), account('2')];
  return {
    site: 'x',
    engine: 'ready',
    pausedUntil: 0,
    trouble: null,
    change: null,
    busy: 0,
    known: 2,
    evaluated: 2,
    accountsTotal: 2,
    accounts,
    groups: [copies],
    ...other,
  };
}
