// Everything by keyboard, in a real browser. What no automation can do is press a key that the browser itself listens to: Chromium gives such keys to no
// driver. So the browser's event is raised in the background, which is where the key would arrive.
import type { Page, WebWorker } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '../demo/badges.ts';
import { openOwnPage } from './support/ours.ts';
import { type Stage, startStage } from './support/stage.ts';
import { openThread, type Thread } from './support/thread.ts';

let stage: Stage;
let thread: Thread;
let page: Page;
let background: WebWorker;

interface BackgroundApi {
  commands: { onCommand: { dispatch(command: string, tab: object): void } };
  tabs: { query(what: object): Promise<object[]> };
}

beforeAll(async () => {
  stage = await startStage({ marks: 'default' });
  thread = await openThread(stage);
  ({ page } = thread);
  const target = await stage.launched.browser.waitForTarget((one) => one.type() === 'service_worker');
  const worker = await target.worker();
  if (worker === null) throw new Error('the background has no worker');
  background = worker;
});
afterAll(() => stage?.close());

/** As the browser raises it when the key is pressed in the page. */
async function command(name: string): Promise<void> {
  await page.bringToFront();
  await background.evaluate(async (what) => {
    const { commands, tabs } = (globalThis as unknown as { chrome: BackgroundApi }).chrome;
    const [tab = {}] = await tabs.query({ active: true, lastFocusedWindow: true });
    commands.onCommand.dispatch(what, tab);
  }, name);
}

const focused = (): Promise<string> =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.plAccount ?? '');
const reaches = (account: string | undefined): Promise<boolean> =>
  waitFor(`the focus on ${account}`, async () => ((await focused()) === account ? true : undefined));
const cardOf = (): Promise<string | undefined> =>
  page.evaluate(() => document.querySelector<HTMLElement>('[data-pl-card]')?.dataset.plAccount);

describe('by keyboard', () => {
  it('the reader goes from account to account, opens the evidence, and comes back', async () => {
    const { sleeper, peers } = thread.documented;
    await command('next_account');
    await reaches(sleeper.id);
    await command('next_account');
    await reaches(peers[0]?.id);
    await command('next_account');
    await reaches(peers[1]?.id);
    await command('previous_account');
    await reaches(peers[0]?.id);
    await page.keyboard.press('Enter');
    await waitFor('the card', async () => ((await cardOf()) === peers[0]?.id ? true : undefined));
    await page.keyboard.press('Escape');
    await reaches(peers[0]?.id);
  });

  async function evidence(): Promise<void> {
    await page.keyboard.down('Alt');
    await page.keyboard.down('Shift');
    await page.keyboard.press('KeyE');
    await page.keyboard.up('Shift');
    await page.keyboard.up('Alt');
  }

  it('a post in focus shows its author’s card, also where there is no mark', async () => {
    const ann = thread.documented.world.people.find(({ handle }) => handle === 'ann_example');
    await page.evaluate(() => {
      const rows = [...document.querySelectorAll<HTMLElement>('article')];
      rows.find((row) => row.textContent?.includes('@ann_example'))?.focus();
    });
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('article');
    await evidence();
    await waitFor('the card', async () => ((await cardOf()) === ann?.id ? true : undefined));
    await page.keyboard.press('Escape');
    await waitFor('it to close', async () => ((await cardOf()) === undefined ? true : undefined));
  });

  it('the sites’ own keys open nothing of ours, and a key that the page makes up does not either', async () => {
    for (const key of ['j', 'k', 'l', 'e', '.', '?', 'n', 'p'] as const) await page.keyboard.press(key);
    await page.evaluate(() =>
      window.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyE', altKey: true, shiftKey: true, bubbles: true })),
    );
    expect(await cardOf()).toBeUndefined();
    expect(thread.complaints).toEqual([]);
  });

  it('a pause begins and ends', async () => {
    const engine = (): Promise<string | undefined> => page.evaluate(() => document.documentElement.dataset.plEngine);
    await command('pause');
    await waitFor('the pause', async () => ((await engine()) === 'paused' ? true : undefined));
    await command('pause');
    await waitFor('its end', async () => ((await engine()) === 'ready' ? true : undefined));
  });
});

it('the keys stand in the settings and on the first page, as they are set', async () => {
  for (const path of ['options.html', 'welcome.html']) {
    const { page: own, complaints } = await openOwnPage(stage, path);
    await own.waitForSelector('.keys dd');
    const keys = await own.$$eval('.keys dd', (all) => all.map((one) => one.textContent));
    expect(keys).toEqual(['Alt+Shift+L', 'Alt+Shift+H', 'Alt+Shift+J', 'Alt+Shift+K', 'Alt+Shift+E']);
    expect(complaints).toEqual([]);
    await own.close();
  }
});
