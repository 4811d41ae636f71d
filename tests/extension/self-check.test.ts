// A changed site is noticed, and what only looks like one is not.
import { describe, expect, it } from 'vitest';
import { createSelfCheck, type SelfCheck, type SelfCheckFacts } from '../../extension/reading/self-check.ts';
import { selfCheck as x } from '../../extension/sites/x/selectors.ts';
import { selfCheck as youtube } from '../../extension/sites/youtube/selectors.ts';

const healthy: SelfCheckFacts = {
  view: '/home',
  isExpected: true,
  sights: 12,
  readable: 12,
  rows: 12,
  joined: 12,
  seen: 6,
  answers: { read: 6, empty: 2, emptyVolume: 300 },
  accounts: 30,
  posts: 40,
  isBusy: false,
};

function seenAs(facts: Partial<SelfCheckFacts>, looks = 3, fromStart = true): SelfCheck {
  const check = createSelfCheck(fromStart);
  for (let look = 0; look < looks; look += 1) check.look({ ...healthy, ...facts });
  return check;
}

describe('it is noticed that', () => {
  it('posts are there for any eye and none is found', () =>
    expect(seenAs({ readable: 0, rows: 1, joined: 1 }).change).toBe('rows'));
  it('many posts were sent and nothing like one is on the page', () => {
    const check = seenAs({ sights: 0, readable: 0, rows: 0, joined: 0, posts: 0 });
    expect(check.change).toBe(null);
    for (let look = 0; look < 3; look += 1) check.look({ ...healthy, sights: 0, readable: 0, rows: 0, joined: 0 });
    expect(check.change).toBe('rows');
  });
  it('nothing can be read in any answer, while posts are shown', () =>
    expect(
      seenAs({ accounts: 0, posts: 0, joined: 0, answers: { read: 3, empty: 3, emptyVolume: 3_000 } }).change,
    ).toBe('answers'));
  it('nothing can be read in large answers, while nothing is found on the page either', () =>
    expect(
      seenAs({
        ...{ sights: 0, readable: 0, rows: 0, joined: 0, accounts: 0, posts: 0 },
        answers: { read: 3, empty: 3, emptyVolume: 500_000 },
      }).change,
    ).toBe('answers'));
  it('posts are shown and none came by a way that is known', () =>
    expect(
      seenAs({ seen: 0, joined: 0, accounts: 0, posts: 0, answers: { read: 0, empty: 0, emptyVolume: 0 } }).change,
    ).toBe('addresses'));
  it('nothing on the page is of those who were read', () => expect(seenAs({ joined: 0 }).change).toBe('match'));
});

describe('it is not said of', () => {
  it.each<[string, Partial<SelfCheckFacts>, boolean?]>([
    ['a page as it should be', {}],
    ['an empty page', { sights: 0, readable: 0, rows: 0, joined: 0, posts: 0, accounts: 1 }],
    [
      'an empty page with a few small answers',
      {
        ...{ sights: 0, readable: 0, rows: 0, joined: 0, posts: 0, accounts: 0 },
        answers: { read: 5, empty: 5, emptyVolume: 2_000 },
      },
    ],
    ['a view into which no posts belong', { isExpected: false, sights: 0, readable: 0, rows: 0, joined: 0 }],
    ['a page with few rows that nobody is known of', { sights: 4, readable: 4, rows: 4, joined: 0 }],
    ['an engine that still works', { joined: 0, isBusy: true }],
    ['a page that stood before reading began', { seen: 0, joined: 0, accounts: 0, posts: 0 }, false],
    ['rows of which some are known', { joined: 1 }],
  ])('%s', (_, facts, fromStart = true) => expect(seenAs(facts, 5, fromStart).change).toBe(null));

  it('a page that is just being built, or was left', () => {
    const broken = { readable: 0, rows: 0, joined: 0 };
    const check = seenAs(broken, 2);
    expect(check.change).toBe(null);
    check.look({ ...healthy, ...broken, view: '/somebody' });
    expect(check.change).toBe(null);
  });

  it('a page that is right again', () => {
    const check = seenAs({ joined: 0 });
    expect(check.change).toBe('match');
    check.look(healthy);
    expect(check.change).toBe(null);
  });
});

describe('the tables', () => {
  it.each(['/home', '/ann_example', '/ann_example/status/12', '/search', '/i/bookmarks', '/i/lists/5'])(
    'expect posts at %s of X',
    (path) => expect(x.views.test(path)).toBe(true),
  );
  it.each([
    '/notifications',
    '/messages',
    '/messages/1-2',
    '/settings/account',
    '/compose/post',
    '/login',
    '/i/flow/x',
  ])('expect none at %s of X', (path) => expect(x.views.test(path)).toBe(false));
  it('expect comments beside a video only', () => {
    expect([youtube.views.test('/watch'), youtube.views.test('/'), youtube.views.test('/@somebody')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
