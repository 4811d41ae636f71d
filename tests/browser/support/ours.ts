// The extension's own pages, as a test opens them.
import type { Browser, Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { waitFor } from '../../demo/badges.ts';
import { browserName, ownOrigin, testExtension } from '../../support/places.ts';
import type { Stage } from './stage.ts';

export interface OwnPage {
  page: Page;
  /** Uncaught errors and console errors, in order. */
  complaints: string[];
}

/** Opens a page of the extension's own in a tab. Firefox tells a driver nothing of how such a page is loading, so there the page itself is asked. */
export async function goToOwn(page: Page, path: string, extension: string = testExtension): Promise<void> {
  const address = `${ownOrigin(extension)}/${path}`;
  if (browserName !== 'firefox') {
    await page.goto(address);
    return;
  }
  await page.goto(address, { timeout: 1 }).catch(() => {});
  await waitFor(address, async () => {
    const [here, state] = await page.evaluate(() => [location.href, document.readyState]).catch(() => []);
    return here === address && state === 'complete' ? true : undefined;
  });
}

/** `path`: "options.html", with a query where one is needed. */
export async function openOwnPage(stage: Pick<Stage, 'launched'>, path: string): Promise<OwnPage> {
  const page = await stage.launched.browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`page error: ${String(error)}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  await goToOwn(page, path);
  await page.waitForSelector('main');
  return { page, complaints };
}

/** What the popup says of the page in front, once it says anything of it, and `has`. */
export async function popupLines(stage: Pick<Stage, 'launched'>, front: Page, has = ''): Promise<string[]> {
  const { page: popup, complaints } = await openOwnPage(stage, 'popup.html');
  // Asked again from behind the page, as the toolbar's popup stands before it.
  await front.bringToFront();
  await popup.waitForFunction(
    (wanted: string) => {
      const state = document.querySelector('#state');
      return (state?.childElementCount ?? 0) > 1 && state?.textContent?.includes(wanted) === true;
    },
    { timeout: 60_000, polling: 200 },
    has,
  );
  const lines = await popup.$$eval('#state p', (all) => all.map(({ textContent }) => textContent));
  expect(complaints).toEqual([]);
  await popup.close();
  return lines;
}

/** Chooses on the settings page from which label on a mark is shown, as a reader does. */
export async function showFrom(
  browser: Browser,
  extension: string,
  choice: 'all' | 'some' | 'marked' | 'strong',
): Promise<void> {
  const page = await browser.newPage();
  await goToOwn(page, 'options.html', extension);
  await page.waitForSelector(`#show-from-${choice}`);
  await page.$eval(`#show-from-${choice}`, (input) => (input as HTMLInputElement).click());
  // It is chosen when it is stored.
  await page.waitForFunction(
    async (wanted) => {
      const { storage } = (globalThis as unknown as { chrome: StorageApi }).chrome;
      return (await storage.local.get('settings')).settings?.showFrom === wanted;
    },
    {},
    choice,
  );
  await page.close();
}

/** Chooses a language in the settings, as a reader does. */
export async function speak(browser: Browser, extension: string, language: string): Promise<void> {
  const page = await browser.newPage();
  await goToOwn(page, 'options.html', extension);
  await page.waitForSelector('#language-choice');
  await page.select('#language-choice', language);
  // The page draws itself anew in it.
  await page.waitForFunction((tag) => document.documentElement.lang === tag, {}, language);
  await page.close();
}

interface StorageApi {
  storage: { local: { get(key: string): Promise<{ settings?: { showFrom: string } }> } };
}

interface ExtensionApi {
  tabs: { query(what: object): Promise<{ id: number }[]>; sendMessage(tab: number, message: object): Promise<unknown> };
}

/** The number of the tab in which our script answers; asked from one of our own pages. */
export function numberOfReadTab(own: Page): Promise<number> {
  return own.evaluate(async () => {
    const { tabs } = (globalThis as unknown as { chrome: ExtensionApi }).chrome;
    for (const { id } of await tabs.query({})) {
      const answer = await tabs.sendMessage(id, { kind: 'persona-lens:status' }).catch(() => undefined);
      if (answer !== undefined) return id;
    }
    throw new Error('our script runs in no tab');
  });
}
