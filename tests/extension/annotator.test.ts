// @vitest-environment happy-dom
// Badges are set and cleared with what the page shows: by id, recomputed each time, never left on somebody else's row.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Annotator, createAnnotator } from '../../extension/annotate/annotator.ts';
import type { Badge } from '../../extension/annotate/badge.ts';
import { createThemeSheet } from '../../extension/annotate/theme.ts';
import { createFindings, type Findings } from '../../extension/reading/findings.ts';
import type { PageRows, SiteAdapter } from '../../extension/sites/adapter.ts';
import { xAdapter } from '../../extension/sites/x/adapter.ts';
import { englishWords } from '../../extension/words/words.ts';
import { assessment, group } from './support/findings.ts';
import { post, profile, show, userCell } from './support/x-dom.ts';

const ann = { platform: 'x' as const, id: '12', handle: 'ann_example' };
const bob = { platform: 'x' as const, id: '13', handle: 'bob_example' };

let findings: Findings;
let annotator: Annotator;
let shownNow: Set<Badge>;
let wanted: { posts: string[]; accounts: string[] }[];
let told: PageRows[];
let navigations: number;

beforeEach(() => {
  findings = createFindings();
  shownNow = new Set();
  wanted = [];
  told = [];
  navigations = 0;
});
afterEach(() => annotator?.stop());

function start(adapter: SiteAdapter = xAdapter): void {
  annotator = createAnnotator({
    document,
    adapter,
    findings,
    words: englishWords,
    theme: createThemeSheet(document),
    want: (posts, accounts) => wanted.push({ posts: [...posts], accounts: [...accounts] }),
    onPageRows: (rows) => told.push(rows),
    onOpen: () => {},
    onNavigate: () => {
      navigations += 1;
    },
    onShown: (badge) => shownNow.add(badge),
    onGone: (badge) => shownNow.delete(badge),
  });
}

const looks = { showFrom: 'all' as const, iconOnly: true, isHidden: () => false };

const frames = async () => {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => setTimeout(resolve, 20));
  // On a slow machine a look is followed by a pause.
  for (let i = 0; i < 50 && annotator.isBehind(); i++) await new Promise((resolve) => setTimeout(resolve, 20));
};
const accounts = () => Array.from(shownNow, ({ look }) => look.account);
const inDocument = () => Array.from(shownNow).filter(({ host }) => host.isConnected).length;

function know(): void {
  findings.learnAuthors([
    { post: '1900000000000000001', account: ann },
    { post: '1900000000000000002', account: bob },
  ]);
  findings.learnAccounts([ann, bob]);
  findings.learnAssessments([assessment('12', 'ann_example', 'some'), assessment('13', 'bob_example', 'strong')]);
}

describe('a badge', () => {
  it('comes to the row of a known author, inside the row, in a closed root, saying nothing to the page', async () => {
    know();
    show(post());
    start();
    await frames();
    const [badge] = shownNow;
    expect(badge?.look).toMatchObject({ account: '12', label: 'some', row: '1900000000000000001', kind: 'post' });
    expect(badge?.button.getAttribute('aria-label')).toBe(
      'Persona Lens: Some resemblance to a documented pattern. Show evidence',
    );
    const host = document.querySelector('[data-testid=tweet] [data-testid=Tweet-User-Avatar] > span');
    expect(host).toBe(badge?.host);
    expect(host?.shadowRoot).toBeNull();
    expect(Array.from(host?.attributes ?? [], ({ name }) => name)).toEqual(['style']);
    expect((host as HTMLElement).style.position).toBe('absolute');
  });

  it('is asked for when the author is not known, and comes when it is', async () => {
    show(post());
    start();
    await frames();
    expect(wanted[0]).toEqual({ posts: ['1900000000000000001'], accounts: [] });
    findings.learnAuthors([{ post: '1900000000000000001', account: ann }]);
    annotator.schedule();
    await frames();
    expect(wanted.at(-1)).toEqual({ posts: [], accounts: ['12'] });
    findings.learnAssessments([assessment('12', 'ann_example', 'none')]);
    annotator.schedule();
    await frames();
    expect(accounts()).toEqual(['12']);
  });

  it('does not come where the row shows another handle than the author’s', async () => {
    know();
    show(post({ handle: 'mallory_example', permalink: '/mallory_example/status/1900000000000000001' }));
    start();
    await frames();
    expect(shownNow.size).toBe(0);
    expect(annotator.stats.mismatched).toBe(1);
  });

  it('survives that the site wipes attributes and classes of the row', async () => {
    know();
    show(post());
    start();
    await frames();
    const article = document.querySelector('article') as HTMLElement;
    article.className = 'r-new';
    for (const name of ['aria-labelledby', 'tabindex', 'style']) article.removeAttribute(name);
    await frames();
    expect(inDocument()).toBe(1);
  });

  it('comes back when the site throws it out', async () => {
    know();
    show(post());
    start();
    await frames();
    const [badge] = shownNow;
    badge?.host.remove();
    await frames();
    expect(badge?.host.isConnected).toBe(true);
  });

  it('goes back when somebody moves it to another’s row, or out of its place', async () => {
    know();
    show(post() + post({ handle: 'bob_example', permalink: '/bob_example/status/1900000000000000002' }));
    start();
    await frames();
    const places = Array.from(document.querySelectorAll('[data-testid=Tweet-User-Avatar]'));
    const standsAt = (): string[][] =>
      places.map((place) =>
        Array.from(shownNow)
          .filter(({ host }) => host.parentElement === place)
          .map(({ look }) => look.account),
      );
    expect(standsAt()).toEqual([['12'], ['13']]);
    const [one, other] = Array.from(shownNow, ({ host }) => host);
    places[1]?.append(one as Node);
    document.body.append(other as Node);
    await frames();
    expect(standsAt()).toEqual([['12'], ['13']]);
  });

  it('goes from a row that changes while looking takes too long, and comes back with the next look', async () => {
    know();
    show(post() + post({ handle: 'bob_example', permalink: '/bob_example/status/1900000000000000002' }));
    let clock = performance.now();
    let looks = 0;
    const now = vi.spyOn(performance, 'now').mockImplementation(() => clock);
    try {
      start({
        ...xAdapter,
        rows(all) {
          looks += 1;
          clock += 30;
          return xAdapter.rows(all);
        },
      });
      await frames();
      const before = looks;
      expect(accounts()).toEqual(['12', '13']);
      document.querySelector('article')?.setAttribute('data-testid', 'tweet');
      for (let change = 0; change < 20; change += 1)
        document.querySelector('article')?.append(document.createElement('i'));
      await Promise.resolve();
      await Promise.resolve();
      expect([looks - before, accounts(), annotator.isBehind()]).toEqual([0, ['13'], true]);
      await vi.waitFor(() => expect(accounts().toSorted()).toEqual(['12', '13']));
      expect(looks - before).toBe(1);
    } finally {
      now.mockRestore();
    }
  });

  it('gives up on a row that throws it out again and again', async () => {
    know();
    show(post());
    start();
    await frames();
    let thrown = 0;
    const fight = new MutationObserver(() => {
      for (const { host } of shownNow)
        if (host.isConnected && thrown < 500) {
          host.remove();
          thrown += 1;
        }
    });
    fight.observe(document, { subtree: true, childList: true });
    for (const { host } of shownNow) host.remove();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    fight.disconnect();
    expect(thrown).toBeLessThan(40);
  });

  it('follows the content when a node is used for another post', async () => {
    know();
    show(post());
    start();
    await frames();
    const template = document.createElement('div');
    template.innerHTML = post({ handle: 'bob_example', id: '1900000000000000002' });
    document.querySelector('article')?.replaceChildren(...(template.firstElementChild?.childNodes ?? []));
    await frames();
    expect(accounts()).toEqual(['13']);
    expect(inDocument()).toBe(1);
  });

  it('changes in place when only links and texts change', async () => {
    know();
    show(post());
    start();
    await frames();
    for (const link of document.querySelectorAll('article a')) {
      link.setAttribute(
        'href',
        link.getAttribute('href')?.replace('ann_example', 'bob_example').replace(/1$/, '2') ?? '',
      );
    }
    await frames();
    expect(accounts()).toEqual(['13']);
  });

  it('goes when its row goes, and when the row is nobody’s any more', async () => {
    know();
    show(post() + post({ handle: 'bob_example', id: '1900000000000000002' }));
    start();
    await frames();
    expect(accounts()).toEqual(['12', '13']);
    document.querySelector('article')?.remove();
    await frames();
    expect(accounts()).toEqual(['13']);
    document
      .querySelector('article time')
      ?.closest('a')
      ?.setAttribute('href', '/bob_example/status/1900000000000000777');
    await frames();
    expect(shownNow.size).toBe(0);
  });

  it('tells of a group, and shows its mark beside the account’s own', async () => {
    know();
    findings.learnGroups([group(['12', '13'], 'strong')]);
    show(post());
    start();
    await frames();
    const [badge] = shownNow;
    expect(badge?.look.group).toBe('strong');
    expect(badge?.button.getAttribute('aria-label')).toContain('1 of 2 with near-identical text');
    expect(badge?.button.querySelector('.together')).not.toBeNull();
  });
});

describe('the profile header, which the site reuses from person to person', () => {
  it('shows nobody while it speaks of two, then the new one', async () => {
    know();
    show(profile(), '/ann_example');
    start();
    await frames();
    expect(accounts()).toEqual(['12']);
    // First the text and the address, then the button: as X does it.
    const handle = document.querySelector('[data-testid=UserName] > div:last-child span') as HTMLElement;
    (handle.firstChild as Text).data = '@bob_example';
    (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL('https://x.com/bob_example');
    await frames();
    expect(shownNow.size).toBe(0);
    document.querySelector('[data-testid="12-follow"]')?.setAttribute('data-testid', '13-follow');
    await frames();
    expect(accounts()).toEqual(['13']);
    expect(navigations).toBe(1);
  });
});

describe('the slot', () => {
  it.each([
    ['a post', post(), '/home'],
    ['a person', userCell(), '/home'],
    ['a profile', profile(), '/ann_example'],
  ])('of %s is found once; a badge in place is left in place', async (_, html, path) => {
    know();
    show(html, path);
    start();
    await frames();
    const moves: MutationRecord[] = [];
    const observer = new MutationObserver((records) => moves.push(...(records as unknown as MutationRecord[])));
    observer.observe(document, { subtree: true, childList: true });
    for (let i = 0; i < 5; i++) {
      annotator.schedule();
      await frames();
    }
    observer.disconnect();
    expect(inDocument()).toBe(1);
    expect(moves).toEqual([]);
  });
});

describe('people', () => {
  it('are known by the id in their button', async () => {
    know();
    show(userCell());
    start();
    await frames();
    expect(accounts()).toEqual(['12']);
  });

  it('without an id are known by a handle that belonged to one account only', async () => {
    know();
    show(userCell({ id: '' }));
    start();
    await frames();
    expect(accounts()).toEqual(['12']);
    findings.learnAccounts([{ platform: 'x', id: '99', handle: 'Ann_Example' }]);
    annotator.schedule();
    await frames();
    expect(shownNow.size).toBe(0);
  });
});

describe('the whole', () => {
  it('hides at once when there is no engine, and returns with it', async () => {
    know();
    show(post());
    start();
    await frames();
    annotator.setShown(false);
    expect(document.querySelectorAll('article span[style*=absolute]')).toHaveLength(0);
    annotator.setShown(true);
    await frames();
    expect(inDocument()).toBe(1);
  });

  it('draws nothing where there is nothing to note, unless asked', async () => {
    know();
    findings.learnAssessments([assessment('12', 'ann_example', 'not_enough')]);
    show(post() + post({ handle: 'bob_example', id: '1900000000000000002' }));
    start();
    await frames();
    expect(Array.from(shownNow, ({ look, button }) => [look.account, button.parentNode !== null])).toEqual([
      ['12', false],
      ['13', true],
    ]);
    // To the page both rows look the same.
    const [silent, speaking] = Array.from(
      document.querySelectorAll<HTMLElement>('[data-testid=Tweet-User-Avatar] > span'),
    );
    expect(silent?.outerHTML).toBe(speaking?.outerHTML);
    annotator.setLook(looks);
    await frames();
    expect(Array.from(shownNow).every(({ button }) => button.parentNode !== null)).toBe(true);
  });

  it('draws nothing for an account that the reader wants no mark for', async () => {
    know();
    show(post() + post({ handle: 'bob_example', id: '1900000000000000002' }));
    start();
    annotator.setLook({ ...looks, isHidden: ({ platform, id }) => platform === 'x' && id === '13' });
    await frames();
    expect(Array.from(shownNow, ({ look, button }) => [look.account, button.parentNode !== null])).toEqual([
      ['12', true],
      ['13', false],
    ]);
  });

  it('puts a word beneath the mark when asked, where there is a resemblance', async () => {
    know();
    findings.learnAssessments([assessment('12', 'ann_example', 'not_enough')]);
    show(post() + post({ handle: 'bob_example', id: '1900000000000000002' }));
    start();
    annotator.setLook({ ...looks, iconOnly: false });
    await frames();
    expect(Array.from(shownNow, ({ button }) => button.querySelector('.word')?.textContent)).toEqual([
      undefined,
      'strong',
    ]);
    annotator.setLook(looks);
    await frames();
    expect(Array.from(shownNow).some(({ button }) => button.querySelector('.word') !== null)).toBe(false);
  });

  const drawn = () =>
    Array.from(shownNow)
      .filter(({ button }) => button.parentNode !== null)
      .map(({ look }) => look.account);

  it('shows marks from the label on that the reader chose; the label stays what it is', async () => {
    know();
    findings.learnAssessments([assessment('12', 'ann_example', 'marked')]);
    show(post() + post({ handle: 'bob_example', id: '1900000000000000002' }));
    start();
    for (const [showFrom, shown] of [
      ['some', ['12', '13']],
      ['marked', ['12', '13']],
      ['strong', ['13']],
    ] as const) {
      annotator.setLook({ ...looks, showFrom });
      await frames();
      expect(drawn(), showFrom).toEqual(shown);
    }
    expect(Array.from(shownNow, ({ look }) => look.label)).toEqual(['marked', 'strong']);
  });

  it('says beside the mark how many act alike, in the words of what joins them', async () => {
    know();
    const members = ['12', ...Array.from({ length: 6 }, (_, index) => `${index + 20}`)];
    findings.learnAssessments([assessment('12', 'ann_example', 'none')]);
    findings.learnGroups([group(members, 'marked')]);
    show(post() + post({ handle: 'bob_example', id: '1900000000000000002' }));
    start();
    await frames();
    const [ann, bob] = Array.from(shownNow);
    expect(ann?.button.querySelector('.words')?.textContent?.trim()).toBe('1 of 7');
    expect(ann?.button.getAttribute('aria-label')).toBe(
      'Persona Lens: No notable resemblance; 1 of 7 with near-identical text. Show evidence',
    );
    expect(bob?.button.querySelector('.words')?.textContent?.trim()).toBe('strong');
    annotator.setLook({ ...looks, iconOnly: true });
    await frames();
    expect([ann?.button.querySelector('.words'), ann?.button.querySelector('.together') === null]).toEqual([
      null,
      false,
    ]);
    // A group below what is to be shown is not spoken of.
    annotator.setLook({ ...looks, showFrom: 'strong', iconOnly: false });
    await frames();
    expect(drawn()).toEqual(['13']);
  });

  it('names a kind of group that it does not know as accounts that act alike', async () => {
    know();
    findings.learnGroups([group(['12', '13'], 'some', { kind: 'something_new' })]);
    show(post());
    start();
    await frames();
    expect(Array.from(shownNow, ({ look }) => look.name).join()).toContain('1 of 2 that act alike');
  });

  it('leaves the page as it was when it ends', async () => {
    know();
    show(post());
    const before = document.body.innerHTML;
    start();
    await frames();
    expect(document.body.innerHTML).not.toBe(before);
    annotator.stop();
    expect(document.body.innerHTML).toBe(before);
  });

  it('tells what the rows say after a quiet moment, once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'performance'] });
    try {
      know();
      show(post());
      start();
      annotator.schedule();
      await vi.advanceTimersByTimeAsync(2_500);
      annotator.schedule();
      await vi.advanceTimersByTimeAsync(2_500);
      expect(told.map(({ rows }) => rows.map(({ id }) => id))).toEqual([['1900000000000000001']]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('keeps a click and keys on the badge from the row', async () => {
    know();
    show(post());
    let reached = 0;
    for (const type of ['click', 'keydown', 'mousedown', 'pointerdown']) {
      document.querySelector('article')?.addEventListener(type, () => {
        reached += 1;
      });
    }
    start();
    await frames();
    const [badge] = shownNow;
    badge?.button.click();
    for (const type of ['keydown', 'mousedown', 'pointerdown']) {
      badge?.button.dispatchEvent(new Event(type, { bubbles: true, composed: true, cancelable: true }));
    }
    expect(reached).toBe(0);
  });
});
