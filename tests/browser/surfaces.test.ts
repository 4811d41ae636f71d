// What a reader sees beyond badge and card, on one thread: marked words.
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentedCase } from '../fixtures/x/worlds/documented-case.ts';
import { composed } from '../replica/x/sources.ts';
import { settled } from './support/annotations.ts';
import { nextFrames, rowsReady, type Stage, startStage } from './support/stage.ts';

let stage: Stage;
let page: Page;
const documented = documentedCase();

beforeAll(async () => {
  stage = await startStage();
  stage.replica.use(composed(documented.world));
  ({ page } = await stage.open(`/${documented.sleeper.handle}`));
  await rowsReady(page, 5);
  await settled(page);
  await page.$$eval(
    'article [data-testid=tweetText]',
    (texts, wanted) => (texts.find((text) => text.textContent === wanted) as HTMLElement | undefined)?.click(),
    documented.focal.text,
  );
  await page.waitForFunction((id) => location.pathname.endsWith(id), {}, documented.focal.id);
  await rowsReady(page, 5);
  await settled(page, { quiet: 1200 });
});
afterAll(() => stage?.close());

async function openCard(account: string): Promise<void> {
  await page.bringToFront();
  await page.$eval(`article span[data-pl-account="${account}"]`, (host) =>
    host.shadowRoot?.querySelector('button')?.click(),
  );
  await page.waitForSelector('[data-pl-card] >>> [role=dialog]');
}

describe('marked words', () => {
  const marked = () =>
    page.evaluate(() =>
      Array.from(CSS.highlights.values()).flatMap((highlight) => Array.from(highlight, (range) => String(range))),
    );
  const button = '[data-pl-card] >>> [aria-pressed]';

  it('stand in the three posts that share a text, and the page’s document stays as it is', async () => {
    await openCard(documented.sleeper.id);
    const before = await page.$eval('main', (main) => main.innerHTML);
    await (await page.waitForSelector(button))?.click();
    const words = documented.focal.text.replace(/\.$/, '');
    expect(await marked()).toEqual([words, words, words]);
    expect(await page.$eval('main', (main) => main.innerHTML)).toBe(before);
    expect(await page.evaluate(() => document.styleSheets.length + document.adoptedStyleSheets.length)).toBe(
      await page.evaluate(() => document.querySelectorAll('style, link[rel=stylesheet]').length),
    );
  });

  it('follow a row that the page builds anew, and go when asked', async () => {
    await page.evaluate(() => {
      const row = document.querySelector('article [data-testid=tweetText]');
      row?.replaceWith(row.cloneNode(true));
    });
    await nextFrames(page);
    await nextFrames(page);
    expect(await marked()).toHaveLength(3);
    await (await page.waitForSelector(button))?.click();
    expect(await marked()).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('are not offered where there are none', async () => {
    const chidi = documented.world.people.find((person) => person.handle === 'chidi_example');
    await openCard(chidi?.id ?? '');
    expect(await page.$(button)).toBeNull();
    await page.keyboard.press('Escape');
  });
});
