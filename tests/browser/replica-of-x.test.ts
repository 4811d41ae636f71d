// The replica itself: it must be as awkward as X is, or the tests that stand on it prove nothing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crowdWorld } from '../fixtures/x/worlds/crowd.ts';
import { rowKinds } from '../fixtures/x/worlds/row-kinds.ts';
import { composed } from '../replica/x/sources.ts';
import { nextFrames, pause, rowsReady, type Stage, startStage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage({ extension: false });
});
afterAll(() => stage?.close());

const rows = rowKinds();
const crowd = crowdWorld();

describe('the replica of X', () => {
  it('draws every row kind, without a page error', async () => {
    stage.replica.use(composed(rows.world));
    const { page, complaints } = await stage.open(`/${rows.busy.handle}/status/${rows.focal.id}`);
    await rowsReady(page, 10);
    const seen = await page.evaluate(() => {
      const count = (selector: string): number => document.querySelectorAll(selector).length;
      return {
        posts: count('article[data-testid=tweet]'),
        focal: count('article[tabindex="-1"][data-testid=tweet] a > time'),
        focalTimeInName: count('article[tabindex="-1"][data-testid=tweet] [data-testid=User-Name] time'),
        quotes: count('article [role=link][tabindex="0"] [data-testid=User-Name]'),
        anchorsInQuotes: count('article [role=link][tabindex="0"] a'),
        advertisements: count('[data-testid=placementTracking] > article'),
        withoutTestId: count('article:not([data-testid])'),
        unknown: count('[data-testid=UserAvatar-Container-unknown]'),
        suggestions: count('[data-testid=sidebarColumn] [data-testid=UserCell]'),
        edited: count('a[href$="/history"] time'),
        failure: getComputedStyle(document.querySelector('#ScriptLoadFailure') as Element).display,
      };
    });
    expect(complaints).toEqual([]);
    expect(seen).toMatchObject({ focal: 1, focalTimeInName: 0, anchorsInQuotes: 0, advertisements: 1, edited: 1 });
    expect(seen.posts).toBeGreaterThanOrEqual(9);
    expect(seen.quotes).toBeGreaterThanOrEqual(1);
    expect(seen.withoutTestId).toBeGreaterThanOrEqual(2);
    expect(seen.unknown).toBeGreaterThanOrEqual(1);
    expect(seen.suggestions).toBe(2);
    expect(seen.failure).toBe('none');
    await page.close();
  });

  it('unmounts rows out of range and builds them anew on the way back', async () => {
    stage.replica.use(composed(crowd.world));
    const { page } = await stage.open('/home');
    await rowsReady(page, 5);
    await page.evaluate(() => {
      const cell = document.querySelector('[data-testid=cellInnerDiv] article') as Element & { mine?: boolean };
      cell.mine = true;
    });
    for (let step = 0; step < 12; step += 1) {
      await page.evaluate(() => window.scrollBy(0, 900));
      await pause(60);
    }
    await pause(400);
    const far = await page.evaluate(() => document.querySelectorAll('[data-testid=cellInnerDiv]').length);
    await page.evaluate(() => window.scrollTo(0, 0));
    await pause(500);
    const kept = await page.evaluate(() =>
      [...document.querySelectorAll('article')].some(
        (article) => (article as Element & { mine?: boolean }).mine === true,
      ),
    );
    expect(far).toBeLessThan(80);
    expect(kept).toBe(false);
    await page.close();
  });

  it('takes foreign attributes and classes off an article when the pointer passes', async () => {
    stage.replica.use(composed(rows.world));
    const { page } = await stage.open('/home');
    await rowsReady(page, 3);
    await page.evaluate(() => {
      const article = document.querySelector('article[data-testid=tweet]') as HTMLElement;
      article.classList.add('foreign');
      article.dataset.foreign = '1';
    });
    await page.hover('article[data-testid=tweet]');
    await nextFrames(page);
    const left = await page.evaluate(() => {
      const article = document.querySelector('article[data-testid=tweet]') as HTMLElement;
      return article.classList.contains('foreign') || article.dataset.foreign !== undefined;
    });
    expect(left).toBe(false);
    await page.close();
  });

  it('goes from profile to profile by text only', async () => {
    stage.replica.use(composed(rows.world));
    const { page } = await stage.open('/busy_example');
    await page.waitForSelector('[data-testid=UserName]');
    await rowsReady(page, 3);
    await page.evaluate(() => {
      (document.querySelector('[data-testid=UserName]') as Element & { mine?: boolean }).mine = true;
    });
    await page.click('[data-testid=sidebarColumn] [data-testid=UserCell] a[role=link]:not([tabindex])');
    await page.waitForFunction(() =>
      document.querySelector('[data-testid=UserName]')?.textContent?.includes('@calm_example'),
    );
    const same = await page.evaluate(
      () => (document.querySelector('[data-testid=UserName]') as Element & { mine?: boolean }).mine === true,
    );
    expect(same).toBe(true);
    await page.close();
  });

  it('shows its failure notice when the client throws at boot', async () => {
    stage.replica.use(composed(rows.world), { failAtBoot: true });
    const { page, complaints } = await stage.open('/home');
    const display = await page.evaluate(
      () => getComputedStyle(document.querySelector('#ScriptLoadFailure') as Element).display,
    );
    expect(display).toBe('block');
    expect(complaints.length).toBeGreaterThan(0);
    await page.close();
  });

  it('puts shuffled entries back into the order of sortIndex', async () => {
    const orders: string[] = [];
    for (const shuffled of [false, true]) {
      stage.replica.use(composed(rows.world), { shuffled, unknownInstructions: shuffled });
      const { page } = await stage.open(`/${rows.busy.handle}/status/${rows.focal.id}`);
      await rowsReady(page, 8);
      const inOrder = () =>
        page.evaluate(() =>
          [...document.querySelectorAll<HTMLElement>('[data-testid=cellInnerDiv]')]
            .map((cell) => ({ top: cell.getBoundingClientRect().top, text: cell.textContent ?? '' }))
            .sort((left, right) => left.top - right.top)
            .map((cell) => cell.text)
            .join('\n'),
        );
      // The last rows come when the first ones have been measured.
      let keys = await inOrder();
      for (let before = ''; before !== keys; keys = await inOrder()) {
        before = keys;
        await pause(300);
      }
      orders.push(keys);
      await page.close();
    }
    expect(orders[1]).toBe(orders[0]);
  });
});
