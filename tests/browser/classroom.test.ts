// The classroom's site, as a class uses it: from a plain web server, in a folder of it, in the browser of this run. Decide, reveal, hand in a code; then
// the teacher's page, the workbench, and everything again without a server.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { walkIds } from '../../extension/classroom/cases/walks.ts';
import { encode } from '../../extension/classroom/code/code.ts';
import { languages } from '../../extension/words/languages.ts';
import { type LaunchedBrowser, launchBrowser } from '../support/launch.ts';
import { browserName, buildDir } from '../support/places.ts';
import { type StaticServer, serveFolder } from '../support/static-server.ts';
import { askAxe } from './support/axe.ts';
import { filmOf } from './support/film.ts';

const seed = 5;

let server: StaticServer;
let launched: LaunchedBrowser;
const complaints: string[] = [];

beforeAll(async () => {
  server = await serveFolder(join(buildDir, 'classroom'), 'school/media');
  launched = await launchBrowser({ port: 1, hosts: [], ownMachine: true });
});

afterAll(async () => {
  await launched.close();
  await server.close();
});

async function open(hash: string, language = 'en', page?: Page): Promise<Page> {
  const here = page ?? (await launched.browser.newPage());
  if (page === undefined) {
    here.on('pageerror', (error) => complaints.push(String(error)));
    here.on('console', (message) => {
      // A browser asks for an icon of the site by itself; the server has none at its top.
      if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text());
    });
  }
  await here.goto(`${server.address}?lang=${language}#/${hash}`);
  await here.waitForSelector('[data-ready] h1');
  return here;
}

const textOf = (page: Page, selector: string) => page.$eval(selector, (element) => element.textContent ?? '');
const press = (page: Page, selector: string) => page.$eval(selector, (element) => (element as HTMLElement).click());

/** Says of the accounts, in turn: a pattern, very sure; ordinary, a guess; cannot tell. */
async function markAll(page: Page, from = 0): Promise<void> {
  for (let place = from; place < 10; place += 1) {
    const [view, sure] = [
      ['pattern', 3],
      ['ordinary', 1],
      ['unclear', null],
    ][place % 3] as [string, number | null];
    await press(page, `#account-${place}-gap`);
    await press(page, `#account-${place}-view-${view}`);
    if (sure !== null) await press(page, `#account-${place}-sure-${sure}`);
  }
}

describe('A student', () => {
  let page: Page;
  let code: string;

  it('finds ten masked accounts and no evidence before all are marked', async () => {
    page = await open(`decide?feed=${seed}`);
    expect(await page.$$eval('.account', (all) => all.length)).toBe(10);
    expect(await textOf(page, 'main')).not.toContain('tin_compass');
    await press(page, '#reveal');
    expect(await page.$('.finding')).toBeNull();
    // The first one without a mark has the focus.
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('title-0');
  });

  it('marks an account by keyboard alone, and loses nothing on reload', async () => {
    await page.focus('#account-0-age');
    await page.keyboard.press(' ');
    for (let step = 0; step < 20; step += 1) {
      if ((await page.evaluate(() => document.activeElement?.id)) === 'account-0-view-ordinary') break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press(' ');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    await page.keyboard.press(' ');
    await page.type('#account-0-note', 'the same words twice');
    const marked = () =>
      page.$$eval('.account:first-of-type input:checked', (inputs) => inputs.map(({ id }) => id).sort());
    const before = await marked();
    expect(before).toEqual(['account-0-age', 'account-0-sure-1', 'account-0-view-pattern']);

    await page.reload();
    await page.waitForSelector('[data-ready] h1');
    expect(await marked()).toEqual(before);
    expect(await page.$eval('#account-0-note', (input) => (input as HTMLInputElement).value)).toBe(
      'the same words twice',
    );
    expect(await textOf(page, '.resumed')).toContain('1 mark');
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  it('then sees the evidence beside the own marks, what a wrong suspicion costs, and how sureness fared', async () => {
    await markAll(page, 1);
    await press(page, '#reveal');
    await page.waitForSelector('.finding');
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('h1');
    const labels = await page.$$eval('.lens', (all) =>
      all.map((one) => one.querySelectorAll('.finding.speaks').length),
    );
    // The sleeper by itself and in its group, three others in the group, and nobody else.
    expect(labels.toSorted()).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 2]);
    expect(await page.$$eval('.costs li', (all) => all.length)).toBeGreaterThan(0);
    expect(await textOf(page, '#reasoning ~ .table')).toContain('Very sure');
    // The evidence is the card itself.
    await press(page, '.account:has(.finding.speaks) .card-fold summary');
    await page.waitForSelector('.example');
    const card = await page.$eval('.example', (host) => host.shadowRoot?.textContent ?? '');
    expect(card).toContain('This is not evidence about who runs the account');
    // Nothing but the site's own files was asked for.
    const asked = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    expect(asked.length).toBeGreaterThan(2);
    expect(asked.filter((url) => !url.startsWith(new URL(server.address).href))).toEqual([]);
    code = await textOf(page, '#result-code');
    expect(code).toMatch(/^(\w{4}-){4}\w{4}$/);
    await page.reload();
    await page.waitForSelector('#result-code');
    expect(await textOf(page, '#result-code')).toBe(code);
    await page.close();
  });

  it('hands in a code that the teacher adds up; damage and doubles are told', async () => {
    const teacher = await open(`teacher?feed=${seed}`);
    expect(await textOf(teacher, '#class-link')).toBe(`${server.address}?lang=en#/decide?feed=${seed}`);
    const damaged = code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A');
    await teacher.type('#codes', `${code}\n${code.toLowerCase()}\n${damaged}\nABC`);
    await press(teacher, '#add');
    expect(await textOf(teacher, '#added')).toBe('1 code was added.');
    const problems = await teacher.$$eval('#problems li', (all) => all.map(({ textContent }) => textContent ?? ''));
    expect(problems[0]).toContain('is already in');
    expect(problems[1]).toContain('does not add up');
    expect(problems[2]).toContain('20 letters and digits');
    // What was not taken can be mended where it stands.
    expect(await teacher.$eval('#codes', (field) => (field as HTMLTextAreaElement).value)).toContain('ABC');
    expect(await textOf(teacher, '#sums')).toContain(`1 result of feed ${seed}`);
    await teacher.reload();
    await teacher.waitForSelector('#sums');
    expect(await textOf(teacher, '#sums')).toContain(`1 result of feed ${seed}`);
    await teacher.close();
  });
});

// Firefox shows its driver no film in the place of a camera.
describe.runIf(browserName === 'chromium')('A camera', () => {
  it('reads the code from a student’s screen, once, and the page goes on without it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'persona-lens-film-'));
    const film = join(folder, 'code.y4m');
    const answers = Array.from({ length: 10 }, () => ({ view: 'ordinary' as const, sure: 2 as const }));
    filmOf(encode({ seed, salt: 7, answers, signs: [] }), film);
    const other = await launchBrowser({ port: 1, hosts: [], ownMachine: true, camera: film });
    const page = await other.browser.newPage();
    await page.goto(`${server.address}?lang=en#/teacher?feed=${seed}`);
    await page.waitForSelector('#camera');
    await press(page, '#camera');
    await page.waitForFunction(() => document.querySelector('#sums')?.textContent?.includes('1 result of feed 5'));
    await press(page, '#camera');
    expect(await page.$eval('video', (video) => (video as HTMLVideoElement).hidden)).toBe(true);
    expect(await page.$$eval('#problems li', (all) => all.length)).toBe(0);
    await other.close();
    rmSync(folder, { recursive: true });
  });
});

describe('Another feed', () => {
  it('is opened by the number that the teacher says, and any other number is refused in words', async () => {
    const page = await open('decide');
    await press(page, '.otherfeed summary');
    const enter = async (number: string): Promise<void> => {
      await page.$eval('#other-number', (input) => {
        (input as HTMLInputElement).value = '';
      });
      await page.type('#other-number', number);
      await page.keyboard.press('Enter');
    };
    await enter('12345');
    expect(await textOf(page, '#other-problem')).toBe('There is no feed with this number: 1 to 9,999.');
    expect(await textOf(page, 'h1')).toContain('Feed 1');
    await enter('77');
    await page.waitForFunction(() => document.querySelector('h1')?.textContent?.includes('Feed 77') === true);
    await page.close();
  });
});

describe('A walk', () => {
  it.each(walkIds)('of %s goes from the report to what was not known, with what the engine finds', async (id) => {
    const page = await open(`cases/${id}`);
    const seen = () => page.$$eval('.step', (all) => all.filter((one) => one.checkVisibility()).length);
    expect(await page.$$eval('.sources li', (all) => all.length)).toBeGreaterThan(0);
    for (let step = 1; step <= 4; step += 1) {
      expect(await seen()).toBe(step);
      if (step < 4) await press(page, '#go-on');
    }
    // The newest step has the focus, and the last is what was not known.
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('step-unknown');
    expect(await textOf(page, '#step-unknown')).toBe('What was not known');
    await press(page, '.card-fold summary');
    await page.waitForSelector('.example');
    const card = await page.$eval('.example', (host) => host.shadowRoot?.textContent ?? '');
    expect(card).toContain('This is not evidence about who runs the account');
    const next = await page.$eval('.button.main.link', (link) => (link as HTMLAnchorElement).hash);
    expect(next).toBe(`#/cases/${walkIds[(walkIds.indexOf(id) + 1) % walkIds.length]}`);
    await page.close();
  });
});

describe('The workbench', () => {
  it('asks the real engine again on every change', async () => {
    const page = await open('workbench');
    await page.waitForSelector('#verdict [data-label]');
    const label = () => page.$eval('#verdict [data-label]', (one) => (one as HTMLElement).dataset.label);
    expect(await label()).toBe('none');
    for (const [slider, value] of [
      ['created', 2009],
      ['silence', 10],
      ['copies', 1],
      ['others', 6],
    ] as const) {
      await page.$eval(
        `#bench-${slider}`,
        (input, wanted) => {
          (input as HTMLInputElement).value = String(wanted);
          input.dispatchEvent(new Event('input', { bubbles: true }));
        },
        value,
      );
    }
    await page.waitForSelector('#verdict [data-label=some]');
    await press(page, '#try-4');
    await page.waitForSelector('#verdict [data-label=none]');
    expect(await textOf(page, '#base-answer')).toBe('Of 130 marked accounts, 100 are ordinary people.');
    await page.close();
  });
});

describe('Every screen', () => {
  const hashes = ['', `decide?feed=${seed}`, 'workbench', 'cases', 'cases/hejingrun', 'teacher'];

  it.each([
    ['en', 'light'],
    ['ar', 'dark'],
  ])('meets WCAG as far as a machine can tell, in %s and %s, and flows in 320 px', async (language, scheme) => {
    const page = await open('', language);
    // Firefox's driver cannot choose a scheme.
    if (browserName === 'chromium') await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    for (const hash of hashes) {
      await open(hash, language, page);
      const { violations, passed } = await askAxe(page, 'html');
      expect({ hash, violations }).toEqual({ hash, violations: [] });
      expect(passed).toBeGreaterThan(10);
      await page.setViewport({ width: 320, height: 640 });
      const sticksOut = await page.$eval('html', ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
      expect({ hash, sticksOut }).toEqual({ hash, sticksOut: false });
      await page.setViewport({ width: 1280, height: 900 });
    }
    await page.close();
  });

  // Firefox's driver cannot choose a medium.
  it.runIf(browserName === 'chromium')('has nothing on paper that is pressed', async () => {
    const page = await open(`teacher?feed=${seed}`);
    await page.emulateMediaType('print');
    const shown = await page.$$eval('.top, .bottom, button, input, select', (all) =>
      all.filter((one) => one.checkVisibility()).map(({ outerHTML }) => outerHTML.slice(0, 60)),
    );
    expect(shown).toEqual([]);
    expect(await page.$eval('main', (main) => main.checkVisibility())).toBe(true);
    await page.close();
  });

  it('has a heading in every language', async () => {
    const page = await open('', 'en');
    const headings = new Set<string>();
    for (const language of languages) {
      await open('teacher', language, page);
      headings.add(await textOf(page, 'h1'));
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
    }
    expect(headings.size).toBe(languages.length);
    await page.close();
  });
});

describe('Without a connection', () => {
  it('everything works once it has been there, the engine too', async () => {
    const page = await open('', 'fr');
    await page.waitForSelector('#offline[data-ready]');
    await server.close();
    await page.goto(`${server.address}?lang=fr#/workbench`);
    await page.reload();
    await page.waitForSelector('#verdict [data-label]');
    expect(await textOf(page, 'h1')).toBe('Établi');
    await press(page, '#try-3');
    await page.waitForSelector('#verdict [data-label=some]');
    await page.close();
  });
});

it('nothing went wrong meanwhile', () => {
  expect(complaints).toEqual([]);
});
