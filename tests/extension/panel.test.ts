// @vitest-environment happy-dom
// What comes over the panel's channel is checked, and a report holds what was found, chosen and sorted as the reader asks.
import { describe, expect, it, vi } from 'vitest';
import { timeOfSnowflake } from '../../extension/card/life.ts';
import { drawStrip } from '../../extension/charts/dot-strip.ts';
import { diffParts } from '../../extension/compare/diff.ts';
import { type AccountChoice, chosenAccounts } from '../../extension/panel/accounts.ts';
import { maxAccounts, type PanelOrder, panelPort, readOrder, readReport } from '../../extension/panel/protocol.ts';
import { createFindings } from '../../extension/reading/findings.ts';
import { createPanelPort } from '../../extension/reading/panel-port.ts';
import { reportOf } from '../../extension/reading/report.ts';
import vectors from '../../shared/vectors/snowflakes.json';
import { assessment, group } from './support/findings.ts';

import { account, day, report } from './support/panel-report.ts';

describe('two variants of a text', () => {
  it('differ in the words that only one of them has', () => {
    expect(diffParts('Clean trains, on the minute', 'Clean fast trams, on the minute')).toEqual({
      a: [
        { text: 'Clean ', same: true },
        { text: 'trains', same: false },
        { text: ', on the minute', same: true },
      ],
      b: [
        { text: 'Clean ', same: true },
        { text: 'fast trams', same: false },
        { text: ', on the minute', same: true },
      ],
    });
  });
  it('with the same words do not differ, and no letter is lost', () => {
    const text = '“Clean” trains — 🚆!';
    expect(diffParts(text, 'clean, trains').a).toEqual([{ text, same: true }]);
  });
});

describe('the channel', () => {
  it('hands over a report as it was sent', () => {
    expect(readReport(structuredClone(report()))).toEqual(report());
  });
  it.each([[null], ['text'], [{}], [{ ...report(), engine: '<b>' }]])('takes %j for no report', (value) =>
    expect(readReport(value)).toBeNull(),
  );
  it('bounds and completes what is odd', () => {
    const odd = readReport({
      engine: 'ready',
      accounts: Array.from({ length: maxAccounts + 5 }, () => ({
        id: 7,
        label: 'guilty',
        low: Number.NaN,
        created: [5, 1],
      })),
      groups: [{ members: 'all', posts: [{ time: 1e300, text: {} }] }, null],
      busy: '9',
    });
    expect(odd?.accounts).toHaveLength(maxAccounts);
    expect(odd?.accounts[0]).toEqual({ ...account('x'), id: '', handle: '', label: 'not_enough', postsSeen: 0 });
    expect(odd?.groups[0]?.members).toEqual([]);
    expect(odd?.groups[0]?.posts[0]).toEqual({ id: '', handle: '', time: null, text: null, onPage: false });
    expect(odd?.busy).toBe(0);
  });
  it('knows two orders', () => {
    expect(readOrder({ kind: 'post', post: '1', more: true })).toEqual({ kind: 'post', post: '1' });
    expect(readOrder({ kind: 'account', account: '1' })).toEqual({ kind: 'account', account: '1' });
    expect([readOrder(null), readOrder({ kind: 'erase' }), readOrder({ kind: 'post', post: 1 })]).toEqual([
      null,
      null,
      null,
    ]);
  });

  function fakePort(url: string, name = panelPort, id = 'ours') {
    const sent: unknown[] = [];
    const heard: ((message: unknown) => void)[] = [];
    const gone: (() => void)[] = [];
    const port = {
      name,
      sender: { id, url },
      postMessage: (message: unknown) => sent.push(message),
      onMessage: { addListener: (listener: (message: unknown) => void) => heard.push(listener) },
      onDisconnect: { addListener: (listener: () => void) => gone.push(listener) },
    };
    return {
      port: port as never,
      sent,
      tell: (message: unknown) => heard.forEach((hear) => void hear(message)),
      leave: () => gone.forEach((go) => void go()),
    };
  }

  it('serves our panel and nobody else, and gathers nothing while it is not there', () => {
    vi.useFakeTimers();
    try {
      let gathered = 0;
      const orders: PanelOrder[] = [];
      const channel = createPanelPort({
        extensionId: 'ours',
        panelUrl: 'chrome-extension://ours/sidepanel.html',
        report() {
          gathered += 1;
          return report();
        },
        obey: (order) => orders.push(order),
      });
      for (const stranger of [
        fakePort('https://x.com/home'),
        fakePort('chrome-extension://ours/engine-host.html'),
        fakePort('chrome-extension://ours/sidepanel.html', 'other'),
        fakePort('chrome-extension://ours/sidepanel.html', panelPort, 'theirs'),
      ]) {
        channel.connected(stranger.port);
        stranger.tell({ kind: 'post', post: '1' });
        expect(stranger.sent).toEqual([]);
      }
      channel.notice();
      vi.advanceTimersByTime(5_000);
      expect([gathered, orders]).toEqual([0, []]);

      const panel = fakePort('chrome-extension://ours/sidepanel.html?tab=3');
      channel.connected(panel.port);
      for (let i = 0; i < 20; i += 1) channel.notice();
      vi.advanceTimersByTime(5_000);
      expect(panel.sent).toHaveLength(2);
      panel.tell({ kind: 'post', post: '1' });
      expect(orders).toEqual([{ kind: 'post', post: '1' }]);
      panel.leave();
      channel.notice();
      vi.advanceTimersByTime(5_000);
      expect(gathered).toBe(2);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a report', () => {
  it('holds resemblances first, then what is on the page; hidden accounts are left out', () => {
    const findings = createFindings();
    findings.learnAssessments([
      assessment('1', 'ann_example', 'none'),
      assessment('2', 'bob_example', 'not_enough'),
      assessment('3', 'cat_example', 'strong'),
      assessment('4', 'dan_example', 'none'),
      assessment('5', 'eve_example', 'marked'),
    ]);
    findings.learnGroups([group(['3', '9'], 'strong', { posts: ['1900000000000000001', '7'] })]);
    const seen = new Map([
      ['7', { id: '7', author: null, handle: 'cat_example', text: 'A text', time: '2020-01-09T08:31:47.000Z' }],
    ]);
    const { accounts, accountsTotal, groups } = reportOf({
      findings,
      seen,
      accountsOnPage: new Set(['4']),
      postsOnPage: new Set(['7']),
      isHidden: ({ id }) => id === '5',
      now: Date.UTC(2026, 10, 30),
    });
    expect(accounts.map(({ id }) => id)).toEqual(['3', '4', '1', '2']);
    expect(accountsTotal).toBe(4);
    expect(accounts[0]).toMatchObject({ handle: 'cat_example', postsSeen: 12, together: true, onPage: false });
    expect(groups[0]?.members).toEqual([
      { id: '3', handle: 'cat_example', name: '', created: null, onPage: false },
      { id: '9', handle: '', name: '', created: null, onPage: false },
    ]);
    expect(groups[0]?.posts).toEqual([
      {
        id: '1900000000000000001',
        handle: '',
        time: Date.parse('2025-03-13T01:44:34.949Z'),
        text: null,
        onPage: false,
      },
      { id: '7', handle: 'cat_example', time: Date.UTC(2020, 0, 9, 8, 31, 47), text: 'A text', onPage: true },
    ]);
  });
  it('takes the time of a post from an id that carries it', () => {
    for (const { id, time } of vectors.posts.answers) {
      expect(new Date(timeOfSnowflake(id) ?? 0).toISOString()).toBe(time);
    }
    for (const id of [...vectors.posts_without_time, ...vectors.invalid_ids])
      expect(timeOfSnowflake(id), id).toBeNull();
  });
});

describe('the accounts', () => {
  const list = [
    account('1', { label: 'some', low: 12, postsSeen: 3, created: [5 * day, 5 * day], together: true }),
    account('2', { label: 'not_enough', postsSeen: 9, onPage: true }),
    account('3', { label: 'some', low: 14, created: [2 * day, 3 * day] }),
  ];
  const base: AccountChoice = { sort: 'resemblance', rising: false, filter: 'all', search: '' };
  const ids = (choice: Partial<AccountChoice>) => chosenAccounts(list, { ...base, ...choice }).map(({ id }) => id);
  it('are sorted', () => {
    expect(ids({})).toEqual(['3', '1', '2']);
    expect(ids({ sort: 'posts' })).toEqual(['2', '1', '3']);
    expect(ids({ sort: 'created', rising: true })).toEqual(['3', '1', '2']);
    expect(ids({ sort: 'account', rising: true })).toEqual(['1', '2', '3']);
  });
  it('are filtered and found', () => {
    expect(ids({ filter: 'speaking' })).toEqual(['3', '1']);
    expect(ids({ filter: 'together' })).toEqual(['1']);
    expect(ids({ filter: 'on_page' })).toEqual(['2']);
    expect(ids({ search: ' @P2_ex ' })).toEqual(['2']);
    expect(ids({ search: '3' })).toEqual(['3']);
  });
});

describe('a strip of times', () => {
  const at = (time: number, raised: boolean) => ({ at: [time, time] as const, raised });
  it('raises those spoken of, one upon the other where they fall together, and leaves the others beneath', () => {
    const strip = drawStrip(document, [at(0, true), at(1, true), at(100, false), at(1_000, true)], String);
    const dots = Array.from(strip?.querySelectorAll('.dot') ?? [], (dot) =>
      ['cx', 'cy'].map((name) => Number(dot.getAttribute(name))),
    );
    expect(dots).toHaveLength(3);
    const [first, second, third] = dots as [number[], number[], number[]];
    expect(first[0]).toBe(second[0]);
    expect(second[1]).toBeLessThan(first[1] ?? 0);
    expect(third[0]).toBeGreaterThan(300);
    expect(strip?.querySelectorAll('.context')).toHaveLength(1);
    expect(strip?.querySelector('.ends')?.textContent).toBe('01000');
  });
  it('draws what is known as an interval as one', () => {
    const strip = drawStrip(document, [{ at: [0, 500], raised: true }, at(1_000, true)], String);
    expect(strip?.querySelectorAll('.interval')).toHaveLength(1);
  });
  it('is not drawn without anything to raise', () => expect(drawStrip(document, [at(0, false)], String)).toBeNull());
});
