// One and the same walk through the replica, with or without the extension: what the page saw and where everything stood.
import type { Page } from 'puppeteer-core';
import type { DocumentedCase } from '../../fixtures/x/worlds/documented-case.ts';
import type { RowKinds } from '../../fixtures/x/worlds/row-kinds.ts';
import type { Delivered } from '../../replica/x/client/api.ts';
import { composed } from '../../replica/x/sources.ts';
import { settled } from './annotations.ts';
import { pause, rowsReady, type Stage } from './stage.ts';

export interface Stop {
  name: string;
  /** One line an element: name, place and size in CSS pixels, text where it has no children. */
  geometry: string[];
  scrollHeight: number;
}

export interface WalkResult {
  stops: Stop[];
  delivered: Delivered[];
  /** Operation and method of every exchange in the order of the server's log, sorted. */
  requests: string[];
  layoutShift: number;
  shiftedByUs: string[];
  complaints: string[];
}

/** Collects layout shifts from the start; those whose sources are ours are told apart. */
export async function watchShifts(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const shifts = { total: 0, ours: [] as string[] };
    Object.assign(window, { shiftsSeen: shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const shift = entry as PerformanceEntry & { value: number; sources: { node: Node | null }[] };
        shifts.total += shift.value;
        for (const { node } of shift.sources) {
          const element = node instanceof Element ? node : node?.parentElement;
          if (element?.closest('[data-pl-badge], [data-pl-card]')) shifts.ours.push(element.outerHTML.slice(0, 120));
        }
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** One line an element that `selector` matches. */
export function readGeometry(page: Page, selector: string): Promise<string[]> {
  return page.evaluate((all) => {
    const lines: string[] = [];
    for (const element of document.querySelectorAll(all)) {
      if (element.closest('[data-pl-badge], [data-pl-card]')) continue;
      const box = element.getBoundingClientRect();
      const name = element.getAttribute('data-testid') ?? element.localName;
      const own = element.childElementCount === 0 ? (element.textContent ?? '').slice(0, 30) : '';
      const place = [box.x, box.y + window.scrollY, box.width, box.height].map((value) => value.toFixed(2)).join(' ');
      lines.push(`${name} ${place} ${own}`);
    }
    // Cells are mounted in the order of need; their places tell the same story in any order.
    return lines.sort();
  }, selector);
}

export async function walk(
  stage: Stage,
  worlds: { kinds: RowKinds; documented: DocumentedCase },
  withExtension: boolean,
): Promise<WalkResult> {
  stage.replica.use(composed(worlds.kinds.world), { generation: 'mixed', shuffled: true });
  const page = await stage.launched.browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`page error: ${String(error)}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warn') complaints.push(`console: ${message.text()}`);
  });
  await watchShifts(page);
  const stops: Stop[] = [];

  const stop = async (name: string, least: number): Promise<void> => {
    await rowsReady(page, least);
    if (withExtension) await settled(page);
    await pause(350);
    stops.push({
      name,
      geometry: await readGeometry(page, '#react-root *'),
      scrollHeight: await page.evaluate(() => document.documentElement.scrollHeight),
    });
  };
  const go = async (path: string): Promise<void> => {
    await page.evaluate((to) => {
      const link = document.querySelector('[data-testid=AppTabBar_Profile_Link]') as HTMLElement;
      const before = link.getAttribute('href') ?? '';
      link.setAttribute('href', to);
      link.click();
      link.setAttribute('href', before);
    }, path);
    await page.waitForFunction((to) => location.pathname + location.search === to, {}, path);
    await pause(120);
  };

  await page.goto('https://x.com/home', { waitUntil: 'load' });
  await stop('home', 4);
  await go(`/${worlds.kinds.busy.handle}`);
  await stop('profile', 5);
  await page.evaluate(() => window.scrollBy(0, 500));
  await stop('profile, scrolled', 5);
  await go(`/${worlds.kinds.busy.handle}/status/${worlds.kinds.focal.id}`);
  await stop('thread', 6);
  await go('/search?q=bridge&f=live');
  await stop('search', 5);
  await go('/i/lists/777/members');
  await stop('members', 3);
  await page.goBack();
  await page.waitForFunction(() => location.pathname === '/search');
  await pause(200);
  await stop('search again', 5);

  const shifts = await page.evaluate(
    () => (window as unknown as { shiftsSeen: { total: number; ours: string[] } }).shiftsSeen,
  );
  const delivered = await page.evaluate(() => window.__replica.delivered);
  const requests = stage.replica.log.map((line) => `${line.method} ${line.host}${line.path.split('?')[0]}`).sort();
  await page.close();
  return { stops, delivered, requests, layoutShift: shifts.total, shiftedByUs: shifts.ours, complaints };
}
