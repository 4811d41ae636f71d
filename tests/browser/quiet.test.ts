// A reader who has chosen nothing: rows without a resemblance stay as they are, and their cards can be reached all the same.
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '../demo/badges.ts';
import { testExtension } from '../support/places.ts';
import { readStats, settled } from './support/annotations.ts';
import { goToOwn, numberOfReadTab, openOwnPage, showFrom } from './support/ours.ts';
import { rowsReady, type Stage, startStage } from './support/stage.ts';
import { cardText, openThread, type Thread } from './support/thread.ts';

let stage: Stage;
let thread: Thread;
let page: Page;
const idOf = (handle: string): string =>
  thread.documented.world.people.find((person) => person.handle === handle)?.id ?? '';

beforeAll(async () => {
  stage = await startStage({ marks: 'default' });
  thread = await openThread(stage);
  ({ page } = thread);
});
afterAll(() => stage?.close());

const marks = (): Promise<{ account: string; words: string; name: string }[]> =>
  page.$$eval('article span[data-pl-badge]', (hosts) =>
    hosts.map((host) => ({
      account: (host as HTMLElement).dataset.plAccount ?? '',
      words: [...(host.shadowRoot?.querySelectorAll('.words > span') ?? [])].map((one) => one.textContent).join(', '),
      name: host.shadowRoot?.querySelector('button')?.getAttribute('aria-label') ?? '',
    })),
  );

describe('without a choice', () => {
  it('only those with a resemblance have a mark, in words too; all rows were compared', async () => {
    const { sleeper, peers } = thread.documented;
    const seen = await marks();
    expect(seen.map(({ account }) => account).toSorted()).toEqual([sleeper, ...peers].map(({ id }) => id).toSorted());
    expect(seen.find(({ account }) => account === sleeper.id)?.words).toBe('some, 1 of 3');
    for (const peer of peers) {
      const mark = seen.find(({ account }) => account === peer.id);
      expect(mark?.words).toBe('1 of 3');
      expect(mark?.name).toContain('1 of 3 with near-identical text');
    }
    const stats = await readStats(page);
    expect(stats.joined).toBeGreaterThan(stats.badges);
    expect(thread.complaints).toEqual([]);
  });

  it('a quiet account’s card opens from the panel’s list, and from nowhere in the row', async () => {
    const chidi = idOf('chidi_example');
    const { page: own } = await openOwnPage(stage, 'options.html');
    await goToOwn(own, `sidepanel.html?tab=${await numberOfReadTab(own)}`);
    await own.waitForSelector(`.accounts [data-account="${chidi}"]`);
    await own.focus(`.accounts [data-account="${chidi}"]`);
    await own.keyboard.press('Enter');
    await page.bringToFront();
    await page.waitForSelector(`[data-pl-card][data-pl-account="${chidi}"] >>> [role=dialog]`);
    expect(await cardText(page)).toContain('Not enough here to compare');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('[data-pl-card]') === null);
    await own.close();
  });

  it('a press on a picture’s rim, where a mark would be, leads where the picture leads', async () => {
    const place = await page.evaluate((handle) => {
      const row = [...document.querySelectorAll('article')].find((one) => one.textContent?.includes(`@${handle}`));
      const host = [...(row?.querySelectorAll<HTMLElement>('span') ?? [])].find(
        (one) => one.shadowRoot !== null && one.style.position === 'absolute',
      );
      const box = host?.getBoundingClientRect();
      // On the picture's side of the rim.
      return box === undefined ? null : { x: box.left + 7, y: box.top + 7, drawn: host?.shadowRoot?.childElementCount };
    }, 'ann_example');
    expect(place?.drawn).toBe(0);
    await page.mouse.click(place?.x ?? 0, place?.y ?? 0);
    await page.waitForFunction(() => location.pathname === '/ann_example');
    // Gone back from only once it is drawn: what its answers would still draw belongs to it.
    await page.waitForFunction(() => document.querySelector('h2')?.textContent?.includes('Ann') === true);
    await rowsReady(page, 3);
    await settled(page);
    await page.goBack();
    await waitFor('the thread', async () => ((await marks()).length >= 3 ? true : undefined));
  });
});

it('the reader chooses from which label on marks are shown, and labels stay what they are', async () => {
  const { sleeper } = thread.documented;
  const count = async (): Promise<number> => {
    await page.bringToFront();
    return (await marks()).length;
  };
  for (const [choice, shown] of [
    ['strong', 0],
    ['marked', 3],
    ['all', 6],
  ] as const) {
    await showFrom(stage.launched.browser, testExtension, choice);
    await waitFor(`${shown} marks`, async () => ((await count()) === shown ? true : undefined));
    if (choice !== 'strong') expect((await marks()).find(({ account }) => account === sleeper.id)).toBeDefined();
  }
  expect(await page.$eval(`[data-pl-account="${sleeper.id}"]`, (host) => (host as HTMLElement).dataset.plLabel)).toBe(
    'some',
  );
});
