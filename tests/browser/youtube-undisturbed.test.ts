// YouTube with the extension is YouTube without it: same layout, same answers, same requests, no error, whether the engine lives or dies.
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copiedComment } from '../fixtures/youtube/worlds/copied-comment.ts';
import { type Delivered, hashOf } from '../replica/youtube/client/api.ts';
import { composed } from '../replica/youtube/sources.ts';
import { settled } from './support/annotations.ts';
import { type LoggedRequest, requestsIn } from './support/net-log.ts';
import { readGeometry, watchShifts } from './support/walk.ts';
import { pageSettled, scrollToThreads, startYoutubeStage, type YoutubeStage } from './support/youtube.ts';

const { world, harbour, lighthouse, owner } = copiedComment();
const logs = ['bare', 'with'].map((name) => join(tmpdir(), `persona-lens-youtube-${process.pid}-${name}.json`));

interface Walk {
  stops: { name: string; geometry: string[] }[];
  delivered: Delivered[];
  requests: string[];
  exchanges: YoutubeStage['replica']['exchanges'];
  shift: number;
  shiftedByUs: string[];
  complaints: string[];
  badges: number;
}

/** `withExtension`: waits for its badges at every stop, and kills its engine before the last. */
async function walk(stage: YoutubeStage, withExtension: boolean): Promise<Walk> {
  stage.replica.use(composed(world), { freeze: true, comments: 'mixed' });
  const page = await stage.launched.browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`page error: ${String(error)}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warn') complaints.push(`console: ${message.text()}`);
  });
  await watchShifts(page);
  const stops: Walk['stops'] = [];
  let badges = 0;
  const stop = async (name: string): Promise<void> => {
    await pageSettled(page);
    if (withExtension && name !== 'after the engine') await settled(page, { quiet: 300 });
    await new Promise((resolve) => setTimeout(resolve, 350));
    badges += await page.evaluate(() => document.querySelectorAll('[data-pl-badge]').length);
    stops.push({ name, geometry: await readGeometry(page, 'ytd-app *') });
  };
  const go = (path: string): Promise<void> => page.evaluate((to) => window.__youtube.go(to), path);

  await page.goto(`https://www.youtube.com/watch?v=${harbour.id}`, { waitUntil: 'load' });
  await pageSettled(page);
  await scrollToThreads(page, 40);
  await stop('watch');
  await page.evaluate(() => window.scrollTo(0, 0));
  await go(`/watch?v=${lighthouse.id}`);
  await pageSettled(page);
  await scrollToThreads(page, lighthouse.comments.length);
  await page.evaluate(() => document.documentElement.setAttribute('dark', ''));
  await stop('another video, dark');
  await go(`/@${owner.handle}`);
  await stop('channel');
  if (withExtension) await killEngine(page);
  await go('/results?search_query=harbour');
  await stop('after the engine');

  const shifts = await page.evaluate(
    () => (window as unknown as { shiftsSeen: { total: number; ours: string[] } }).shiftsSeen,
  );
  const delivered = await page.evaluate(() => window.__youtube.delivered);
  const requests = stage.replica.log.map(({ method, host, path, bytes }) => `${method} ${host}${path} ${bytes}`).sort();
  await page.close();
  const exchanges = [...stage.replica.exchanges];
  return { stops, delivered, requests, exchanges, shift: shifts.total, shiftedByUs: shifts.ours, complaints, badges };
}

async function killEngine(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new CustomEvent('persona-lens-test', { detail: 'kill-engine' })));
  await page.waitForFunction(() => document.documentElement.dataset.plEngine === 'stopped');
  await page.waitForFunction(() => document.querySelector('[data-pl-badge]') === null);
}

let without: Walk;
let withIt: Walk;
beforeAll(async () => {
  const [bareLog = '', fullLog = ''] = logs;
  const bare = await startYoutubeStage({ extension: false, netLog: bareLog });
  without = await walk(bare, false);
  await bare.close();
  const stage = await startYoutubeStage({ netLog: fullLog });
  withIt = await walk(stage, true);
  await stage.close();
});
afterAll(() => {
  for (const file of logs) rmSync(file, { force: true });
});

describe('YouTube is not disturbed', () => {
  it('keeps every element where it was, at every stop, also when the engine is dead', () => {
    // Otherwise this compares nothing with nothing.
    expect(withIt.badges).toBeGreaterThan(50);
    expect(withIt.stops.map(({ name }) => name)).toEqual(without.stops.map(({ name }) => name));
    without.stops.forEach(({ name, geometry }, index) => {
      expect(geometry.length, name).toBeGreaterThan(20);
      expect(withIt.stops[index]?.geometry, name).toEqual(geometry);
    });
  });

  it('shifts no layout: CLS 0 comes from us', () => {
    expect(withIt.shiftedByUs).toEqual([]);
    expect(withIt.shift).toBeLessThanOrEqual(without.shift + 0.001);
  });

  it('logs no page error and nothing on the console, under nonces, Trusted Types and the freeze', () => {
    expect(without.complaints).toEqual([]);
    expect(withIt.complaints).toEqual([]);
  });

  it('delivers the same bytes to the page, and its requests arrive as they were', () => {
    expect(withIt.delivered).toEqual(without.delivered);
    for (const { endpoint, hash } of withIt.delivered) {
      const sent = withIt.exchanges.filter(({ operation }) => operation === endpoint).map(({ body }) => hashOf(body));
      expect(sent, endpoint).toContain(hash);
    }
    const asked = ({ exchanges }: Walk): string[] =>
      exchanges.map(({ operation, request }) => `${operation} ${request}`);
    expect(asked(withIt)).toEqual(asked(without));
  });
});

describe('nothing leaves the device', () => {
  it('asks YouTube’s servers for exactly what the page asks for', () => {
    expect(withIt.requests).toEqual(without.requests);
  });

  it('makes no request of its own in the whole browser', () => {
    const read = (file = ''): LoggedRequest[] => requestsIn(JSON.parse(readFileSync(file, 'utf8')));
    const requests = read(logs[1]);
    expect(requests.length).toBeGreaterThan(10);
    expect(requests.filter(({ initiator }) => initiator.includes('chrome-extension'))).toEqual([]);
    const place = ({ method, url }: LoggedRequest): string =>
      `${method} ${new URL(url).origin}${new URL(url).pathname}`;
    const known = new Set(read(logs[0]).map(place));
    // Chromium tries to reach its maker's services by itself, and cannot; no page is behind those requests.
    const ofBrowser = ({ initiator, url }: LoggedRequest): boolean =>
      initiator === 'not an origin' && /\.(google|googleapis)\.com$/.test(new URL(url).hostname);
    expect(requests.filter((request) => !ofBrowser(request) && !known.has(place(request))).map(place)).toEqual([]);
  });
});
