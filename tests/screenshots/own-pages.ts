// Our own pages: the panel in each of its states, popup, settings, first page and the window for a note.
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { numberOfReadTab, openOwnPage } from '../browser/support/ours.ts';
import { pause, type Stage } from '../browser/support/stage.ts';
import { sourceDir } from '../support/places.ts';
import type { Shoot, Theme } from './main.ts';

/** A window as high as what stands in it. */
async function heighten(page: Page, width: number, least = 200): Promise<void> {
  await page.setViewport({ width, height: least, deviceScaleFactor: 2 });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewport({ width, height: Math.max(least, Math.min(height, 8000)), deviceScaleFactor: 2 });
  await pause(150);
}

const nothing = { busy: 0, known: 0, evaluated: 0, accountsTotal: 0, accounts: [], groups: [] };
/** States that pass too quickly for a picture, by what the page's script is made to report; null: it reports nothing yet. */
const passing: Readonly<Record<string, object | null>> = {
  loading: null,
  starting: { ...nothing, engine: 'starting', busy: 1 },
  progress: { engine: 'ready', busy: 3, evaluated: 120, known: 900 },
  empty: { ...nothing, engine: 'ready' },
  stopped: { ...nothing, engine: 'stopped' },
  off: { ...nothing, engine: 'off' },
};

interface TabsApi {
  tabs: { connect(...given: unknown[]): { onMessage: { addListener(heard: (message: object) => void): void } } };
}

async function shootPassingStates(page: Page, path: string, shoot: Shoot): Promise<void> {
  for (const [name, change] of Object.entries(passing)) {
    const { identifier } = await page.evaluateOnNewDocument((changed) => {
      const { tabs } = (globalThis as unknown as { chrome: TabsApi }).chrome;
      const connect = tabs.connect.bind(tabs);
      tabs.connect = (...given) => {
        const port = connect(...given);
        const add = port.onMessage.addListener.bind(port.onMessage);
        port.onMessage.addListener = (heard) =>
          add((message) => (changed === null ? undefined : heard({ ...message, ...changed })));
        return port;
      };
    }, change);
    await page.goto(path);
    await page.waitForSelector(name === 'progress' ? '.progress:not([hidden])' : '.message:not([hidden]) h2');
    await pause(200);
    await heighten(page, 380);
    await shoot(page, `panel-${name}`);
    await page.removeScriptToEvaluateOnNewDocument(identifier);
  }
}

export async function shootOwnPages(stage: Stage, theme: Theme, shoot: Shoot, thread: Page): Promise<void> {
  const { page } = await openOwnPage(stage, 'options.html');
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
  const open = async (path: string): Promise<void> => {
    await page.goto(new URL(path, page.url()).href);
    await page.waitForSelector('main');
    await pause(300);
  };
  const tab = await numberOfReadTab(page);
  await open('note.html?account=x:12345&handle=ann_example');
  await heighten(page, 440, 380);
  await page.type('#text', 'Teaches in my town. We met at the library.');
  await shoot(page, 'note');
  await page.$$eval('.button.main', (buttons) => (buttons[0] as HTMLElement).click());
  await pause(300);
  const { page: own } = await openOwnPage(stage, 'options.html');
  await own.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
  const go = async (path: string, width: number): Promise<void> => {
    await own.goto(new URL(path, own.url()).href);
    await own.waitForSelector('main');
    await pause(500);
    await heighten(own, width);
  };
  // A set of the reader's own, as it is kept once it was checked.
  await own.goto(new URL('options.html', own.url()).href);
  const picker = (await own.waitForSelector('#pack-file')) as ElementHandle<HTMLInputElement>;
  await picker.uploadFile(join(sourceDir, 'tests/fixtures/packs/harbour-notes.json'));
  await own.waitForSelector('#added-harbour-notes');
  await go('options.html', 800);
  await shoot(own, 'options');
  await go('options.html', 360);
  await shoot(own, 'options-narrow');
  await go('welcome.html', 800);
  await shoot(own, 'welcome');
  await go('welcome.html', 320);
  await shoot(own, 'welcome-narrow');
  await go('measured.html', 800);
  await shoot(own, 'measured');
  await go('measured.html', 320);
  await shoot(own, 'measured-narrow');
  for (const [name, hash] of [
    ['classroom', ''],
    ['classroom-decide', 'decide?feed=5'],
    ['classroom-workbench', 'workbench'],
    ['classroom-case', 'cases/hejingrun'],
    ['classroom-teacher', 'teacher'],
  ] as const) {
    // Another part of one page's address alone opens no page anew.
    await own.goto('about:blank');
    await own.goto(new URL(`classroom.html#/${hash}`, page.url()).href);
    await own.waitForSelector('[data-ready] h1');
    await pause(500);
    await heighten(own, 1100);
    await shoot(own, name);
  }
  await go(`sidepanel.html?tab=${tab}`, 380);
  await own.waitForSelector('.accounts tbody tr');
  await heighten(own, 380);
  await shoot(own, 'panel');
  await go(`sidepanel.html?tab=${tab}`, 280);
  await shoot(own, 'panel-narrow');
  await go('sidepanel.html?tab=1999999999', 380);
  await shoot(own, 'panel-elsewhere');
  await shootPassingStates(own, new URL(`sidepanel.html?tab=${tab}`, own.url()).href, shoot);
  await thread.bringToFront();
  // As it is over the thread: in a tab of its own, as here, it would ask anew and find itself in front.
  const { identifier } = await own.evaluateOnNewDocument(() => Object.assign(window, { setInterval: () => 0 }));
  await go('popup.html', 320);
  await shoot(own, 'popup');
  await own.removeScriptToEvaluateOnNewDocument(identifier);
  await own.goto(new URL('options.html', own.url()).href);
  await own.waitForSelector('#sites .button');
  await own.$eval('#sites .button', (pauseButton) => (pauseButton as HTMLElement).click());
  await pause(300);
  await go(`sidepanel.html?tab=${tab}`, 380);
  await shoot(own, 'panel-paused');
  await own.close();
}
