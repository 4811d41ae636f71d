// The engine may die at any moment: the page must not notice, and the badges must not lie.
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crowdWorld } from '../fixtures/x/worlds/crowd.ts';
import { hashOf } from '../replica/x/client/api.ts';
import { composed } from '../replica/x/sources.ts';
import { browserName } from '../support/places.ts';
import { expectEveryRowAnnotated, expectNoWrongAccount, readRows, settled } from './support/annotations.ts';
import { pause, rowsReady, type Stage, startStage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage?.close());

const crowd = crowdWorld(200);

function tell(page: Page, order: 'kill-worker' | 'kill-engine'): Promise<void> {
  return page.evaluate((detail) => {
    document.dispatchEvent(new CustomEvent('persona-lens-test', { detail }));
  }, order);
}

/** Remembers every state of the engine from now on. */
function watchEngine(page: Page): Promise<void> {
  return page.evaluate(() => {
    const states: string[] = [];
    Object.assign(window, { engineStates: states });
    new MutationObserver(() => states.push(document.documentElement.dataset.plEngine ?? '')).observe(
      document.documentElement,
      { attributes: true, attributeFilter: ['data-pl-engine'] },
    );
  });
}

const statesOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { engineStates: string[] }).engineStates);

/** Crashes the process that holds the extension's frame, as a lack of memory would. */
async function crashEngineProcess(): Promise<void> {
  const session = await stage.launched.browser.target().createCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  const frame = targetInfos.find(({ url, type }) => url.startsWith('chrome-extension://') && type === 'iframe');
  if (frame === undefined) throw new Error(`no engine frame among ${targetInfos.map(({ type }) => type).join(', ')}`);
  const { sessionId } = await session.send('Target.attachToTarget', { targetId: frame.targetId, flatten: true });
  const inside = session.connection()?.session(sessionId);
  // A crashed process gives no answer.
  void inside?.send('Page.crash').catch(() => undefined);
  await pause(300);
}

async function openHome(): Promise<{ page: Page; complaints: string[] }> {
  stage.replica.use(composed(crowd.world));
  const opened = await stage.open('/home');
  await rowsReady(opened.page, 4);
  await settled(opened.page);
  return opened;
}

async function expectPageWorks(page: Page): Promise<void> {
  const before = await page.evaluate(() => window.__replica.delivered.length);
  for (let step = 0; step < 25; step += 1) {
    await page.evaluate(() => window.scrollBy(0, window.innerHeight));
    await pause(50);
  }
  await rowsReady(page, 4);
  const delivered = await page.evaluate(() => window.__replica.delivered);
  expect(delivered.length).toBeGreaterThan(before);
  for (const answer of delivered) {
    const sent = stage.replica.exchanges.filter((exchange) => exchange.operation === answer.operation);
    const expected = sent.map(({ body }) =>
      hashOf(answer.responseType === 'json' ? JSON.stringify(JSON.parse(body)) : body),
    );
    expect(expected, answer.operation).toContain(answer.hash);
  }
}

describe('when the engine is killed', () => {
  it('a dead worker is started again and what was read is remembered', async () => {
    const { page, complaints } = await openHome();
    await watchEngine(page);
    await tell(page, 'kill-worker');
    await expectPageWorks(page);
    await settled(page, { timeout: 40_000 });
    await page.evaluate(() => window.scrollTo(0, 0));
    await pause(500);
    await settled(page, { timeout: 40_000 });
    const rows = (await readRows(page)).filter((row) => row.onScreen);
    expectEveryRowAnnotated(rows);
    expect(await statesOf(page)).toContain('restarting');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('a removed engine frame leaves the page as it is, without badges', async () => {
    const { page, complaints } = await openHome();
    await tell(page, 'kill-engine');
    await page.waitForFunction(() => document.documentElement.dataset.plEngine === 'stopped');
    await page.waitForFunction(() => document.querySelector('[data-pl-badge]') === null);
    await expectPageWorks(page);
    expect((await readRows(page)).every((row) => row.accounts.length === 0)).toBe(true);
    expect(complaints).toEqual([]);
    await page.close();
  });

  // Firefox lets no driver crash a process of its choice.
  it.skipIf(browserName === 'firefox')(
    'a crash of its whole process, in the middle of scrolling, harms nobody',
    async () => {
      const { page, complaints } = await openHome();
      await crashEngineProcess();
      await expectPageWorks(page);
      expectNoWrongAccount(await readRows(page));
      expect(complaints).toEqual([]);
      await page.close();
    },
  );
});
