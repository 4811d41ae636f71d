// The replica of YouTube as a browser test sees it: the rows it knows, with the badges that stand in them.
import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import type { ReplicaHandle } from '../../replica/youtube/client/main.ts';
import { hosts, type ReplicaOfYoutube, startReplicaOfYoutube } from '../../replica/youtube/server/site.ts';
import { type StageOn, type StageOptions, stageOn } from './stage.ts';

export type YoutubeStage = StageOn<ReplicaOfYoutube>;

export async function startYoutubeStage(options: StageOptions = {}): Promise<YoutubeStage> {
  return stageOn(await startReplicaOfYoutube(), hosts, 'https://www.youtube.com', options);
}

export interface YoutubeRow {
  /** What the replica knows. */
  kind: string;
  postId: string;
  authorId: string;
  accounts: string[];
  labels: string[];
  /** Label of the strongest group that the account belongs to, '' for none. */
  groups: string[];
  posts: string[];
  isShown: boolean;
}

/** Every row of the page that shows somebody, with the badges in it. */
export function readYoutubeRows(page: Page): Promise<YoutubeRow[]> {
  return page.evaluate(() =>
    (window as unknown as { __youtube: ReplicaHandle }).__youtube.rows().map(({ element, truth }) => {
      const badges = [...element.querySelectorAll<HTMLElement>('span[data-pl-badge]')];
      return {
        ...truth,
        accounts: badges.map((badge) => badge.dataset.plAccount ?? ''),
        labels: badges.map((badge) => badge.dataset.plLabel ?? ''),
        groups: badges.map((badge) => badge.dataset.plGroup ?? ''),
        posts: badges.map((badge) => badge.dataset.plRow ?? ''),
        isShown: element.closest('[hidden]') === null,
      };
    }),
  );
}

/** Kinds of rows that show nobody by whom they can be known. */
const nobodys = ['advertisement', 'lockup without author'];

/**
 * Every badge is that of its row's own account; every row that can have one has one; what stands aside has none. Gives how many rows have
 * theirs.
 */
export function expectYoutubeAnnotated(rows: readonly YoutubeRow[]): number {
  let annotated = 0;
  for (const row of rows) {
    const where = `${row.kind} ${row.postId} of ${row.authorId}`;
    const mayHave = row.isShown && !nobodys.includes(row.kind);
    expect(row.accounts, where).toEqual(mayHave ? [row.authorId] : []);
    expect(row.posts, where).toEqual(mayHave ? [row.postId] : []);
    if (mayHave) annotated += 1;
  }
  return annotated;
}

export function pageSettled(page: Page): Promise<unknown> {
  return page.waitForFunction(() => window.__youtube?.settled === true, { timeout: 20_000 });
}

/** Scrolls until so many threads have come. */
export async function scrollToThreads(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    (wanted: number) => {
      const threads = [...document.querySelectorAll('#contents > ytd-comment-thread-renderer')];
      const shown = threads.filter((thread) => thread.closest('[hidden]') === null);
      if (shown.length >= wanted) return true;
      document.querySelector('#contents > ytd-continuation-item-renderer')?.scrollIntoView();
      return false;
    },
    { timeout: 20_000, polling: 60 },
    count,
  );
}
