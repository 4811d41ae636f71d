// Every kind of page: each row carries one badge, and it is that of the row's own account.
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crowdWorld } from '../fixtures/x/worlds/crowd.ts';
import { documentedCase } from '../fixtures/x/worlds/documented-case.ts';
import { rowKinds } from '../fixtures/x/worlds/row-kinds.ts';
import type { ReplicaOptions } from '../replica/x/options.ts';
import { composed } from '../replica/x/sources.ts';
import { expectEveryRowAnnotated, labelOf, type RowSeen, readRows, readStats, settled } from './support/annotations.ts';
import { rowsReady, type Stage, startStage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage?.close());

const kinds = rowKinds();
const crowd = crowdWorld();
const documented = documentedCase();

// X sent this post without its user, so there is nothing to say about anybody.
const withoutUser = (row: RowSeen): boolean => row.authorId === '1700000000000000001';

async function openSettled(path: string, least = 2): Promise<Page> {
  const { page, complaints } = await stage.open(path);
  await rowsReady(page, least);
  await settled(page);
  expect(complaints).toEqual([]);
  return page;
}

async function expectAnnotated(path: string, least: number): Promise<RowSeen[]> {
  const page = await openSettled(path, least);
  const rows = await readRows(page);
  expect(rows.length).toBeGreaterThanOrEqual(least);
  expectEveryRowAnnotated(rows, withoutUser);
  const stats = await readStats(page);
  expect(stats.mismatched).toBe(0);
  await page.close();
  return rows;
}

describe('rows get the badge of their account', () => {
  it('in a thread with every row kind', async () => {
    stage.replica.use(composed(kinds.world));
    const rows = await expectAnnotated(`/${kinds.busy.handle}/status/${kinds.focal.id}`, 8);
    expect(rows.filter((row) => row.kind === 'focal' && row.accounts[0] === kinds.busy.id)).toHaveLength(1);
  });

  it('in a profile with pin, repost, suggestions and media', async () => {
    stage.replica.use(composed(kinds.world));
    const page = await openSettled(`/${kinds.busy.handle}`, 6);
    expectEveryRowAnnotated(await readRows(page));
    const header = await page.$eval('[data-pl-kind=profile]', (badge) => (badge as HTMLElement).dataset.plAccount);
    expect(header).toBe(kinds.busy.id);
    const reposts = (await readRows(page)).filter((row) => row.kind === 'repost');
    expect(reposts.length).toBeGreaterThan(0);
    await page.close();
  });

  it('in a search, its Latest and its People', async () => {
    stage.replica.use(composed(kinds.world));
    await expectAnnotated('/search?q=bridge', 5);
    await expectAnnotated('/search?q=bridge&f=live', 5);
    await expectAnnotated('/search?q=example&f=user', 5);
  });

  it('in home, in both tabs', async () => {
    stage.replica.use(composed(crowd.world));
    const page = await openSettled('/home', 5);
    expectEveryRowAnnotated(await readRows(page));
    const [, following] = await page.$$('[role=tab]');
    await following?.click();
    await page.waitForFunction(
      () => document.querySelector('[role=tab][aria-selected=true]')?.textContent === 'Following',
    );
    await rowsReady(page, 5);
    await settled(page);
    const rows = await readRows(page);
    expect(rows.length).toBeGreaterThan(4);
    expectEveryRowAnnotated(rows);
    await page.close();
  });

  it('in lists of posts, of people, and in notifications', async () => {
    stage.replica.use(composed(kinds.world));
    await expectAnnotated('/i/lists/777', 4);
    await expectAnnotated('/i/lists/777/members', 3);
    await expectAnnotated(`/${kinds.busy.handle}/followers`, 4);
    await expectAnnotated('/notifications', 1);
  });

  it('where a name is written like the handle of somebody else', async () => {
    stage.replica.use(composed(kinds.world));
    const page = await openSettled(`/${kinds.pretender.handle}`, 1);
    const header = await page.$eval('[data-pl-kind=profile]', (badge) => (badge as HTMLElement).dataset.plAccount);
    expect(header).toBe(kinds.pretender.id);
    expectEveryRowAnnotated(await readRows(page));
    await page.close();
  });

  it('in the hover card, which comes late', async () => {
    stage.replica.use(composed(kinds.world));
    const page = await openSettled('/home', 4);
    await page.hover('article [data-testid=User-Name] a');
    await page.waitForSelector('[data-testid=HoverCard] [data-pl-kind=hover]', { timeout: 10_000 });
    await settled(page);
    expectEveryRowAnnotated(await readRows(page));
    await page.close();
  });

  it('in the photo viewer and after closing it', async () => {
    stage.replica.use(composed(kinds.world));
    const page = await openSettled(`/${kinds.busy.handle}`, 6);
    await page.$eval('article a[href*="/photo/"] img', (image) => (image as HTMLElement).click());
    await page.waitForSelector('[role=dialog] [data-testid=tweet] [data-pl-badge]', { timeout: 10_000 });
    const inViewer = await page.$eval(
      '[role=dialog] [data-pl-badge]',
      (badge) => (badge as HTMLElement).dataset.plAccount,
    );
    expect(inViewer).toBe(kinds.busy.id);
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('[role=dialog]:not([data-persona-lens])') === null);
    await settled(page);
    expectEveryRowAnnotated(await readRows(page));
    await page.close();
  });
});

describe('rows get their badge whatever X sends', () => {
  const variants: readonly (readonly [name: string, options: Partial<ReplicaOptions>])[] = [
    ['users of July 2023', { generation: '2023' }],
    ['users of March 2025', { generation: '2025' }],
    ['users of July 2026', { generation: '2026-07' }],
    [
      'mixed users, shuffled entries, unknown instructions',
      { generation: 'mixed', shuffled: true, unknownInstructions: true },
    ],
    ['absolute permalinks and a clock three hours off', { permalinks: 'absolute', clockSkew: 3 * 3_600_000 }],
    ['permalinks without a handle', { permalinks: 'anonymous', showMore: 'link' }],
    ['right to left, in Arabic, on black', { language: 'ar', rtl: true, theme: 'dark' }],
    ['Japanese, dim, large type', { language: 'ja', theme: 'dim', fontScale: 'huge' }],
    ['high contrast, small type', { theme: 'contrast', fontScale: 'small' }],
  ];
  for (const [name, options] of variants) {
    it(name, async () => {
      stage.replica.use(composed(kinds.world), options);
      await expectAnnotated(`/${kinds.busy.handle}/status/${kinds.focal.id}`, 8);
      await expectAnnotated(`/${kinds.busy.handle}`, 6);
    });
  }

  it('in the narrow layout', async () => {
    stage.replica.use(composed(kinds.world));
    const { page } = await stage.open('/home');
    await page.setViewport({ width: 420, height: 900 });
    await page.waitForSelector('[data-testid=TopNavBar]');
    await rowsReady(page, 4);
    await settled(page);
    expectEveryRowAnnotated(await readRows(page));
    await page.close();
  });
});

describe('the documented case', () => {
  it('is marked once its profile and the thread have been seen, and ordinary people are not', async () => {
    stage.replica.use(composed(documented.world));
    const page = await openSettled(`/${documented.sleeper.handle}`, 6);
    await page.$$eval(
      'article [data-testid=tweetText]',
      (texts, wanted) => (texts.find((text) => text.textContent === wanted) as HTMLElement | undefined)?.click(),
      documented.focal.text,
    );
    await page.waitForFunction((id) => location.pathname.endsWith(`/status/${id}`), {}, documented.focal.id);
    await rowsReady(page, 6);
    await settled(page, { quiet: 1200 });
    const rows = await readRows(page);
    expectEveryRowAnnotated(rows);
    expect(['some', 'marked', 'strong']).toContain(await labelOf(page, documented.sleeper.id));
    const members = new Set([documented.sleeper, ...documented.peers].map(({ id }) => id));
    for (const row of rows) {
      // Where several accounts act, the target is their group; nobody else is drawn into it.
      if (members.has(row.authorId)) expect(['marked', 'strong']).toContain(row.groups[0]);
      else expect([row.labels[0], row.groups[0]]).toEqual([expect.stringMatching(/^(none|not_enough)$/), '']);
    }
    await page.close();
  });
});
