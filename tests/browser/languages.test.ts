// Every language in a real browser: our own pages and the card in it, the engine's sentences and the packs' texts with them, and nothing sticks out.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Language, languages } from '../../extension/words/languages.ts';
import type { DocumentedCase } from '../fixtures/x/worlds/documented-case.ts';
import { askAxe } from './support/axe.ts';
import { goToOwn, numberOfReadTab, openOwnPage } from './support/ours.ts';
import { type Stage, startStage } from './support/stage.ts';
import { openThread, pressMark, walkToThread } from './support/thread.ts';

const folder = join(import.meta.dirname, '../../shared/words');
const file = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, string>;
const wordsOf = (language: Language) => ({ ...file(`${language}.json`), ...file(`ui.${language}.json`) });
const directionOf = (language: Language) => (language === 'ar' ? 'rtl' : 'ltr');

let stage: Stage;
let page: Page;
let own: Page;
let complaints: string[];
let documented: DocumentedCase;

beforeAll(async () => {
  stage = await startStage();
  ({ page, documented } = await openThread(stage));
  ({ page: own, complaints } = await openOwnPage(stage, 'options.html'));
});
afterAll(() => stage?.close());

const rootOf = (where: Page) =>
  where.evaluate(() => {
    const { lang, dir, scrollWidth, clientWidth } = document.documentElement;
    return { lang, dir, sticksOut: scrollWidth > clientWidth };
  });

async function choose(language: Language): Promise<void> {
  await own.bringToFront();
  await own.setViewport({ width: 800, height: 900 });
  await goToOwn(own, 'options.html');
  await own.waitForSelector('#language-choice');
  // The page is drawn anew, also where it was in that language already; while it is, there is none to ask.
  await Promise.all([own.waitForNavigation(), own.select('#language-choice', language)]);
  await own.waitForSelector('main');
}

describe.each(languages)('%s', (language) => {
  const words = wordsOf(language);
  const shown = { lang: language, dir: directionOf(language), sticksOut: false };

  it('is that of the settings as soon as it is chosen there', async () => {
    await choose(language);
    expect(await rootOf(own)).toEqual(shown);
    expect(await own.title()).toBe(words['ui.options.title']);
    expect(await own.$eval('h1', (heading) => heading.textContent)).toBe(words['ui.options.title']);
    expect((await askAxe(own, 'html')).violations).toEqual([]);
  });

  it('is that of popup, first page and panel', async () => {
    const panel = `sidepanel.html?tab=${await numberOfReadTab(own)}`;
    for (const [path, width, said] of [
      ['popup.html', 340, words['ui.popup.private']],
      ['welcome.html', 700, words['ui.welcome.never_4']],
      [panel, 380, words['ui.panel.caveat']],
    ] as const) {
      await own.setViewport({ width, height: 900 });
      await goToOwn(own, path);
      await own.waitForSelector(path === panel ? '.accounts tbody tr' : 'main');
      expect(await rootOf(own), path).toEqual(shown);
      expect(await own.$eval('main', (main) => main.textContent), path).toContain(said);
    }
    expect(complaints).toEqual([]);
  });

  it('is that of the card of a page that is loaded from then on, of what the engine says and of what the packs say', async () => {
    await page.bringToFront();
    await walkToThread(page, documented);
    await pressMark(page, documented.sleeper.id);
    const card = await page.$eval('[data-pl-card]', (host) => {
      const dialog = host.shadowRoot?.querySelector<HTMLElement>('[role=dialog]');
      const body = dialog?.querySelector('.body');
      return {
        lang: dialog?.lang,
        dir: dialog?.dir,
        sticksOut: (body?.scrollWidth ?? 0) > (body?.clientWidth ?? 0),
        text: dialog?.textContent ?? '',
      };
    });
    await page.keyboard.press('Escape');
    const { text, ...look } = card;
    expect(look).toEqual(shown);
    expect(text).toContain(words.caveat);
    // Said by the engine, whose sentences for this language are a file that it was given.
    const between = words['strength.sentence.account']?.split(/\{\w+\}/) ?? [];
    expect(between.length).toBeGreaterThan(3);
    for (const part of between) expect(text).toContain(part);
    // Said by the pack.
    const title = 'Repurposed sleeper';
    expect(text).toContain(language === 'en' ? title : file(`packs.${language}.json`)[title]);
  });
});
