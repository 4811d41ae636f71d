// @vitest-environment happy-dom
// The panel: what comes over its channel is checked, what is shown is what was found, and where the reader is working nothing is taken away.
import { describe, expect, it, vi } from 'vitest';
import { timeOfSnowflake } from '../../extension/card/life.ts';
import { drawStrip } from '../../extension/charts/dot-strip.ts';
import { diffParts } from '../../extension/compare/diff.ts';
import { type AccountChoice, chosenAccounts } from '../../extension/panel/accounts.ts';
import {
  maxAccounts,
  type PageReport,
  type PanelAccount,
  type PanelGroup,
  type PanelOrder,
  panelPort,
  readOrder,
  readReport,
} from '../../extension/panel/protocol.ts';
import { createView, messageOf, type PanelState } from '../../extension/panel/view.ts';
import { createFindings } from '../../extension/reading/findings.ts';
import { createPanelPort } from '../../extension/reading/panel-port.ts';
import { reportOf } from '../../extension/reading/report.ts';
import { englishWords as words } from '../../extension/words/words.ts';
import vectors from '../../shared/vectors/snowflakes.json';
import { assessment, group } from './support/findings.ts';

const day = 86_400_000;

function account(id: string, other: Partial<PanelAccount> = {}): PanelAccount {
  const rest = { label: 'none' as const, low: 0, high: 0, sentence: '', postsSeen: 1, onPage: false, together: false };
  return { id, handle: `p${id}_example`, name: '', created: null, ...rest, ...other };
}

const copies: PanelGroup = {
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

function report(other: Partial<PageReport> = {}): PageReport {
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

describe('the view', () => {
  function open() {
    const orders: PanelOrder[] = [];
    const gone: string[] = [];
    let reloads = 0;
    const view = createView({
      document,
      words,
      order: (what) => orders.push(what),
      goOn: (site) => gone.push(site),
      reload: () => {
        reloads += 1;
      },
    });
    document.body.replaceChildren(view.element);
    return { ...view, orders, gone, reloads: () => reloads };
  }
  const page = (other: Partial<PageReport> = {}): PanelState => ({ kind: 'page', report: report(other) });

  it.each<[string, PanelState]>([
    ['Looking at the page', { kind: 'loading' }],
    ['Nothing is read here', { kind: 'elsewhere', sites: 'X' }],
    ['Switched off here', page({ engine: 'off' })],
    ['Paused until', page({ engine: 'paused' })],
    ['The engine is starting', page({ engine: 'starting', accountsTotal: 0 })],
    ['The engine is starting', page({ busy: 2, accountsTotal: 0 })],
    ['The engine has stopped', page({ engine: 'stopped', accountsTotal: 0 })],
    ['No account read yet', page({ accountsTotal: 0 })],
  ])('says “%s” in its own state', (title, state) => {
    const message = messageOf(state, { words });
    expect(message?.title).toContain(title);
    expect(message?.text).not.toBe('');
    const { show, element } = open();
    show(state);
    expect(element.querySelector('.message h2')?.textContent).toContain(title);
    expect(element.querySelector<HTMLElement>('.findings')?.hidden).toBe(true);
  });

  it('offers to go on where that helps', () => {
    const { show, element, gone } = open();
    show(page({ engine: 'paused' }));
    element.querySelector<HTMLButtonElement>('.message button')?.click();
    expect(gone).toEqual(['x']);
  });

  it('offers to load the page anew where the engine has stopped for good', () => {
    const { show, element, gone, reloads } = open();
    show(page({ engine: 'stopped', accountsTotal: 0 }));
    const button = element.querySelector<HTMLButtonElement>('.message button');
    expect(button?.textContent).toBe('Load the page anew');
    button?.click();
    expect([reloads(), gone]).toEqual([1, []]);
  });

  const burst: PanelGroup = {
    ...copies,
    kind: 'burst',
    label: 'none',
    low: 4,
    sentence: '2 accounts posted then.',
    members: copies.members.slice(1),
    posts: [{ id: '21', handle: 'p2_example', time: 9_000_000, text: null, onPage: false }],
  };
  const cohort: PanelGroup = {
    ...copies,
    kind: 'cohort',
    label: 'some',
    low: 11,
    sentence: '4 accounts were created close together.',
    members: [...copies.members, { id: '4', handle: 'p4_example', name: '', created: [0, 0], onPage: false }],
    posts: [],
  };
  function choose(element: HTMLElement, id: string, value: string): void {
    const select = element.querySelector<HTMLSelectElement>(`#${id}`);
    if (select === null) throw new Error(`there is no ${id}`);
    select.value = value;
    select.dispatchEvent(new Event('change'));
  }
  const titles = (element: HTMLElement) => Array.from(element.querySelectorAll('.group h3'), (one) => one.textContent);

  it('sorts and filters groups, which keep their numbers; the choice outlasts a report', () => {
    const { show, element } = open();
    show(page({ groups: [copies, cohort, burst] }));
    const [first, second, third] = [
      '1. 3 accounts posted the same text.',
      `2. ${cohort.sentence}`,
      `3. ${burst.sentence}`,
    ];
    expect(titles(element)).toEqual([first, second, third]);
    choose(element, 'group-sort', 'size');
    expect(titles(element)).toEqual([second, first, third]);
    choose(element, 'group-sort', 'newest');
    expect(titles(element)).toEqual([third, first, second]);
    choose(element, 'group-filter', 'speaking');
    expect(titles(element)).toEqual([first, second]);
    expect(element.querySelector('[role=status]')?.textContent).toBe('2 of 3 shown.');
    show(page({ groups: [copies, burst] }));
    expect(titles(element)).toEqual([first]);
    // Kinds that are not there are not offered.
    const offered = Array.from(element.querySelectorAll<HTMLOptionElement>('#group-filter option'))
      .filter((option) => !option.hidden)
      .map(({ value }) => value);
    expect(offered).toEqual(['all', 'speaking', 'on_page', 'copies', 'burst']);
    choose(element, 'group-filter', 'burst');
    expect(titles(element)).toEqual(['2. 2 accounts posted then.']);
    show(page());
    expect(element.textContent).toContain('No group of this kind.');
    choose(element, 'group-filter', 'all');
    expect(titles(element)).toEqual(['3 accounts posted the same text.']);
    expect(element.querySelector('#group-sort')?.closest<HTMLElement>('.tools')?.hidden).toBe(true);
  });

  it('counts while accounts are evaluated; work, and what came out of it, are spoken once', () => {
    const { show, element } = open();
    const spoken: string[] = [];
    const live = element.querySelector('[role=status]');
    const look = (state: PanelState) => {
      show(state);
      const now = live?.textContent ?? '';
      if (now !== spoken.at(-1)) spoken.push(now);
      return element.querySelector<HTMLElement>('.progress');
    };
    look({ kind: 'loading' });
    const progress = look(page({ busy: 1, known: 500, evaluated: 20 }));
    expect([progress?.hidden, progress?.textContent]).toEqual([false, '20 of 500 accounts evaluated']);
    expect(look(page({ busy: 1, known: 500, evaluated: 340 }))?.textContent).toBe('340 of 500 accounts evaluated');
    expect(element.querySelector<HTMLElement>('.done')?.style.inlineSize).toBe('68%');
    expect(look(page({ busy: 1, known: 500, evaluated: 500 }))?.textContent).toBe('Reading');
    expect(look(page())?.hidden).toBe(true);
    const summary = '2 accounts compared; with a resemblance: 1. Groups that act alike: 1.';
    // A few more, with nothing new to say; then a second group.
    look(page({ busy: 1, known: 520, evaluated: 500 }));
    look(page({ accountsTotal: 22 }));
    look(page({ groups: [copies, burst] }));
    expect(spoken).toEqual([
      'Looking at the page',
      '20 of 500 accounts evaluated',
      summary,
      summary.replace('alike: 1', 'alike: 2'),
    ]);
    expect(element.querySelectorAll('[role=status], [aria-live]')).toHaveLength(1);
  });

  it('says what is wrong beside what was found, and takes it back when it is right again', () => {
    const { show, element } = open();
    const notices = (): string[] => Array.from(element.querySelectorAll('.notice p'), (line) => line.textContent ?? '');
    show(page());
    expect([notices(), element.querySelector<HTMLElement>('.notice')?.hidden]).toEqual([[], true]);
    show(page({ engine: 'restarting', trouble: 'memory', change: 'match' }));
    expect(notices()).toEqual([
      'There was not enough memory for the engine.',
      expect.stringMatching(/^X seems to have changed: what is on the page does not fit what was read/),
    ]);
    expect(element.querySelector('[role=status]')?.textContent).toContain('X seems to have changed');
    expect(element.querySelector('.accounts')).not.toBeNull();
    // Also where nothing was found.
    show(page({ engine: 'stopped', trouble: 'wasm', accountsTotal: 0 }));
    expect(notices()).toEqual([expect.stringMatching(/^This browser does not allow WebAssembly here/)]);
    show(page());
    expect(notices()).toEqual([]);
  });

  it('lays several groups on one line of time, with a table; one group alone needs none', () => {
    const { show, element } = open();
    show(page());
    expect(element.querySelector('.bursts')).toBeNull();
    const later = copies.posts.map((post) => ({ ...post, time: post.time === null ? null : post.time + 3 * day }));
    show(page({ groups: [copies, { ...copies, kind: 'burst', sentence: '3 accounts posted then.', posts: later }] }));
    const lanes = Array.from(element.querySelectorAll('.bursts .lane'), (lane) =>
      Array.from(lane.querySelectorAll('.dot'), (dot) => Number(dot.getAttribute('cx'))),
    );
    expect(lanes.map((dots) => dots.length)).toEqual([2, 2]);
    // The first group lies to the left of the second: one scale for both.
    expect(Math.max(...(lanes[0] ?? []))).toBeLessThan(Math.min(...(lanes[1] ?? [])));
    expect(Array.from(element.querySelectorAll('.bursts tbody tr'), (row) => row.textContent)).toEqual([
      '1: 3 accounts21 Jan 1970, 00:00:011 minute',
      '2: 3 accounts24 Jan 1970, 00:00:011 minute',
    ]);
    expect(Array.from(element.querySelectorAll('.group h3'), (title) => title.textContent?.slice(0, 3))).toEqual([
      '1. ',
      '2. ',
    ]);
  });

  it('leads to a post from the table of times, where the post is on the page', () => {
    const { show, element, orders } = open();
    show(page());
    const buttons = element.querySelectorAll<HTMLButtonElement>('.twin td button');
    expect(Array.from(buttons, (button) => button.getAttribute('aria-label'))).toEqual([
      'Go to the post by @p1_example',
    ]);
    buttons[0]?.click();
    expect(orders).toEqual([{ kind: 'post', post: '11' }]);
  });

  it('shows groups first: variants with their difference, times and creation with tables, members', () => {
    const { show, element, orders } = open();
    show(page());
    expect(Array.from(element.querySelectorAll('section h2'), (title) => title.textContent)).toEqual([
      'Accounts that act alike',
      'Accounts',
    ]);
    expect(Array.from(element.querySelectorAll('.variants mark'), (mark) => mark.textContent)).toEqual([
      'trains',
      'trams',
    ]);
    expect(element.textContent).toContain('2 posts with a known time, within 1 minute.');
    const tables = Array.from(element.querySelectorAll('.twin'), (twin) => twin.textContent);
    expect(tables[0]).toContain('@p1_example1 Jan 1970, 00:00:01');
    expect(tables[1]).toContain('@p2_examplebetween 2 January 1970 and 3 January 1970');
    for (const strip of element.querySelectorAll('.strip')) expect(strip.getAttribute('aria-hidden')).toBe('true');
    element.querySelector<HTMLButtonElement>('blockquote button')?.click();
    element.querySelector<HTMLButtonElement>('.members button')?.click();
    element.querySelector<HTMLButtonElement>('.accounts [data-account]')?.click();
    expect(orders).toEqual([
      { kind: 'post', post: '11' },
      { kind: 'account', account: '1' },
      { kind: 'account', account: '1' },
    ]);
    expect(element.querySelector('.summary')?.textContent).toBe(
      '2 accounts compared; with a resemblance: 1. Groups that act alike: 1.',
    );
  });

  it('keeps the reader’s order, filter, open tables and focus over a new report', () => {
    const { show, element } = open();
    show(page());
    const twin = element.querySelector<HTMLDetailsElement>('.twin');
    if (twin !== null) twin.open = true;
    const search = element.querySelector<HTMLInputElement>('#search');
    if (search !== null) search.value = 'p2';
    search?.dispatchEvent(new Event('input'));
    show(
      page({
        groups: [{ ...copies, sentence: '4 accounts posted the same text.' }],
        accounts: [account('1'), account('2'), account('22')],
      }),
    );
    expect(element.querySelector('h3')?.textContent).toBe('4 accounts posted the same text.');
    expect(element.querySelector<HTMLDetailsElement>('.twin')?.open).toBe(true);
    expect(element.querySelectorAll('.accounts tbody tr')).toHaveLength(2);

    const jump = element.querySelector<HTMLButtonElement>('blockquote button');
    jump?.focus();
    show(page({ groups: [{ ...copies, sentence: '5 accounts posted the same text.' }] }));
    expect(document.activeElement).toBe(jump);
    jump?.blur();
    show(page({ groups: [{ ...copies, sentence: '5 accounts posted the same text.' }] }));
    expect(element.querySelector('h3')?.textContent).toBe('5 accounts posted the same text.');
  });

  it('sets what accounts wrote as text', () => {
    const { show, element } = open();
    const evil = '<img src=x onerror=alert(1)>';
    const posts = copies.posts.map((post) => ({ ...post, text: evil, handle: evil }));
    show(
      page({
        groups: [{ ...copies, sentence: evil, posts }],
        accounts: [account('1', { handle: evil, sentence: evil })],
      }),
    );
    expect(element.querySelector('img')).toBeNull();
    expect(element.textContent).toContain(evil);
  });
});
