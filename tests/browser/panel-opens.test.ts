// The way to the panel, as a reader goes it: the button in the popup, pressed for real, opens the browser's own side panel with what was found on the page.
// What cannot be automated: the toolbar button that opens the popup; here the popup stands in a tab.
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openOwnPage } from './support/ours.ts';
import { type Stage, startStage } from './support/stage.ts';
import { openThread, type Thread } from './support/thread.ts';

let stage: Stage;
let thread: Thread;
beforeAll(async () => {
  stage = await startStage({ marks: 'default' });
  thread = await openThread(stage);
});
afterAll(() => stage?.close());

it('a press on “This page” opens the side panel, which follows the page in front', async () => {
  const { page: popup } = await openOwnPage(stage, 'popup.html');
  await popup.bringToFront();
  const opened = stage.launched.browser.waitForTarget((target) => target.url().endsWith('/sidepanel.html'), {
    timeout: 15_000,
  });
  await popup.locator('#panel').click();
  const panel: Page = await (await opened).asPage();
  await thread.page.bringToFront();
  await panel.waitForSelector('.accounts tbody tr', { timeout: 20_000 });
  const text = await panel.$eval('main', (main) => main.textContent ?? '');
  expect(text).toContain(`@${thread.documented.sleeper.handle}`);
  expect(text).toContain('3 accounts posted the same text');
});
