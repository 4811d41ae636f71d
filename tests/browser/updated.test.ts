// The extension is updated while a page is open: the script that stands in the page is an orphan then. It takes its marks away and is silent; the page
// goes on as if nothing had been there, and reads anew with its next load.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rowKinds } from '../fixtures/x/worlds/row-kinds.ts';
import { composed } from '../replica/x/sources.ts';
import { browserName } from '../support/places.ts';
import { readRows, settled } from './support/annotations.ts';
import { openOwnPage } from './support/ours.ts';
import { rowsReady, type Stage, startStage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage?.close());

interface RuntimeApi {
  runtime: { reload(): void };
}

// Firefox ends such a script itself, before it could do anything.
it.skipIf(browserName === 'firefox')(
  'marks go with the next movement of the page, and nothing is complained of',
  async () => {
    stage.replica.use(composed(rowKinds().world));
    const { page, complaints } = await stage.open('/home');
    await rowsReady(page, 4);
    await settled(page);
    expect((await readRows(page)).some(({ accounts }) => accounts.length > 0)).toBe(true);

    const { page: own } = await openOwnPage(stage, 'options.html');
    // The page that asks for it is closed by it.
    await own.evaluate(() => (globalThis as unknown as { chrome: RuntimeApi }).chrome.runtime.reload()).catch(() => {});
    await page.bringToFront();
    const before = await page.evaluate(() => window.__replica.delivered.length);
    await page.waitForFunction(
      () => {
        window.scrollBy(0, 300);
        document.body.append(document.createElement('i'));
        return document.querySelector('[data-pl-badge]') === null;
      },
      { timeout: 30_000, polling: 200 },
    );
    await rowsReady(page, 4);
    expect(await page.evaluate(() => window.__replica.delivered.length)).toBeGreaterThanOrEqual(before);
    expect(complaints).toEqual([]);
  },
);
