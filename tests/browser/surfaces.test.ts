// What a reader sees beyond badge and card, on one thread: marked words, the panel, the first page. What axe says of it: accessibility.test.ts.
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentedCase } from '../fixtures/x/worlds/documented-case.ts';
import { askAxe } from './support/axe.ts';
import { goToOwn, numberOfReadTab, openOwnPage } from './support/ours.ts';
import { nextFrames, type Stage, startStage } from './support/stage.ts';
import { openThread } from './support/thread.ts';

let stage: Stage;
let page: Page;
const documented = documentedCase();

beforeAll(async () => {
  stage = await startStage();
  ({ page } = await openThread(stage));
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

describe('the panel', () => {
  let panel: Page;
  let complaints: string[];

  beforeAll(async () => {
    ({ page: panel, complaints } = await openOwnPage(stage, 'options.html'));
    const tab = await numberOfReadTab(panel);
    await panel.setViewport({ width: 380, height: 900 });
    await goToOwn(panel, `sidepanel.html?tab=${tab}`);
    await panel.waitForSelector('.accounts tbody tr');
  });

  it('shows the group of copies first, and every account of the page', async () => {
    const text = await panel.$eval('.group', (group) => group.textContent ?? '');
    for (const { handle } of [documented.sleeper, ...documented.peers]) expect(text).toContain(`@${handle}`);
    expect(await panel.$$eval('.variants blockquote', (quotes) => quotes.length)).toBe(2);
    expect(text).toContain('3 posts with a known time, within 1 hour.');
    expect(await panel.$$eval('.group .dot', (dots) => dots.length)).toBe(6);
    const tables = await panel.$$eval('.group .twin tbody tr', (rows) => rows.map((row) => row.textContent));
    expect(tables).toHaveLength(6);
    expect(tables).toContain(`@${documented.sleeper.handle}7 July 2009`);
    const rows = await panel.$$eval('.accounts tbody tr', (all) => all.map((row) => row.textContent ?? ''));
    expect(rows).toHaveLength(6);
    expect(rows[0]).toContain(`@${documented.sleeper.handle}`);
  });

  it('sorts by key and by press', async () => {
    await panel.bringToFront();
    await panel.focus('th.created button');
    await panel.keyboard.press('Enter');
    await panel.keyboard.press('Enter');
    expect(await panel.$eval('th.created', (head) => head.getAttribute('aria-sort'))).toBe('ascending');
    const first = await panel.$eval('.accounts tbody tr', (row) => row.textContent);
    expect(first).toContain('Jul 2009');
  });

  it('leads to a post and opens the evidence in the page', async () => {
    const peer = documented.peers[0];
    await panel.$$eval(
      '.members button',
      (all, name) => all.find((one) => one.textContent === name)?.click(),
      `@${peer?.handle}`,
    );
    await page.bringToFront();
    await page.waitForSelector(`[data-pl-card][data-pl-account="${peer?.id}"]`);
    await page.keyboard.press('Escape');
    await panel.bringToFront();
    await panel.$eval('blockquote button', (jump) => jump.click());
    await page.bringToFront();
    await page.waitForFunction(() => (document.activeElement as HTMLElement | null)?.dataset.plRow !== undefined);
    expect(await page.$('[data-pl-card]')).toBeNull();
  });

  it('hears nothing that the page says, and the page hears nothing of it', async () => {
    const reached = await page.evaluate(async (id) => {
      const { runtime } =
        (globalThis as unknown as { chrome?: { runtime?: { connect?(id: string): unknown } } }).chrome ?? {};
      if (runtime?.connect === undefined) return 'no way to connect';
      runtime.connect(id);
      return 'connected';
    }, new URL(panel.url()).host);
    expect(reached).toBe('no way to connect');
    expect(complaints).toEqual([]);
  });
});

describe('the first page', () => {
  it('is open after installation, behind what the reader does, with an example drawn as a card', async () => {
    const first = await stage.launched.browser.waitForTarget((target) => target.url().endsWith('/welcome.html'));
    const welcome = await first.page();
    expect(await welcome?.evaluate(() => document.visibilityState)).toBe('hidden');
    const card = await welcome?.$eval('.example', (host) => host.shadowRoot?.textContent ?? '');
    expect(card).toContain('Shares 2 traits described in “Spamouflage Breakout”');
    expect(card).toContain('Also common for');
  });
});

describe('the panel of a page that is paused', () => {
  it('says that it is paused, and goes on', async () => {
    const { page: options } = await openOwnPage(stage, 'options.html');
    const { page: panel } = await openOwnPage(stage, `sidepanel.html?tab=${await numberOfReadTab(options)}`);
    await options.bringToFront();
    await options.locator('#sites .button').click();
    await panel.bringToFront();
    await panel.waitForFunction(() => document.querySelector('.message h2')?.textContent?.startsWith('Paused until'));
    expect((await askAxe(panel, 'html')).violations).toEqual([]);
    await panel.locator('.message button').click();
    await panel.waitForFunction(
      () => document.querySelector('.message h2')?.textContent?.startsWith('Paused until') !== true,
    );
  });
});
