// @vitest-environment happy-dom
// The evidence card: what it says, in which order, and that nothing of it can be turned against the reader.
import { describe, expect, it } from 'vitest';
import { type CardModel, cardContent } from '../../extension/card/content.ts';
import { webAddress } from '../../extension/card/dom.ts';
import { lifeOf } from '../../extension/card/life.ts';
import { nameOf } from '../../extension/card/names.ts';
import { placeCard } from '../../extension/card/place.ts';
import { partsOf } from '../../extension/charts/decibans.ts';
import type { Trait } from '../../extension/engine/protocol.ts';
import { englishWords as words } from '../../extension/words/words.ts';
import { assessment, group } from './support/findings.ts';

const now = Date.UTC(2026, 10, 22);

function model(other: Partial<CardModel> = {}): CardModel {
  return {
    assessment: assessment('12', 'ann_example', 'marked'),
    group: undefined,
    now,
    handleOf: (id) => (id === '13' ? 'bob_example' : undefined),
    shownName: (id) => (id === '13' ? '@bob_example' : id),
    profileUrl: (handle) => `/${handle}`,
    jumpTo: () => null,
    switchedOff: [],
    isHidden: false,
    hide: null,
    marking: null,
    ...other,
  };
}

function card(other: Partial<CardModel> = {}): HTMLElement {
  const root = document.createElement('div');
  root.append(...cardContent(document, words, model(other), 'heading'));
  return root;
}

const sections = (root: HTMLElement) => Array.from(root.children, (child) => child.getAttribute('data-pl-section'));
const text = (root: HTMLElement, name: string) => root.querySelector(`[data-pl-section=${name}]`)?.textContent ?? '';

describe('the card', () => {
  it('goes from one sentence to what it is not', () => {
    expect(sections(card())).toEqual([
      'headline',
      'result',
      'life',
      'traits',
      'innocent',
      'unchecked',
      'sample',
      'caveat',
    ]);
    expect(text(card(), 'headline')).toBe('Shares 2 traits described in “A Report” (A Publisher, 4 February 2021).');
    expect(text(card(), 'caveat')).toBe('This is not evidence about who runs the account.');
    expect(text(card(), 'sample')).toContain('12 posts seen of 3,406.');
    expect(text(card(), 'unchecked')).toContain('Too few accounts with an exact date.');
    const complete = assessment('12', 'ann_example', 'marked', { could_not_check: [] });
    expect(text(card({ assessment: complete }), 'unchecked')).toContain('Every check could be made.');
  });

  it('names each trait with what was seen, the rule, the source and who also looks like this, strongest first', () => {
    const traits = Array.from(card().querySelectorAll('.trait'), (trait) => trait.textContent ?? '');
    expect(traits).toHaveLength(2);
    expect(traits[0]).toContain('2 others posted the same text.');
    for (const part of [
      'First post',
      '3,836 days',
      'Two years or more.',
      'A Report',
      'A Publisher',
      '4 February 2021',
      'People who return.',
    ]) {
      expect(traits[1]?.toLowerCase()).toContain(part.toLowerCase());
    }
  });

  it('shows decibans that add up, as numbers too', () => {
    const rows = Array.from(card().querySelectorAll('table tr'), (row) => row.textContent);
    expect(rows).toEqual(['copying9.0 to 12.5 dB', 'history7.0 dB', 'Total16.0 to 19.5 dB']);
    const sizes = Array.from(card().querySelectorAll<HTMLElement>('.segment'), (segment) =>
      Number.parseFloat(segment.style.inlineSize),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeCloseTo((16 / 30) * 100, 1);
  });

  it('of an account without resemblance says what was looked at and shows no bar', () => {
    const root = card({
      assessment: assessment('12', 'ann_example', 'not_enough', {
        observed: [
          {
            signal: 'first_post_lag',
            group: 'G1',
            decibans: { low: 0, high: 0 },
            observed: {},
            sentence: 'The first post comes 3 days after creation.',
            evidence: { posts: [], accounts: [] },
          },
        ],
      }),
    });
    expect(text(root, 'result')).toBe('Not enough here to compare');
    expect(text(root, 'observed')).toContain('3 days after creation');
    expect(root.querySelector('.decibans')).toBeNull();
  });

  it('folds long lists and names checks that failed for one reason together', () => {
    const why = 'No posts of the account were seen.';
    const signals = ['first_post_lag', 'copied_text', 'nonce_tail', 'missing_space', 'camouflage'];
    const reasons = ['one', 'two', 'three'].map((other) => ({ signal: 'rename', why: other }));
    const unchecked = [...signals.map((signal) => ({ signal, why })), ...reasons];
    const root = card({ assessment: assessment('12', 'ann_example', 'some', { could_not_check: unchecked }) });
    const details = root.querySelector<HTMLDetailsElement>('[data-pl-section=unchecked] details');
    expect(details?.open).toBe(false);
    expect(details?.querySelector('summary')?.textContent).toBe('Could not check: 8 things');
    expect(details?.querySelectorAll('li')).toHaveLength(4);
    expect(details?.querySelector('li')?.textContent).toBe(
      `Time before the first post, Text shared with others, Random endings, Missing spaces and Alternating subjects ${why}`,
    );
  });

  it('shows the evidence of a group on the group: traits, sum, note and what was seen besides', () => {
    const own = assessment('12', 'ann_example', 'not_enough');
    const { signatures } = assessment('13', 'bob_example', 'marked');
    const [match] = signatures;
    const together = group(['12', '13'], 'marked', {
      signatures,
      signals: [
        ...(match?.signals ?? []),
        { ...(match?.signals[0] as Trait), id: 'same_minute', sentence: 'Posted in the same minute: no.' },
      ],
      note: 'commercial',
    });
    const root = card({ assessment: own, group: together });
    expect(text(root, 'group')).toContain(words.say('note.commercial'));
    expect(root.querySelectorAll('[data-pl-section=group] .trait')).toHaveLength(2);
    expect(text(root, 'group')).toContain('Posted in the same minute: no.');
    expect(root.querySelectorAll('[data-pl-section=traits]')).toHaveLength(0);
  });

  it('puts the group first where only the group has something to say', () => {
    const own = assessment('12', 'ann_example', 'not_enough');
    expect(sections(card({ assessment: own, group: group(['12', '13'], 'strong') }))[1]).toBe('group');
    expect(sections(card({ group: group(['12', '13'], 'strong') })).at(-1)).toBe('group');
  });

  it('lists members: this account, those on the page, those known, the others by id', () => {
    const jumped: string[] = [];
    const root = card({
      group: group(['10', '11', '12', '13'], 'marked'),
      jumpTo: (id) => (id === '13' ? () => jumped.push(id) : null),
    });
    const members = Array.from(root.querySelectorAll('.members li'), (item) => item.textContent);
    expect(members).toEqual(['12 this account', '@bob_example', '10', '11']);
    root.querySelector<HTMLButtonElement>('.members button')?.click();
    expect(jumped).toEqual(['13']);
  });

  it('sets what accounts and packs wrote as text, names isolated', () => {
    const evil = '<img src=x onerror=alert(1)>\u202e';
    const own = assessment('12', 'ann_example', 'some');
    const [signature] = own.signatures;
    const [trait] = signature?.signals ?? [];
    if (signature === undefined || trait === undefined) throw new Error('the composed assessment has a trait');
    trait.sentence = evil;
    trait.sources = [{ title: evil, publisher: evil, date: '2021', url: 'javascript:alert(1)', grade: 'press' }];
    signature.operation = evil;
    const root = card({ assessment: { ...own, sentence: evil } });
    expect(root.querySelector('img')).toBeNull();
    expect(root.querySelector('a[href^="javascript"]')).toBeNull();
    expect(root.textContent).toContain(evil);
    expect(root.querySelector('bdi')?.textContent).toBe('Repurposed sleeper');
  });

  it('says what the reader switched off, and offers to show no mark for this account', () => {
    const asked: boolean[] = [];
    const root = card({ switchedOff: ['Hours of activity', 'Commercial spam'], hide: (hidden) => asked.push(hidden) });
    expect(text(root, 'choices')).toBe('Switched off by youCounted without: Hours of activity and Commercial spam.');
    const button = root.querySelector<HTMLButtonElement>('[data-pl-section=actions] button');
    expect(button?.textContent).toBe('Never show for this account');
    button?.click();
    expect(text(root, 'actions')).toContain('Show again for this account');
    button?.click();
    expect(asked).toEqual([true, false]);
    let marks = 0;
    const marking = {
      isOn: false,
      toggle() {
        marks += 1;
      },
    };
    const markButton = card({ marking }).querySelector<HTMLButtonElement>('[data-pl-section=actions] button');
    markButton?.click();
    expect([markButton?.textContent, markButton?.getAttribute('aria-pressed'), marks]).toEqual([
      'Mark the words',
      'true',
      1,
    ]);
    expect(sections(card())).not.toContain('choices');
    expect(sections(card())).not.toContain('actions');
  });

  it('shows the reader’s note as text, and offers to write one where one can be kept', () => {
    let asked = 0;
    const writeNote = () => {
      asked += 1;
    };
    const without = card({ writeNote });
    expect(sections(card())).not.toContain('note');
    const button = without.querySelector<HTMLButtonElement>('[data-pl-section=note] button');
    expect(text(without, 'note')).toBe('Write a note');
    button?.click();
    expect(asked).toBe(1);
    // Nothing can be typed into the page: its scripts would hear it.
    expect(without.querySelector('input, textarea, [contenteditable]')).toBeNull();
    const noted = card({ writeNote, note: 'Neighbour <b>of mine</b>' });
    expect(text(noted, 'note')).toBe('Your noteNeighbour <b>of mine</b>Change the note');
  });

  it('shows the hours of the day where enough times are known', () => {
    expect(sections(card())).not.toContain('hours');
    const times = Array.from({ length: 9 }, (_, day) => [day * 86_400_000, day * 86_400_000] as const);
    const root = card({ postTimes: { times, leftOut: 0 } });
    expect(sections(root).slice(2, 4)).toEqual(['life', 'hours']);
    expect(text(root, 'hours')).toContain('00:00–01:009');
  });

  it('says where a signature comes from a set that the reader added', () => {
    const own = assessment('12', 'ann_example', 'marked');
    expect(text(card({ assessment: own }), 'result')).not.toContain('a set of signatures that you added');
    const [signature] = own.signatures;
    if (signature !== undefined) own.signatures = [{ ...signature, id: 'one-of-my-own' }];
    expect(text(card({ assessment: own }), 'result')).toContain('From a set of signatures that you added.');
  });

  it('never says what the house does not say', () => {
    const said = [
      card(),
      card({ group: group(['12', '13'], 'strong') }),
      card({ assessment: assessment('1', 'x', 'none') }),
    ]
      .map((root) => root.textContent ?? '')
      .join(' ');
    expect(said).not.toMatch(/\b(bot|fake|troll|suspicious|genuine|foreign)\b|!/i);
  });
});

describe('links', () => {
  it.each(['https://example.com/report', 'http://example.com/'])('%s is one', (url) =>
    expect(webAddress(url)).toBe(url),
  );
  it.each(['javascript:alert(1)', 'data:text/html,x', '', 'report.pdf', 'file:///etc/passwd'])('%s is none', (url) =>
    expect(webAddress(url)).toBeNull(),
  );
});

describe('the life line', () => {
  const day = 86_400_000;
  it('takes creation from the engine, else from the gap, else from the id', () => {
    const lag = {
      signal: 'first_post_lag',
      group: 'G1' as const,
      decibans: { low: 7, high: 7 },
      sentence: '',
      evidence: { posts: [], accounts: [] },
    };
    const first = Date.UTC(2020, 0, 7, 9);
    const plain = assessment('12', 'ann_example', 'some');
    expect(lifeOf(plain, now, null).created).toBeNull();
    expect(
      lifeOf(
        { ...plain, observed: [{ ...lag, observed: { lag_days_low: 3836, lag_days_high: 3837, hidden_posts: 0 } }] },
        now,
        null,
      ),
    ).toMatchObject({
      created: [first - 3837 * day, first - 3836 * day],
      gapProven: true,
    });
    expect(
      lifeOf(
        { ...plain, observed: [{ ...lag, observed: { lag_days_low: 9, lag_days_high: 9, hidden_posts: 3 } }] },
        now,
        null,
      ).gapProven,
    ).toBe(false);
    // 901656910939770881 → 2017-08-27T04:05:34.200Z, ± 1 day
    expect(lifeOf({ ...plain, id: '901656910939770881' }, now, null).created).toEqual([
      Date.UTC(2017, 7, 26, 4, 5, 34, 200),
      Date.UTC(2017, 7, 28, 4, 5, 34, 200),
    ]);
  });
});

describe('the name of an account', () => {
  it('is its handle, else its name in quotes, for a name may be written like a handle, else its id', () => {
    expect(nameOf({ id: 'UC1', handle: 'ann_example', name: '' })).toBe('@ann_example');
    expect(nameOf({ id: 'UC1', handle: '', name: '@ann_example' })).toBe('“@ann_example”');
    expect(nameOf({ id: 'UC1', handle: '' })).toBe('UC1');
  });
});

describe('where it opens', () => {
  const badge = (left: number, top: number) =>
    ({ left, top, right: left + 24, bottom: top + 24, width: 24, height: 24, x: left, y: top }) as DOMRectReadOnly;
  const size = { width: 380, height: 500 };
  const inside = (place: ReturnType<typeof placeCard>, view: { width: number; height: number }) => {
    expect(place.left).toBeGreaterThanOrEqual(8);
    expect(place.left + place.width).toBeLessThanOrEqual(view.width - 8);
    expect(place.top).toBeGreaterThanOrEqual(8);
    expect(place.top + Math.min(size.height, place.room)).toBeLessThanOrEqual(view.height - 8 + 1);
  };

  it('beside the row where there is room, else under or above the badge; always inside the window', () => {
    const wide = { width: 1600, height: 900 };
    const beside = placeCard(badge(600, 300), null, size, wide, false);
    expect(beside.left + beside.width).toBeLessThan(600);
    inside(beside, wide);
    const narrow = { width: 700, height: 900 };
    for (const top of [20, 300, 600, 860]) inside(placeCard(badge(60, top), null, size, narrow, false), narrow);
    expect(placeCard(badge(60, 860), null, size, narrow, false).top).toBeLessThan(860);
  });

  it('on the other side where text runs from right to left', () => {
    const view = { width: 1600, height: 900 };
    const place = placeCard(badge(900, 300), null, size, view, true);
    expect(place.left).toBeGreaterThan(924);
    inside(place, view);
  });

  it('beyond the row where there is no room before it, so that the next comments stay in sight', () => {
    const view = { width: 1280, height: 900 };
    const row = { left: 34, right: 846 };
    const place = placeCard(badge(60, 300), row, size, view, false);
    expect(place.left).toBeGreaterThanOrEqual(row.right);
    expect(place).toMatchObject({ width: 380 });
    inside(place, view);
    const mirrored = placeCard(badge(1196, 300), { left: 434, right: 1246 }, size, view, true);
    expect(mirrored.left + mirrored.width).toBeLessThanOrEqual(434);
    inside(mirrored, view);
    // Too narrow there: under the badge, as ever.
    expect(placeCard(badge(60, 300), { left: 34, right: 960 }, size, view, false).left).toBe(60);
  });

  it('as a sheet on a small screen', () => {
    expect(placeCard(badge(30, 300), { left: 0, right: 20 }, size, { width: 400, height: 800 }, false)).toMatchObject({
      sheet: true,
      room: 560,
    });
  });
});

describe('the sum', () => {
  const evidence = { posts: [], accounts: [] };
  const trait = (id: string, group: Trait['group'], low: number): Trait => ({
    id,
    group,
    decibans: { low, high: low },
    observed: {},
    sentence: id,
    rule: '',
    basis: '',
    sources: [],
    look_alike: '',
    evidence,
  });

  it('gives no place in the bar to evidence that weighs nothing', () => {
    const groups = { G1: { low: 0, high: 0 }, G3: { low: 3, high: 9 }, counter: { low: -6, high: -6 } };
    expect(partsOf(groups, [], words)).toEqual([
      { name: 'copying', low: 3, high: 9, sum: null },
      { name: 'evidence against', low: -6, high: -6, sum: null },
    ]);
  });

  it('tells how several traits of one kind make its part, so that a reader can add them up', () => {
    const traits = [
      trait('mutated_suffix', 'G3', 4),
      trait('copied_text', 'G3', 9),
      trait('shared_link', 'G3', 2),
      trait('first_post_lag', 'G1', 7),
    ];
    const sums = partsOf({ G1: { low: 7, high: 7 }, G3: { low: 10.8, high: 10.8 } }, traits, words);
    expect(sums.map(({ sum }) => sum)).toEqual(['9.0 + 0.3 × (4.0 + 2.0)', null]);
  });

  it('tells where a kind of evidence is counted up to a limit only', () => {
    const traits = [trait('nonce_tail', 'G3', 12), trait('copied_text', 'G3', 12)];
    const [copying] = partsOf({ G3: { low: 15, high: 15 } }, traits, words);
    expect(copying?.sum).toBe('12.0 + 0.3 × 12.0, counted as 15.0 at most');
  });
});
