// Every surface under strain: words of another length, 200 % and 400 % zoom, a reader's own colours, no motion, and targets for every hand.
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { goToOwn, numberOfReadTab, openOwnPage } from './support/ours.ts';
import { nextFrames, pause, type Stage, startStage } from './support/stage.ts';
import {
  cutOff,
  faintShapes,
  lengthen,
  longestMotion,
  overlaps,
  type Surface,
  smallTargets,
} from './support/strain.ts';
import { openThread, pressMark, type Thread } from './support/thread.ts';

let stage: Stage;
let thread: Thread;
let own: Page;
let paths: Record<string, string>;

beforeAll(async () => {
  stage = await startStage({ marks: 'default' });
  thread = await openThread(stage);
  ({ page: own } = await openOwnPage(stage, 'options.html'));
  const tab = await numberOfReadTab(own);
  await own.evaluate(async () => {
    const { storage } = (globalThis as unknown as { chrome: StorageApi }).chrome;
    const text = 'A note that is longer than one line, about somebody met at the library.';
    await storage.local.set({ notes: [{ account: 'x:12345', handle: 'ann_example', text }] });
  });
  paths = {
    options: 'options.html',
    welcome: 'welcome.html',
    measured: 'measured.html',
    popup: 'popup.html',
    note: 'note.html?account=x:12345&handle=ann_example',
    panel: `sidepanel.html?tab=${tab}`,
    'empty panel': 'sidepanel.html?tab=1999999999',
  };
});
afterAll(() => stage?.close());

interface StorageApi {
  storage: { local: { set(values: object): Promise<void> } };
}

const widths: Readonly<Record<string, number>> = {
  options: 1280,
  welcome: 1280,
  measured: 1280,
  popup: 320,
  note: 440,
  panel: 380,
  'empty panel': 380,
};
const names = Object.keys(widths);

/** One of our own pages, with everything unfolded. */
async function openOwn(name: string, width: number, height = 900): Promise<Surface> {
  await own.bringToFront();
  await own.setViewport({ width, height });
  await goToOwn(own, paths[name] ?? '');
  await own.waitForSelector('main');
  if (name === 'panel') await own.waitForSelector('.accounts tbody tr');
  if (name === 'empty panel') await own.waitForSelector('.message h2');
  await pause(300);
  await own.$$eval('details', (folded) => {
    for (const one of folded) one.open = true;
  });
  return { page: own, host: null };
}

/** The card of the account that the thread is about. */
async function openCard(width = 1280, height = 900): Promise<Surface> {
  const { page, documented } = thread;
  await page.bringToFront();
  await page.keyboard.press('Escape');
  await page.setViewport({ width, height });
  await page.waitForSelector(`article span[data-pl-badge][data-pl-account="${documented.sleeper.id}"]`);
  await nextFrames(page);
  await pressMark(page, documented.sleeper.id);
  await page.$eval('[data-pl-card]', (host) => {
    for (const folded of host.shadowRoot?.querySelectorAll('details') ?? []) folded.open = true;
  });
  return { page, host: '[data-pl-card]' };
}
const badge: string = 'article span[data-pl-badge]';

beforeEach(async () => {
  for (const page of [own, thread.page]) {
    await page.emulateMediaFeatures([]);
    const session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', { features: [] });
    await session.detach();
  }
});

describe('words of another language, longer by 40 %', () => {
  it.each(names)('cut nothing off in the %s', async (name) => {
    const surface = await openOwn(name, widths[name] ?? 800);
    expect(await lengthen(surface)).toBeGreaterThan(1);
    expect([await cutOff(surface), await overlaps(surface)]).toEqual([[], []]);
  });

  it.each([
    ['beside the post', 1280],
    ['as a sheet', 420],
  ])('cut nothing off in the card, %s', async (_, width) => {
    const surface = await openCard(width);
    expect(await lengthen(surface)).toBeGreaterThan(20);
    // The name of whom the card is about may be shortened; its sentence and everything else may not.
    expect((await cutOff(surface)).filter((one) => !one.includes('.head'))).toEqual([]);
    expect(await overlaps(surface)).toEqual([]);
  });
});

describe('enlarged', () => {
  it.each(names)('twofold, nothing is cut off in the %s', async (name) => {
    const surface = await openOwn(name, Math.max(190, Math.round((widths[name] ?? 800) / 2)), 450);
    // A popup is as wide as what stands in it.
    if (name === 'popup') await own.setViewport({ width: 320, height: 450 });
    expect([await cutOff(surface), await overlaps(surface)]).toEqual([[], []]);
  });

  it.each(['options', 'welcome', 'measured'])('fourfold, the %s flows in 320 px', async (name) => {
    const surface = await openOwn(name, 320, 256);
    expect([await cutOff(surface), await overlaps(surface)]).toEqual([[], []]);
  });

  it.each([
    ['twofold', 640, 450],
    ['fourfold', 320, 225],
  ])('%s, the card lies within the window and can be read to its end', async (_, width, height) => {
    const surface = await openCard(width, height);
    expect([await cutOff(surface), await overlaps(surface)]).toEqual([[], []]);
    const seen = await surface.page.$eval('[data-pl-card]', (host) => {
      const dialog = host.shadowRoot?.querySelector('[role=dialog]')?.getBoundingClientRect();
      const body = host.shadowRoot?.querySelector<HTMLElement>('.body');
      if (body != null) body.scrollTop = body.scrollHeight;
      const last = host.shadowRoot?.querySelector('[data-pl-section=actions] button:last-of-type');
      const end = last?.getBoundingClientRect();
      return {
        inside:
          dialog !== undefined && dialog.top >= 0 && dialog.bottom <= innerHeight + 1 && dialog.right <= innerWidth + 1,
        reached: end !== undefined && dialog !== undefined && end.bottom <= dialog.bottom && end.height > 0,
        room: body?.clientHeight ?? 0,
      };
    });
    expect(seen).toMatchObject({ inside: true, reached: true });
    expect(seen.room).toBeGreaterThan(80);
  });
});

describe('in a reader’s own colours', () => {
  async function force({ page }: Surface): Promise<void> {
    const session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
  }

  // The page on errors draws nothing.
  it.each(names.filter((name) => name !== 'measured'))(
    'what is drawn in the %s is told from its ground',
    async (name) => {
      const surface = await openOwn(name, widths[name] ?? 800);
      await force(surface);
      const { looked, wrong } = await faintShapes(surface);
      expect(looked).toBeGreaterThan(0);
      expect(wrong).toEqual([]);
    },
  );

  it('what is drawn in card and mark is told from its ground', async () => {
    const card = await openCard();
    await force(card);
    for (const surface of [card, { ...card, host: badge }, ...(await exampleCard())]) {
      const { looked, wrong } = await faintShapes(surface);
      expect(looked, surface.host ?? '').toBeGreaterThan(0);
      expect(wrong, surface.host ?? '').toEqual([]);
    }
  });

  async function exampleCard(): Promise<Surface[]> {
    const surface = await openOwn('welcome', 800);
    await force(surface);
    return [{ ...surface, host: '.example' }];
  }
});

describe('motion', () => {
  it('is short, and there is none for a reader who wants none', async () => {
    const surfaces = async (): Promise<Surface[]> => [await openCard(), { page: thread.page, host: badge }];
    for (const wanted of ['no-preference', 'reduce'] as const) {
      for (const page of [own, thread.page])
        await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: wanted }]);
      const lengths: number[] = [];
      for (const surface of await surfaces()) lengths.push(await longestMotion(surface));
      for (const name of names) lengths.push(await longestMotion(await openOwn(name, widths[name] ?? 800)));
      const longest = Math.max(...lengths);
      if (wanted === 'reduce') expect(longest).toBe(0);
      else expect([longest > 0, longest <= 0.12]).toEqual([true, true]);
    }
  });
});

describe('what can be pressed is 24 px wide and high at least', () => {
  // Where there is anything to press.
  it.each(names.filter((name) => !['empty panel', 'measured'].includes(name)))('in the %s', async (name) => {
    const { measured, wrong } = await smallTargets(await openOwn(name, widths[name] ?? 800));
    expect(measured).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });
  it('in card and mark', async () => {
    const card = await openCard();
    for (const surface of [card, { ...card, host: badge }]) {
      const { measured, wrong } = await smallTargets(surface);
      expect(measured).toBeGreaterThan(0);
      expect(wrong).toEqual([]);
    }
  });
});
