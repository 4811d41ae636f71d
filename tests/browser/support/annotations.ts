// What the extension's test build shows of itself, and how it compares with what the replica knows of each row.
import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { browserName } from '../../support/places.ts';

export interface RowSeen {
  /** What the replica knows. */
  kind: string;
  postId: string;
  authorId: string;
  /** Badges inside the row, those of a quoted post left out. */
  accounts: string[];
  labels: string[];
  /** Label of the strongest group that the account belongs to, '' for none. */
  groups: string[];
  posts: string[];
  /** Badges inside a quoted post. */
  quotedAccounts: string[];
  quotedAuthorId: string;
  onScreen: boolean;
}

/** Firefox lets a busy page wait longer for what is posted from world to world. */
const quietMs = browserName === 'firefox' ? 500 : 200;

/**
 * Waits until the engine runs and has had nothing to do for `quiet` ms. Groups are evaluated 400 ms after the last input:
 * whoever looks at labels waits longer than that.
 */
export async function settled(page: Page, { quiet = quietMs, timeout = 60_000 } = {}): Promise<void> {
  const end = Date.now() + timeout;
  let since = Date.now();
  while (Date.now() - since < quiet) {
    const [engine, busy] = await page.evaluate(
      () =>
        new Promise<(string | undefined)[]>((resolve) =>
          requestAnimationFrame(() => {
            const { plEngine, plBusy } = document.documentElement.dataset;
            resolve([plEngine, plBusy]);
          }),
        ),
    );
    if (engine !== 'ready' || busy !== '0') since = Date.now();
    if (Date.now() > end) throw new Error(`the engine did not come to rest: ${engine}, ${busy} calls open`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Every post and person on the page with the badges it carries. */
export function readRows(page: Page): Promise<RowSeen[]> {
  return page.evaluate(() => {
    const elements = document.querySelectorAll<HTMLElement>(
      '[data-testid=tweet], [data-testid=UserCell], [data-testid=HoverCard]',
    );
    return [...elements].flatMap((element) => {
      const truth = window.__replica.truthOf(element);
      if (truth === undefined) return [];
      const badges = [...element.querySelectorAll<HTMLElement>('span[data-pl-badge]')];
      const own = badges.filter((badge) => {
        const quote = badge.closest('div[role=link]');
        return quote === null || !element.contains(quote);
      });
      const box = element.getBoundingClientRect();
      return [
        {
          kind: truth.kind,
          postId: truth.postId,
          authorId: truth.authorId,
          accounts: own.map((badge) => badge.dataset.plAccount ?? ''),
          labels: own.map((badge) => badge.dataset.plLabel ?? ''),
          groups: own.map((badge) => badge.dataset.plGroup ?? ''),
          posts: own.map((badge) => badge.dataset.plRow ?? ''),
          quotedAccounts: badges.filter((badge) => !own.includes(badge)).map((badge) => badge.dataset.plAccount ?? ''),
          quotedAuthorId: truth.quotedAuthorId ?? '',
          onScreen: box.bottom > 0 && box.top < window.innerHeight,
        },
      ];
    });
  });
}

/** No badge anywhere that names another account than the row's; rows without a badge are allowed here. */
export function expectNoWrongAccount(rows: readonly RowSeen[]): void {
  for (const row of rows) {
    expect(row.accounts.length, `badges of ${row.kind} ${row.postId}`).toBeLessThanOrEqual(1);
    for (const account of row.accounts) expect(account, `${row.kind} ${row.postId}`).toBe(row.authorId);
    for (const post of row.posts) expect(post, `${row.kind} ${row.postId}`).toBe(row.postId);
    for (const account of row.quotedAccounts) expect(account, `quote in ${row.postId}`).toBe(row.quotedAuthorId);
  }
}

/** Besides: every row has its badge, except those that `mayLack` names. */
export function expectEveryRowAnnotated(
  rows: readonly RowSeen[],
  mayLack: (row: RowSeen) => boolean = () => false,
): void {
  expectNoWrongAccount(rows);
  const lacking = rows.filter((row) => row.accounts.length === 0 && !mayLack(row));
  expect(lacking.map((row) => `${row.kind} ${row.postId} ${row.authorId}`)).toEqual([]);
}

export interface Stats {
  captured: number;
  ingested: number;
  refused: number;
  accounts: number;
  posts: number;
  rows: number;
  joined: number;
  badges: number;
  mismatched: number;
  skipped: number;
}

export function readStats(page: Page): Promise<Stats> {
  return page.evaluate(() => JSON.parse(document.documentElement.dataset.plStats ?? '{}') as Stats);
}

/** The label that the badge of an account shows; undefined when the account has none on the page. */
export function labelOf(page: Page, accountId: string): Promise<string | undefined> {
  return page.evaluate(
    (id: string) =>
      document.querySelector<HTMLElement>(`span[data-pl-badge][data-pl-account="${id}"]`)?.dataset.plLabel,
    accountId,
  );
}

/** Waits until every row on the screen that is not in `mayLack` has a badge; gives up silently, the caller's expectation speaks. */
export async function badgesOnScreen(page: Page, timeout = 4000): Promise<RowSeen[]> {
  const end = Date.now() + timeout;
  for (;;) {
    const rows = await readRows(page);
    const complete = rows.every((row) => !row.onScreen || row.accounts.length > 0);
    if (complete || Date.now() > end) return rows;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Scrolls to the bottom in steps of most of a screen and calls `look` at every stop; returns when the page grows no more. */
export async function scrollThrough(
  page: Page,
  look: () => Promise<void>,
  enough: () => boolean,
  mostSteps = 400,
): Promise<void> {
  for (let step = 0; step < mostSteps && !enough(); step += 1) {
    await look();
    const atEnd = await page.evaluate(() => {
      const before = window.scrollY;
      window.scrollBy(0, Math.round(window.innerHeight * 0.8));
      return window.scrollY === before;
    });
    await new Promise((resolve) => setTimeout(resolve, 60));
    if (atEnd) {
      await new Promise((resolve) => setTimeout(resolve, 400));
      const still = await page.evaluate(
        () => window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2,
      );
      if (still) break;
    }
  }
  await look();
}
