// What a reader sees on X: the thread of the documented case with its marks, the card from top to bottom, and both on a small screen.
import type { Page } from 'puppeteer-core';
import { settled } from '../browser/support/annotations.ts';
import { pause, rowsReady, type Stage } from '../browser/support/stage.ts';
import { documentedCase } from '../fixtures/x/worlds/documented-case.ts';
import { composed } from '../replica/x/sources.ts';
import type { Shoot, Theme } from './main.ts';

const documented = documentedCase();

/** Opens an account's card where it stands in the page. */
export async function openCard(page: Page, account: string): Promise<void> {
  await page.bringToFront();
  await page.$eval(`[data-pl-badge][data-pl-account="${account}"]`, (host) =>
    host.shadowRoot?.querySelector('button')?.click(),
  );
  await page.waitForSelector('[data-pl-card] >>> [role=dialog]');
  await pause(200);
}

/** The open card, screen by screen. */
export async function shootCard(page: Page, name: string, shoot: Shoot): Promise<void> {
  for (let part = 1; part < 12; part += 1) {
    await shoot(page, `${name}-${part}`);
    const isEnd = await page.$eval('[data-pl-card]', (host) => {
      const body = host.shadowRoot?.querySelector('.body');
      if (body == null) return true;
      const before = body.scrollTop;
      body.scrollTop += body.clientHeight - 80;
      return body.scrollTop === before;
    });
    if (isEnd) return;
  }
}

/** Gives the page with the thread, which stays open. */
export async function shootX(stage: Stage, theme: Theme, shoot: Shoot): Promise<Page> {
  stage.replica.use(composed(documented.world), { theme: theme === 'dark' ? 'dark' : 'light' });
  const { page } = await stage.open(`/${documented.sleeper.handle}`);
  await rowsReady(page, 5);
  await settled(page, { quiet: 800 });
  await shoot(page, 'x-profile');
  await page.$$eval(
    'article [data-testid=tweetText]',
    (texts, wanted) => (texts.find((text) => text.textContent === wanted) as HTMLElement | undefined)?.click(),
    documented.focal.text,
  );
  await page.waitForFunction((id) => location.pathname.endsWith(id), {}, documented.focal.id);
  await rowsReady(page, 5);
  await settled(page, { quiet: 1200 });
  await shoot(page, 'x-thread');
  await openCard(page, documented.sleeper.id);
  await shootCard(page, 'x-card', shoot);
  await page.keyboard.press('Escape');
  await page.setViewport({ width: 360, height: 780, deviceScaleFactor: 2 });
  await rowsReady(page, 4);
  await settled(page, { quiet: 400 });
  await shoot(page, 'x-narrow');
  await openCard(page, documented.sleeper.id);
  await shoot(page, 'x-narrow-card');
  await page.keyboard.press('Escape');
  await page.setViewport({ width: 1280, height: 900, deviceScaleFactor: 2 });
  await rowsReady(page, 5);
  await settled(page);
  return page;
}
