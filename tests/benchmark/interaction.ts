// How long a reader waits: from a press to what it shows, painted, in a real Chromium on the replica of X.
import type { Page } from 'puppeteer-core';
import { numberOfReadTab, openOwnPage } from '../browser/support/ours.ts';
import { startStage } from '../browser/support/stage.ts';
import { openThread } from '../browser/support/thread.ts';
import { print, type Result, within } from './results.ts';

const rounds = 25;

/** ms that somebody feels as at once. */
const atOnce = 50;

/** From the press, as the browser dates it, to the moment after the frame that follows. */
function nextPaint(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        window.addEventListener(
          'click',
          (event) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - event.timeStamp))),
          { capture: true, once: true },
        );
        document.documentElement.dataset.ready = '';
      }),
  );
}

async function pressAt(page: Page, x: number, y: number): Promise<number> {
  await page.evaluate(() => delete document.documentElement.dataset.ready);
  const painted = nextPaint(page);
  await page.waitForFunction(() => document.documentElement.dataset.ready !== undefined);
  await page.mouse.click(x, y);
  return painted;
}

async function cards(page: Page, account: string): Promise<number[]> {
  const times: number[] = [];
  const box = await page.$eval(`[data-pl-badge][data-pl-account="${account}"]`, (host) => {
    const { x, y, width, height } = host.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  for (let round = 0; round < rounds; round += 1) {
    times.push(await pressAt(page, box.x, box.y));
    await page.waitForSelector('[data-pl-card] >>> [role=dialog]');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('[data-pl-card]') === null);
  }
  return times;
}

async function panels(page: Page, path: string): Promise<number[]> {
  await page.evaluateOnNewDocument(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector('.accounts tbody tr') === null) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => Object.assign(window, { paintedAfter: performance.now() })));
    }).observe(document, { childList: true, subtree: true });
  });
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await page.goto(path);
    const handle = await page.waitForFunction(() => (window as unknown as { paintedAfter?: number }).paintedAfter);
    times.push(Number(await handle.jsonValue()));
  }
  return times;
}

/** Presses on one thing of a page of ours, again and again. */
async function presses(page: Page, selector: string): Promise<number[]> {
  await page.bringToFront();
  await page.waitForSelector(selector);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await page.$eval(selector, (one) => one.scrollIntoView({ block: 'center', behavior: 'instant' }));
    const box = await page.$eval(selector, (one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    });
    times.push(await pressAt(page, box.x, box.y));
  }
  return times;
}

export async function interaction(): Promise<Result[]> {
  const stage = await startStage({ marks: 'default' });
  try {
    const { page, documented } = await openThread(stage);
    await page.bringToFront();
    const results: Result[] = [];
    const told = (name: string, times: readonly number[], most = atOnce, worst = true): void => {
      const result = within(name, 'ms', times, most, worst);
      print(result);
      results.push(result);
    };
    told('a press on a mark until its card is painted, the longest', await cards(page, documented.sleeper.id));
    const { page: own } = await openOwnPage(stage, 'options.html');
    const tab = await numberOfReadTab(own);
    await own.bringToFront();
    const path = new URL(`sidepanel.html?tab=${tab}`, own.url()).href;
    told('the panel from its beginning until accounts are painted', await panels(own, path), 2 * atOnce, false);
    told('a press on a column of the panel, the longest', await presses(own, '.accounts th:nth-child(2) .sort'));
    told('a press on a plot’s table in the panel, the longest', await presses(own, 'details > summary'));
    const { page: options } = await openOwnPage(stage, 'options.html');
    told('a press on a switch of the settings, the longest', await presses(options, 'input[role=switch]'));
    const { page: popup } = await openOwnPage(stage, `popup.html?tab=${tab}`);
    told('a press on the popup’s pause, the longest', await presses(popup, '#pause'));
    return results;
  } finally {
    await stage.close();
  }
}
