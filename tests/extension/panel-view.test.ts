// @vitest-environment happy-dom
// What the panel shows is what was found, and where the reader is working nothing is taken away.
import { describe, expect, it } from 'vitest';
import type { PageReport, PanelGroup, PanelOrder } from '../../extension/panel/protocol.ts';
import { createView, messageOf, type PanelState } from '../../extension/panel/view.ts';
import { englishWords as words } from '../../extension/words/words.ts';

import { account, copies, day, report } from './support/panel-report.ts';

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
