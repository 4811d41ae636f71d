// The extension's own pages, as a test opens them.
import type { Page } from 'puppeteer-core';
import { idOfUnpacked, testExtension } from '../../support/places.ts';
import type { Stage } from './stage.ts';

export interface OwnPage {
  page: Page;
  /** Uncaught errors and console errors, in order. */
  complaints: string[];
}

/** `path`: "options.html", with a query where one is needed. */
export async function openOwnPage(stage: Stage, path: string): Promise<OwnPage> {
  const page = await stage.launched.browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`page error: ${String(error)}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  await page.goto(`chrome-extension://${idOfUnpacked(testExtension)}/${path}`);
  await page.waitForSelector('main');
  return { page, complaints };
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
