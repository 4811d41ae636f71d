// The right account on every row, after five hundred rows and after going about inside the page.
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crowdWorld } from '../fixtures/x/worlds/crowd.ts';
import { rowKinds } from '../fixtures/x/worlds/row-kinds.ts';
import { composed } from '../replica/x/sources.ts';
import {
  badgesOnScreen,
  expectEveryRowAnnotated,
  expectNoWrongAccount,
  readRows,
  readStats,
  scrollThrough,
  settled,
} from './support/annotations.ts';
import { nextFrames, pause, rowsReady, type Stage, startStage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage?.close());

const crowd = crowdWorld();
const kinds = rowKinds();

async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    const link = document.querySelector('[data-testid=AppTabBar_Home_Link], [data-testid=AppTabBar_Profile_Link]');
    const before = link?.getAttribute('href') ?? '';
    link?.setAttribute('href', to);
    (link as HTMLElement | null)?.click();
    link?.setAttribute('href', before);
  }, path);
}

describe('the right account', () => {
  it('stands on every row while five hundred rows go by, and on the way back', async () => {
    stage.replica.use(composed(crowd.world), { generation: 'mixed', shuffled: true });
    const { page, complaints } = await stage.open('/home');
    await rowsReady(page, 4);
    await settled(page);
    const seen = new Map<string, boolean>();
    const look = async (): Promise<void> => {
      const rows = await badgesOnScreen(page);
      expectNoWrongAccount(rows);
      for (const row of rows) {
        if (row.postId !== '' && row.onScreen)
          seen.set(row.postId, (seen.get(row.postId) ?? false) || row.accounts.length === 1);
      }
    };
    await scrollThrough(page, look, () => seen.size >= 520);
    await pause(400);
    await settled(page);
    await look();
    expect(seen.size).toBeGreaterThanOrEqual(500);
    expect([...seen].filter(([, annotated]) => !annotated).map(([id]) => id)).toEqual([]);
    expectEveryRowAnnotated((await readRows(page)).filter((row) => row.onScreen));

    for (const share of [0.7, 0.35, 0]) {
      await page.evaluate((part) => window.scrollTo(0, document.documentElement.scrollHeight * part), share);
      await pause(400);
      await settled(page);
      expectEveryRowAnnotated((await readRows(page)).filter((row) => row.onScreen));
    }
    expect((await readStats(page)).mismatched).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('follows navigation: home, profile, profile, thread, and back again', async () => {
    stage.replica.use(composed(kinds.world), { generation: 'mixed' });
    const { page, complaints } = await stage.open('/home');
    await rowsReady(page, 3);
    await settled(page);
    const arrived = async (path: string, least: number): Promise<void> => {
      await page.waitForFunction((to) => location.pathname === to, {}, path);
      await pause(150);
      await rowsReady(page, least);
      await settled(page);
      expectEveryRowAnnotated(await readRows(page), (row) => row.authorId === '1700000000000000001');
    };
    const headerIs = async (id: string): Promise<void> => {
      await page.waitForFunction(
        (account) =>
          [...document.querySelectorAll<HTMLElement>('[data-pl-kind=profile]')]
            .map((badge) => badge.dataset.plAccount)
            .join() === account,
        { timeout: 10_000 },
        id,
      );
    };
    const thread = `/${kinds.busy.handle}/status/${kinds.focal.id}`;
    const other = kinds.world.people.find((person) => person.handle === 'calm_example');
    const third = kinds.world.people.find((person) => person.handle === 'han_example');
    await goTo(page, `/${kinds.busy.handle}`);
    await arrived(`/${kinds.busy.handle}`, 5);
    await headerIs(kinds.busy.id);
    // The header keeps its nodes; only their text changes.
    await goTo(page, '/calm_example');
    await arrived('/calm_example', 1);
    await headerIs(other?.id ?? '');
    await goTo(page, `/${kinds.pretender.handle}`);
    await arrived(`/${kinds.pretender.handle}`, 1);
    await headerIs(kinds.pretender.id);
    await goTo(page, '/han_example');
    await arrived('/han_example', 1);
    await headerIs(third?.id ?? '');
    await goTo(page, thread);
    await arrived(thread, 6);
    for (const path of [
      '/han_example',
      `/${kinds.pretender.handle}`,
      '/calm_example',
      `/${kinds.busy.handle}`,
      '/home',
    ]) {
      await page.goBack();
      await arrived(path, 1);
    }
    await page.goForward();
    await arrived(`/${kinds.busy.handle}`, 5);
    await headerIs(kinds.busy.id);
    expect((await readStats(page)).mismatched).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('survives hovering, a change of tab, rebuilt rows and another theme', async () => {
    stage.replica.use(composed(crowd.world));
    const { page, complaints } = await stage.open('/home');
    await rowsReady(page, 4);
    await settled(page);

    for (const article of (await page.$$('article[data-testid=tweet]')).slice(0, 5)) {
      await article.hover();
      await nextFrames(page);
    }
    await settled(page);
    expectEveryRowAnnotated((await readRows(page)).filter((row) => row.kind !== 'hover'));

    await page.evaluate(() => window.__replica.rebuild());
    await pause(200);
    await settled(page);
    expectEveryRowAnnotated(await readRows(page));

    for (const theme of ['dark', 'dim', 'light'] as const) {
      await page.evaluate((name) => window.__replica.setTheme(name), theme);
      await rowsReady(page, 4);
      await settled(page);
      expectEveryRowAnnotated(await readRows(page));
    }

    for (const tab of [1, 0, 1]) {
      const tabs = await page.$$('[role=tab]');
      await tabs[tab]?.click();
      await pause(300);
      await rowsReady(page, 4);
      await settled(page);
      expectEveryRowAnnotated(await readRows(page));
    }
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('stands on rows that come by "Show more replies" and "Show additional replies"', async () => {
    stage.replica.use(composed(kinds.world));
    const { page } = await stage.open(`/${kinds.busy.handle}/status/${kinds.focal.id}`);
    await page.setViewport({ width: 1280, height: 2600 });
    await rowsReady(page, 8);
    for (const title of ['Show more replies', 'Show additional replies']) {
      const before = (await readRows(page)).length;
      await page.$$eval(
        'button',
        (buttons, wanted) => buttons.find((button) => button.textContent === wanted)?.click(),
        title,
      );
      await page.waitForFunction(
        (count) => document.querySelectorAll('[data-testid=tweet], [data-testid=UserCell]').length > count,
        {},
        before,
      );
    }
    await rowsReady(page, 12);
    await settled(page);
    expectEveryRowAnnotated(await readRows(page), (row) => row.authorId === '1700000000000000001');
    await page.close();
  });
});
