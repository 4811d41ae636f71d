// Settings, in a real browser: what is chosen on the options page shows at once in the page that is open, and what is erased is gone.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '../demo/badges.ts';
import { documentedCase } from '../fixtures/x/worlds/documented-case.ts';
import { composed } from '../replica/x/sources.ts';
import { browserName } from '../support/places.ts';
import { settled } from './support/annotations.ts';
import { goToOwn } from './support/ours.ts';
import { rowsReady, type Stage, startStage } from './support/stage.ts';

let stage: Stage;
let page: Page;
let options: Page;
const documented = documentedCase();
const { id: sleeper, handle } = documented.sleeper;

async function openOurs(name: string): Promise<Page> {
  const ours = await stage.launched.browser.newPage();
  await goToOwn(ours, `${name}.html`);
  await ours.waitForSelector('main');
  return ours;
}

/** Only the page in front is drawn. */
async function inPage<T>(look: () => Promise<T>): Promise<T> {
  await page.bringToFront();
  return look();
}

beforeAll(async () => {
  stage = await startStage();
  stage.replica.use(composed(documented.world));
  ({ page } = await stage.open(`/${handle}`));
  await rowsReady(page, 5);
  await settled(page, { quiet: 600 });
  options = await openOurs('options');
});
afterAll(() => stage?.close());

const engine = () => page.evaluate(() => document.documentElement.dataset.plEngine ?? '');
const badges = () => page.$$eval('span[data-pl-badge]', (all) => all.length);
const flip = async (id: string) => {
  await options.bringToFront();
  await options.$eval(`#${id}`, (input) => (input as HTMLInputElement).click());
};
const isOn = (id: string) => options.$eval(`#${id}`, (input) => (input as HTMLInputElement).checked);

async function cardText(): Promise<string> {
  await page.bringToFront();
  await page.$eval(`article span[data-pl-account="${sleeper}"]`, (host) =>
    host.shadowRoot?.querySelector('button')?.click(),
  );
  await page.waitForSelector('[data-pl-card] >>> [role=dialog]');
  const text = await page.$eval('[data-pl-card]', (host) => host.shadowRoot?.querySelector('.body')?.textContent ?? '');
  await page.keyboard.press('Escape');
  return text;
}

const noteInPage = () =>
  inPage(() =>
    page.$eval('[data-pl-card]', (host) => host.shadowRoot?.querySelector('[data-pl-section=note]')?.textContent ?? ''),
  );

describe('settings', () => {
  it('switch a signal off: the card says so and no longer counts it', async () => {
    expect(await cardText()).not.toContain('Switched off by you');
    await flip('signal-first_post_lag');
    await waitFor('the page to hear of it', async () =>
      (await cardText()).includes('Switched off by you') ? true : undefined,
    );
    const text = await cardText();
    expect(text).toContain('Counted without: Time before the first post.');
    expect(text).not.toMatch(/3,8\d\d days/);
    await flip('signal-first_post_lag');
    await waitFor('it to count again', async () => (/3,8\d\d/.test(await cardText()) ? true : undefined));
  });

  it('leave out an account that the card asked to leave out, and bring it back', async () => {
    const before = await inPage(badges);
    await page.$eval(`article span[data-pl-account="${sleeper}"]`, (host) =>
      host.shadowRoot?.querySelector('button')?.click(),
    );
    const hide = await page.waitForSelector('[data-pl-card] >>> [data-pl-section=actions] button:last-of-type');
    await hide?.evaluate((button) => {
      const all = button.parentElement?.parentElement?.querySelectorAll('button') ?? [];
      all[all.length - 1]?.click();
    });
    await waitFor('its badges to go', async () => ((await badges()) < before ? true : undefined));
    expect(await page.$(`span[data-pl-badge][data-pl-account="${sleeper}"]`)).toBeNull();
    await page.keyboard.press('Escape');
    await options.bringToFront();
    const again = await options.waitForSelector('#hidden li button');
    expect(await options.$eval('#hidden', (section) => section.textContent)).toContain(`@${handle} · X`);
    await again?.click();
    expect(
      await waitFor('its badges to return', () =>
        inPage(async () => ((await badges()) === before ? before : undefined)),
      ),
    ).toBe(before);
  });

  // Firefox tells a driver of no window that an extension opens, and of no download. What is written and read is the same code.
  it.skipIf(browserName === 'firefox')(
    'keep a note that is written in a window of ours, and show it on the card',
    async () => {
      await page.bringToFront();
      await page.$eval(`article span[data-pl-account="${sleeper}"]`, (host) =>
        host.shadowRoot?.querySelector('button')?.click(),
      );
      const write = await page.waitForSelector('[data-pl-card] >>> [data-pl-section=note] button');
      const opened = stage.launched.browser.waitForTarget((target) => target.url().includes('/note.html'));
      await write?.click();
      const window = await (await opened).asPage();
      await window.waitForSelector('#text');
      expect(await window.$eval('label', (label) => label.textContent)).toBe(`@${handle} · X`);
      // There is nothing to take away yet.
      const shown = await window.$$eval('.button', (all) => all.filter((one) => one.checkVisibility()).length);
      expect(shown).toBe(1);
      await window.type('#text', 'Walks by the harbour <b>too</b>');
      const closed = new Promise((resolve) => window.once('close', resolve));
      await window.locator('.button.main').click();
      await closed;
      await waitFor('the note on the card', async () =>
        (await noteInPage()) === 'Your noteWalks by the harbour <b>too</b>Change the note' ? true : undefined,
      );
      await page.keyboard.press('Escape');
      // The page’s own scripts find nothing of it.
      expect(await page.evaluate(() => document.documentElement.outerHTML.includes('Walks by'))).toBe(false);
      await options.bringToFront();
      expect(await options.$eval('#notes li', (item) => item.textContent)).toContain(
        `@${handle} · XWalks by the harbour`,
      );
    },
  );

  it.skipIf(browserName === 'firefox')(
    'are saved to a file and taken from one; a damaged one changes nothing',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'persona-lens-backup-'));
      await options.bringToFront();
      const session = await options.createCDPSession();
      await session.send('Browser.setDownloadBehavior', {
        behavior: 'allow',
        downloadPath: folder,
        eventsEnabled: true,
      });
      const finished = new Promise<void>((resolve) => {
        session.on('Browser.downloadProgress', ({ state }) => state === 'completed' && resolve());
      });
      await flip('pack-commercial-spam');
      await options.waitForFunction(
        () => !(document.getElementById('pack-commercial-spam') as HTMLInputElement).checked,
      );
      await options.locator('#data .row .button').click();
      await finished;
      const file = join(folder, 'persona-lens-settings.json');
      const saved = JSON.parse(readFileSync(file, 'utf8')) as {
        settings: { offPacks: string[] };
        notes: { account: string }[];
      };
      expect(saved.settings.offPacks).toEqual(['commercial-spam']);
      expect(saved.notes.map(({ account }) => account)).toEqual([`x:${sleeper}`]);
      // Taken away here, it comes back with the file.
      await options.locator('#notes li .button:last-of-type').click();
      await options.waitForFunction(() => document.querySelector('#notes li') === null);
      await flip('pack-commercial-spam');

      const damaged = join(folder, 'damaged.json');
      writeFileSync(damaged, readFileSync(file, 'utf8').replace('commercial-spam', '<b>'));
      const answers: string[] = [];
      for (const one of [damaged, file]) {
        const picker = await options.$('#backup-file');
        await (picker as import('puppeteer-core').ElementHandle<HTMLInputElement>).uploadFile(one);
        const before = answers.at(-1) ?? '';
        await options.waitForFunction(
          (old) => ![old, ''].includes(document.querySelector('#data .answer')?.textContent ?? ''),
          {},
          before,
        );
        answers.push(await options.$eval('#data .answer', (line) => line.textContent ?? ''));
        if (one === damaged) expect(await isOn('pack-commercial-spam')).toBe(true);
      }
      expect(answers[0]).toContain('Nothing was changed');
      await options.waitForFunction(
        () => !(document.getElementById('pack-commercial-spam') as HTMLInputElement).checked,
      );
      await options.waitForSelector('#notes li');
      rmSync(folder, { recursive: true });
    },
  );

  it('pause and switch a site off at once, and on again', async () => {
    await options.bringToFront();
    await options.locator('#sites .button').click();
    await waitFor('the pause', () => inPage(async () => ((await engine()) === 'paused' ? true : undefined)));
    expect(await badges()).toBe(0);
    await flip('site-x');
    await waitFor('the site to be off', () => inPage(async () => ((await engine()) === 'off' ? true : undefined)));
    await flip('site-x');
    await waitFor('the engine to be back', () => inPage(async () => ((await engine()) === 'ready' ? true : undefined)));
  });

  it('lead a teacher to the classroom, which works as a page of the extension', async () => {
    const link = await options.$eval('a[href="classroom.html"]', (one) => (one as HTMLAnchorElement).href);
    const classroom = await stage.launched.browser.newPage();
    await goToOwn(classroom, 'classroom.html#/teacher?feed=7');
    expect(await classroom.evaluate(() => location.href)).toBe(`${link}#/teacher?feed=7`);
    await classroom.waitForSelector('#seed');
    // Its address opens in no other browser.
    expect(await classroom.$('#class-link')).toBeNull();
    expect(await classroom.$eval('main', (main) => main.textContent)).toContain('Say the number: students choose it');
    await goToOwn(classroom, 'classroom.html#/workbench');
    await classroom.waitForSelector('#verdict [data-label=none]');
    await classroom.close();
  });

  it('are erased with one press, and open pages forget', async () => {
    await inPage(() => page.reload());
    await rowsReady(page, 5);
    await settled(page, { quiet: 300 });
    const accounts = () =>
      page.evaluate(
        () => (JSON.parse(document.documentElement.dataset.plStats ?? '{}') as { accounts: number }).accounts,
      );
    expect(await accounts()).toBeGreaterThan(0);
    await options.bringToFront();
    await options.locator('#erase').click();
    await options.waitForFunction(() => (document.getElementById('pack-commercial-spam') as HTMLInputElement).checked);
    await waitFor('the page to forget', () => inPage(async () => ((await accounts()) === 0 ? true : undefined)));
    const stored = await options.evaluate(() =>
      (
        globalThis as unknown as { chrome: { storage: { local: { get(): Promise<object> } } } }
      ).chrome.storage.local.get(),
    );
    expect(stored).toEqual({});
  });
});
