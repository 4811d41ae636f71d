// The thread of the documented case, as a reader comes to it: from the profile, which was read to its end.
import type { Page } from 'puppeteer-core';
import { type DocumentedCase, documentedCase } from '../../fixtures/x/worlds/documented-case.ts';
import { composed } from '../../replica/x/sources.ts';
import { settled } from './annotations.ts';
import type { OpenedPage } from './stage.ts';
import { rowsReady, type Stage } from './stage.ts';

export interface Thread extends OpenedPage {
  documented: DocumentedCase;
}

export async function openThread(stage: Stage): Promise<Thread> {
  const documented = documentedCase();
  stage.replica.use(composed(documented.world));
  const opened = await stage.open(`/${documented.sleeper.handle}`);
  await fromProfile(opened.page, documented);
  return { ...opened, documented };
}

/** Once more, with everything loaded anew. */
export async function walkToThread(page: Page, documented: DocumentedCase): Promise<void> {
  await page.goto(`https://x.com/${documented.sleeper.handle}`);
  await fromProfile(page, documented);
}

async function fromProfile(page: Page, { focal }: DocumentedCase): Promise<void> {
  await rowsReady(page, 5);
  await settled(page, { quiet: 600 });
  await page.$$eval(
    'article [data-testid=tweetText]',
    (texts, wanted) => (texts.find((text) => text.textContent === wanted) as HTMLElement | undefined)?.click(),
    focal.text,
  );
  await page.waitForFunction((id) => location.pathname.endsWith(id), {}, focal.id);
  await rowsReady(page, 5);
  await settled(page, { quiet: 1200 });
}

/** Presses an account's mark, where it has one. */
export async function pressMark(page: Page, account: string): Promise<void> {
  await page.bringToFront();
  await page.$eval(`article span[data-pl-badge][data-pl-account="${account}"]`, (host) =>
    host.shadowRoot?.querySelector('button')?.click(),
  );
  await page.waitForSelector('[data-pl-card] >>> [role=dialog]');
}

/** The open card's text. */
export const cardText = (page: Page): Promise<string> =>
  page.$eval('[data-pl-card]', (host) => host.shadowRoot?.querySelector('.body')?.textContent ?? '');
