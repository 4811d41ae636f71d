// What a machine can tell of WCAG 2.2 AA, on every surface, from left to right and from right to left, in light and dark; and every stop of the Tab key.

import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceDir, testExtension } from '../support/places.ts';
import { askAxe } from './support/axe.ts';
import { numberOfReadTab, openOwnPage, speak } from './support/ours.ts';
import { pause, type Stage, startStage } from './support/stage.ts';
import { openThread, pressMark, type Thread } from './support/thread.ts';

let stage: Stage;
let thread: Thread;
let own: Page;
let complaints: string[];
let paths: Record<string, string>;

interface StorageApi {
  storage: { local: { set(values: object): Promise<void> } };
}

/** Each with what has to stand on it before it is looked at. */
const surfaces = {
  options: '#added-harbour-notes',
  welcome: '.example',
  measured: 'dl',
  classroom: '#verdict [data-label]',
  popup: '#panel',
  note: '#text',
  'note of nobody': 'main p',
  panel: '.accounts tbody tr',
  'panel elsewhere': '.message h2',
} as const;
type Surface = keyof typeof surfaces;
const names = Object.keys(surfaces) as Surface[];

beforeAll(async () => {
  stage = await startStage({ marks: 'default' });
  thread = await openThread(stage);
  ({ page: own, complaints } = await openOwnPage(stage, 'options.html'));
  const tab = await numberOfReadTab(own);
  await own.evaluate(async () => {
    const { storage } = (globalThis as unknown as { chrome: StorageApi }).chrome;
    await storage.local.set({ notes: [{ account: 'x:12345', handle: 'ann_example', text: 'Met at the library.' }] });
  });
  const picker = (await own.$('#pack-file')) as ElementHandle<HTMLInputElement>;
  await picker.uploadFile(join(sourceDir, 'tests/fixtures/packs/harbour-notes.json'));
  await own.waitForSelector('#added-harbour-notes');
  paths = {
    options: 'options.html',
    welcome: 'welcome.html',
    measured: 'measured.html',
    classroom: 'classroom.html#/workbench',
    popup: 'popup.html',
    note: 'note.html?account=x:12345&handle=ann_example',
    'note of nobody': 'note.html',
    panel: `sidepanel.html?tab=${tab}`,
    'panel elsewhere': 'sidepanel.html?tab=1999999999',
  };
});
afterAll(() => stage?.close());

/** With everything unfolded. */
async function open(name: Surface): Promise<void> {
  await own.bringToFront();
  await own.goto(new URL(paths[name] ?? '', own.url()).href);
  await own.waitForSelector(surfaces[name]);
  await pause(200);
  await own.$$eval('details', (folded) => {
    for (const one of folded) one.open = true;
  });
}

describe.each(['en', 'ar'])('in %s', (language) => {
  beforeAll(() => speak(stage.launched.browser, testExtension, language));
  afterAll(() => speak(stage.launched.browser, testExtension, 'en'));

  it.each(['light', 'dark'])('axe finds nothing on our own pages, %s', async (scheme) => {
    await own.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    const found: Record<string, string[]> = {};
    for (const name of names) {
      await open(name);
      expect(await own.$eval('html', ({ lang }) => lang), name).toBe(language);
      // Another theme changes colours and nothing else.
      const { violations, passed } = await askAxe(own, 'html', scheme === 'dark');
      if (scheme === 'light') expect(passed, name).toBeGreaterThan(3);
      found[name] = violations;
    }
    expect(found).toEqual(Object.fromEntries(names.map((name) => [name, []])));
    await own.emulateMediaFeatures([]);
  });
});

// Over somebody else's page axe cannot tell the ground of a colour; the palette is measured in tests/extension/look.test.ts.
it('axe finds nothing in card and mark', async () => {
  const { page, documented } = thread;
  await pressMark(page, documented.sleeper.id);
  await page.$eval('[data-pl-card]', (host) => {
    for (const folded of host.shadowRoot?.querySelectorAll('details') ?? []) folded.open = true;
  });
  for (const host of ['[data-pl-card]', 'article span[data-pl-badge]']) {
    const { violations, passed } = await askAxe(page, host);
    expect(passed, host).toBeGreaterThan(3);
    expect(violations, host).toEqual([]);
  }
  await page.keyboard.press('Escape');
});

describe('the Tab key', () => {
  interface Stop {
    what: string;
    /** Width of the outline in px, 0 without one. */
    outline: number;
    isInView: boolean;
  }

  it.each(names.filter((name) => !['measured', 'note of nobody', 'panel elsewhere'].includes(name)))(
    'comes to everything in the %s, and it is seen where it is',
    async (name) => {
      await own.setViewport({ width: name === 'popup' ? 320 : 700, height: 600 });
      await open(name);
      // All that can be reached; of a group of radio buttons, the one that is chosen.
      const expected = await own.evaluate(() => {
        const reachable = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
        const allIn = (root: Document | ShadowRoot): HTMLElement[] => [
          ...root.querySelectorAll<HTMLElement>(reachable),
          ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
            shadowRoot === null ? [] : allIn(shadowRoot),
          ),
        ];
        const stops = allIn(document).filter((one) => {
          const isOther = one instanceof HTMLInputElement && one.type === 'radio' && !one.checked;
          return one.checkVisibility() && !isOther && one.tabIndex >= 0;
        });
        stops.forEach((one, index) => {
          one.dataset.stop = String(index);
        });
        (document.activeElement as HTMLElement | null)?.blur();
        return stops.length;
      });
      expect(expected).toBeGreaterThan(0);
      const seen = new Map<string, Stop>();
      for (let step = 0; step < expected + 3 && seen.size < expected; step += 1) {
        await own.keyboard.press('Tab');
        const stop = await own.evaluate(() => {
          let one = document.activeElement as HTMLElement | null;
          while (one?.shadowRoot?.activeElement != null) one = one.shadowRoot.activeElement as HTMLElement;
          if (one === null || one === document.body) return null;
          const { outlineStyle, outlineWidth } = getComputedStyle(one);
          const { top, bottom, left, right } = one.getBoundingClientRect();
          return {
            id: one.dataset.stop ?? `${one.localName} that nobody expected`,
            what: `${one.localName} ${one.id} ${one.textContent?.slice(0, 30)}`,
            outline: outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth),
            isInView: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
          };
        });
        if (stop !== null) seen.set(stop.id, stop);
      }
      expect(seen.size).toBe(expected);
      expect([...seen.values()].filter(({ outline, isInView }) => outline < 2 || !isInView)).toEqual([]);
    },
  );
});

it('nothing went wrong meanwhile', () => {
  expect(complaints).toEqual([]);
  expect(thread.complaints).toEqual([]);
});
