// Sets of signatures from files, in a real browser: the engine's own word on each, and a bad one that leaves the others working.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceDir } from '../support/places.ts';
import { settled } from './support/annotations.ts';
import { goToOwn, openOwnPage } from './support/ours.ts';
import { type Stage, startStage } from './support/stage.ts';
import { cardText, openThread, pressMark, type Thread } from './support/thread.ts';

const fixture = join(sourceDir, 'tests/fixtures/packs/harbour-notes.json');
const text = readFileSync(fixture, 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'persona-lens-packs-'));

let stage: Stage;
let options: Page;
let thread: Thread;
beforeAll(async () => {
  stage = await startStage();
  ({ page: options } = await openOwnPage(stage, 'options.html'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await stage?.close();
});

/** What the settings say of a file. */
async function choose(name: string, content: string): Promise<string> {
  const file = join(folder, name);
  writeFileSync(file, content);
  await options.bringToFront();
  await options.$eval('#added-packs .answer', (answer) => answer.replaceChildren());
  const picker = await options.$('#pack-file');
  await (picker as ElementHandle<HTMLInputElement>).uploadFile(file);
  await options.waitForFunction(() => {
    const answer = document.querySelector('#added-packs .answer')?.textContent ?? '';
    return answer !== '' && !answer.includes('being checked');
  });
  return options.$eval('#added-packs .answer', (answer) => answer.textContent ?? '');
}

const rows = (): Promise<number> => options.$$eval('#added-packs li', (items) => items.length);

interface StorageApi {
  storage: { local: { set(values: object): Promise<void>; get(key: string): Promise<Record<string, unknown>> } };
}

describe('a file that is chosen in the settings', () => {
  it.each([
    ['prose.json', 'not a set of signatures', 'It is no JSON file.'],
    ['list.json', '[1, 2]', 'was not added'],
    [
      'ours.json',
      text.replace('"harbour-notes"', '"spamouflage"'),
      'One of the sets that come with Persona Lens has this id.',
    ],
    ['large.json', `${text}${' '.repeat(1024 * 1024)}`, 'larger than 1 MB'],
  ])('%s is refused with the reason', async (name, content, reason) => {
    const said = await choose(name, content);
    expect(said).toContain(reason);
    expect(said).toContain(name);
    expect(await rows()).toBe(0);
  });

  it('with a case that does not hold is refused with the engine’s place and message', async () => {
    const said = await choose('case.json', text.replace('"label": "some"', '"label": "strong"'));
    expect(said).toContain('One of its own cases does not come out as it says.');
    expect(said).toContain('At /signatures/0/cases/test/0:');
    expect(await rows()).toBe(0);
  });

  it('that passes is kept, and a page that is opened then is compared with it', async () => {
    expect(await choose('harbour-notes.json', text)).toBe('“Harbour notes” is added. 2 cases were run and held.');
    await options.waitForSelector('#added-harbour-notes');
    expect(await options.$eval('#added-packs li', (item) => item.textContent)).toContain('Old accounts, one text');
    // The card tells of the strongest signature: ours step aside.
    await options.$eval('#pack-spamouflage', (input) => (input as HTMLInputElement).click());
    thread = await openThread(stage);
    await pressMark(thread.page, thread.documented.sleeper.id);
    const card = await cardText(thread.page);
    expect(card).toContain('Old accounts, one text');
    expect(card).toContain('From a set of signatures that you added.');
    await thread.page.keyboard.press('Escape');
    await options.bringToFront();
    await options.$eval('#pack-spamouflage', (input) => (input as HTMLInputElement).click());
  });

  it('and that the engine refuses later leaves the other sets working, and the popup says so', async () => {
    await options.evaluate(async () => {
      const { storage } = (globalThis as unknown as { chrome: StorageApi }).chrome;
      await storage.local.set({ 'pack:harbour-notes': '{"schema": 1}' });
    });
    const { page, documented } = thread;
    await page.bringToFront();
    await page.reload();
    await settled(page, { quiet: 1200 });
    await pressMark(page, documented.sleeper.id);
    expect((await cardText(page)).length).toBeGreaterThan(200);
    await page.keyboard.press('Escape');
    const popup = await stage.launched.browser.newPage();
    await page.bringToFront();
    await goToOwn(popup, 'popup.html');
    // The reason in the reader's words, by the engine's code: its own message is English.
    const said = await popup.$$eval('#state p', (lines) => lines.map(({ textContent }) => textContent));
    expect(said.at(-1)).toBe('A set of signatures could not be used: Harbour notes. Something is missing in it.');
    await popup.close();
  });

  it('is switched off and removed, and nothing of it stays', async () => {
    await options.bringToFront();
    await options.locator('#added-harbour-notes').click();
    await options.waitForFunction(() => !(document.querySelector('#added-harbour-notes') as HTMLInputElement).checked);
    await options.locator('#added-packs li .button').click();
    await options.waitForFunction(() => document.querySelector('#added-packs li') === null);
    const stored = await options.evaluate(async () => {
      const { storage } = (globalThis as unknown as { chrome: StorageApi }).chrome;
      return { ...(await storage.local.get('packs')), ...(await storage.local.get('pack:harbour-notes')) };
    });
    expect(stored).toEqual({});
  });
});
