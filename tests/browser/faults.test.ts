// What can fail fails: the page goes on as ever, the reader is told in plain words, and what was read is there again without a reload.
import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { documentedCase } from '../fixtures/x/worlds/documented-case.ts';
import { composed } from '../replica/x/sources.ts';
import { browserName, testExtension } from '../support/places.ts';
import { expectEveryRowAnnotated, readRows, settled } from './support/annotations.ts';
import { openOwnPage, popupLines } from './support/ours.ts';
import { rowsReady, type Stage, startStage } from './support/stage.ts';

const { world, sleeper } = documentedCase();
const path = `/${sleeper.handle}`;

interface Storage {
  storage: { local: { set(values: object): Promise<void>; get(): Promise<Record<string, unknown>> } };
}

/** As the browser does it after half a minute. */
async function putBackgroundToSleep({ launched }: Stage): Promise<number> {
  let asleep = 0;
  for (const target of launched.browser.targets()) {
    if (target.type() !== 'service_worker' || !target.url().startsWith('chrome-extension://')) continue;
    await (await target.worker())?.close();
    asleep += 1;
  }
  return asleep;
}

async function expectRowsRight(page: Page): Promise<void> {
  await rowsReady(page, 3);
  await settled(page, { timeout: 60_000, quiet: 600 });
  const rows = await readRows(page);
  expect(rows.length).toBeGreaterThan(2);
  expectEveryRowAnnotated(rows);
}

it('offline, with the background asleep and stored choices damaged, a killed engine comes back with what was read', async () => {
  const stage = await startStage();
  stage.replica.use(composed(world));
  const { page, complaints } = await stage.open(path);
  await expectRowsRight(page);
  if (browserName !== 'firefox') {
    expect(await putBackgroundToSleep(stage)).toBe(1);
    await page.setOfflineMode(true);
  }
  await page.evaluate(() => {
    document.dispatchEvent(new CustomEvent('persona-lens-test', { detail: 'kill-worker' }));
    // The page builds its rows anew, with what it has.
    history.pushState(null, '', '/compose/post');
    dispatchEvent(new PopStateEvent('popstate'));
    history.back();
  });
  await expectRowsRight(page);
  if (browserName !== 'firefox') await page.setOfflineMode(false);

  const { page: own, complaints: ownComplaints } = await openOwnPage(stage, 'options.html');
  await own.evaluate(async () => {
    const { storage } = (globalThis as unknown as { chrome: Storage }).chrome;
    await storage.local.set({ settings: { showFrom: 'all', hidden: 'everybody' }, notes: 7, packs: [[]] });
  });
  await own.reload();
  await own.waitForFunction(() => document.querySelector('.notice p')?.textContent?.includes('is damaged') === true);
  await page.bringToFront();
  await expectRowsRight(page);
  // The next choice is kept, and with it all is whole.
  await own.bringToFront();
  await own.$eval('#icon-only', (input) => (input as HTMLInputElement).click());
  await own.waitForFunction(async () => {
    const { storage } = (globalThis as unknown as { chrome: Storage }).chrome;
    const { settings } = (await storage.local.get()) as { settings?: { hidden?: unknown } };
    return JSON.stringify(settings?.hidden) === '[]';
  });
  expect([complaints.filter((line) => !/ERR_INTERNET_DISCONNECTED|: no answer/.test(line)), ownComplaints]).toEqual([
    [],
    [],
  ]);
  await stage.close();
});

it('a changed site is noticed and told, and the report on faults says where, and names nobody', async () => {
  const stage = await startStage({ extension: testExtension });
  // The site calls its posts by another name.
  const firstScript = `
    const { setAttribute } = Element.prototype;
    Element.prototype.setAttribute = function (name, value) {
      return setAttribute.call(this, name, name === 'data-testid' && value === 'tweet' ? 'post-of-2027' : value);
    };`;
  stage.replica.use(composed(world), { firstScript });
  const { page } = await stage.open(path);
  await rowsReady(page, 5);
  await settled(page);
  const lines = await popupLines(stage, page, 'seems to have changed');
  expect(lines.filter((line) => line.startsWith('X seems to have changed: there are posts here'))).toHaveLength(1);

  const { page: own, complaints } = await openOwnPage(stage, 'options.html');
  await own.$eval('#show-report', (button) => (button as HTMLButtonElement).click());
  await own.waitForSelector('#report:not([hidden])');
  const report = await own.$eval('#report', (area) => (area as HTMLTextAreaElement).value);
  const { pages, extension } = JSON.parse(report) as {
    pages: { site: string; change: string; elements: Record<string, number>; counts: Record<string, number> }[];
    extension: { build: string };
  };
  expect(pages).toMatchObject([{ site: 'x', change: 'rows', elements: { post: 0 } }]);
  expect([pages[0]?.elements.postText, pages[0]?.counts.accounts].every((count) => (count ?? 0) > 3)).toBe(true);
  expect(extension.build).toBe(browserName);
  for (const { handle, name, id } of world.people) {
    for (const word of [handle, name, id]) expect(report).not.toContain(word);
  }
  expect(report).not.toContain('http');
  expect(await own.$eval('#save-report', (button) => (button as HTMLElement).hidden)).toBe(false);
  expect(complaints).toEqual([]);
  await stage.close();
});
