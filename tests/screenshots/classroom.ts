// The classroom's screens, from the built site: every screen, a feed marked and revealed, walks with their evidence, on a phone and on paper.
//   npx tsx screenshots/classroom.ts en:light ar:dark …  (in tests/; needs build/classroom)
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { pause } from '../browser/support/stage.ts';
import { launchChromium } from '../support/chromium.ts';
import { buildDir } from '../support/places.ts';
import { serveFolder } from '../support/static-server.ts';

const seed = 5;
const tall = 9000;
const pieceHeight = 1500;

const press = (page: Page, selector: string): Promise<void> =>
  page.$eval(selector, (element) => (element as HTMLElement).click());

/** Suspects half of the accounts, is sure of some, and leaves a note. */
async function markAll(page: Page): Promise<void> {
  for (let place = 0; place < 10; place += 1) {
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

for (const wanted of process.argv.slice(2)) {
  const [language = 'en', theme = 'light'] = wanted.split(':');
  const folder = join(buildDir, 'screenshots', language, theme);
  mkdirSync(folder, { recursive: true });
  const server = await serveFolder(join(buildDir, 'classroom'), 'school');
  const { browser, close } = await launchChromium({ port: 1, hosts: [] });
  const page = await browser.newPage();
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);

  const open = async (hash: string): Promise<void> => {
    await page.goto(`${server.address}?lang=${language}#/${hash}`);
    await page.waitForSelector('[data-ready] h1');
  };
  const shoot = async (name: string, width = 1040): Promise<void> => {
    await page.setViewport({ width, height: 800 });
    await pause(200);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewport({ width, height: Math.min(Math.max(height, 400), tall) });
    await pause(200);
    // In pieces that can be looked at.
    for (let top = 0, piece = 1; top < Math.min(height, tall); top += pieceHeight, piece += 1) {
      const clip = { x: 0, y: top, width, height: Math.min(pieceHeight, height - top) };
      await page.screenshot({ path: join(folder, `classroom-${name}-${piece}.png`) as `${string}.png`, clip });
    }
  };
  /** Wide, and on the narrowest phone. */
  const shootBoth = async (name: string): Promise<void> => {
    await shoot(name);
    await shoot(`${name}-phone`, 320);
  };

  await open('');
  await shootBoth('home');
  await open(`decide?feed=${seed}`);
  await shootBoth('feed');
  await markAll(page);
  await press(page, '#reveal');
  await page.waitForSelector('.finding');
  const code = await page.$eval('#result-code', (element) => element.textContent ?? '');
  await shootBoth('reveal');
  await press(page, '.account:has(.finding.speaks) .card-fold summary');
  await page.waitForSelector('.example');
  await shoot('evidence');
  await shoot('evidence-phone', 320);
  await open('workbench');
  await page.waitForSelector('#verdict [data-label]');
  await press(page, '#try-3');
  await page.waitForSelector('#verdict [data-label=some]');
  await press(page, '.card-fold summary');
  await shootBoth('workbench');
  await open('cases');
  await shootBoth('cases');
  for (const walk of [
    'hejingrun',
    'liruoshui',
    'panda',
    'goodlife',
    'harlan',
    'safeguard',
    'glambots',
    'hamilton',
    'escort',
  ]) {
    await open(`cases/${walk}`);
    for (let step = 0; step < 3; step += 1) await press(page, '#go-on');
    await press(page, '.card-fold summary');
    await page.waitForSelector('.example');
    await shoot(`walk-${walk}`);
    if (walk === 'safeguard') await shoot(`walk-${walk}-phone`, 320);
  }
  await open(`teacher?feed=${seed}`);
  await page.type('#codes', `${code}\n${code}\nABC\n${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`);
  await press(page, '#add');
  await shootBoth('teacher');
  await open('nowhere');
  await shoot('lost');

  for (const [name, hash] of [
    ['teacher', `teacher?feed=${seed}`],
    ['feed', 'decide?feed=7'],
    ['reveal', `decide?feed=${seed}`],
  ] as const) {
    await open(hash);
    await page.setViewport({ width: 1040, height: 800 });
    await pause(300);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.pdf({ path: join(folder, `classroom-${name}.pdf`), format: 'A4' });
  }
  await close();
  await server.close();
}
