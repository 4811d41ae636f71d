// A browser on a replica, ready for a test: launched once a file, a fresh page for every test.
import type { Page } from 'puppeteer-core';
import { hosts, type ReplicaOfX, startReplicaOfX } from '../../replica/x/server/site.ts';
import { type LaunchedBrowser, type LaunchOptions, launchBrowser } from '../../support/launch.ts';
import { testExtension } from '../../support/places.ts';
import { showFrom } from './ours.ts';

/** What a stage needs of a replica; each has more. */
interface Replica {
  port: number;
  close(): Promise<void>;
}

export interface StageOn<R extends Replica> {
  replica: R;
  launched: LaunchedBrowser;
  /** A new page at an address, or at a path of the site; everything that goes wrong in it is collected. */
  open(path: string): Promise<OpenedPage>;
  close(): Promise<void>;
}

export type Stage = StageOn<ReplicaOfX>;

export interface OpenedPage {
  page: Page;
  /** Uncaught errors and console errors, in order. */
  complaints: string[];
}

export type StageOptions = Partial<Pick<LaunchOptions, 'width' | 'height' | 'scale' | 'netLog' | 'wasm'>> & {
  /** false: the same browser without the extension. */
  extension?: string | false;
  /**
   * Which marks this reader wants. Most tests are about whose row a mark stands on, so they ask for a mark on every row, as a reader can;
   * "default": nothing was chosen, and rows without a resemblance stay as they are.
   */
  marks?: 'all' | 'default';
};

export async function startStage(options: StageOptions = {}): Promise<Stage> {
  return stageOn(await startReplicaOfX(), hosts, 'https://x.com', options);
}

/** `origin`: where a path leads. */
export async function stageOn<R extends Replica>(
  replica: R,
  replicaHosts: readonly string[],
  origin: string,
  options: StageOptions = {},
): Promise<StageOn<R>> {
  const { extension = testExtension, marks = 'all', ...window } = options;
  const launched = await launchBrowser({
    ...window,
    port: replica.port,
    hosts: replicaHosts,
    ...(extension === false ? {} : { extension }),
  });
  if (extension !== false && marks === 'all') await showFrom(launched.browser, extension, 'all');
  return {
    replica,
    launched,
    async open(path) {
      const page = await launched.browser.newPage();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(`page error: ${String(error)}`));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`console: ${message.text()} (${message.location().url ?? ''})`);
      });
      await page.goto(new URL(path, origin).href, { waitUntil: 'load' });
      return { page, complaints };
    },
    async close() {
      await launched.close();
      await replica.close();
    },
  };
}

/** Waits until the page has rows that are measured and nothing is being asked for. */
export async function rowsReady(page: Page, least = 1): Promise<void> {
  await page.waitForFunction(
    (count: number) => {
      const cells = [...document.querySelectorAll<HTMLElement>('[data-testid=cellInnerDiv]')];
      const filled = cells.filter((cell) => cell.childElementCount > 0);
      return filled.length >= count && cells.every((cell) => cell.style.opacity === '');
    },
    { timeout: 20_000 },
    least,
  );
}

/** Two frames later: what was asked of the page has been drawn. */
export function nextFrames(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
