// Whether anything piles up while a reader scrolls and goes from page to page for hours, in a real Chromium on the replica of X. Measured by hand, not a test:
//   npm run benchmark:soak      (in tests/; needs the extension for tests, as the browser tests do)
// PERSONA_LENS_SOAK_POSTS (20000), PERSONA_LENS_SOAK_NAVIGATIONS (300) and PERSONA_LENS_SOAK_MINUTES (120) make it smaller: it ends with whichever comes first.
// The same walk is made without the extension, because the page itself keeps what it loads; ours is the difference. Exit code 1: something grew.
import type { CDPSession, Page } from 'puppeteer-core';
import { startStage } from '../browser/support/stage.ts';
import { crowdWorld } from '../fixtures/x/worlds/crowd.ts';
import { composed } from '../replica/x/sources.ts';

const setting = (name: string, usual: number): number => Number(process.env[`PERSONA_LENS_SOAK_${name}`] ?? usual);
const posts = setting('POSTS', 20_000);
const navigations = setting('NAVIGATIONS', 300);
const minutes = setting('MINUTES', 120);
const scrollsPerRound = Math.max(1, Math.round(posts / navigations / 3));
/** Rounds after which a page is warm: caches are filled, styles and functions are compiled. */
const warmRounds = Math.max(2, Math.round(navigations / 10));
/** Of the memory of the warm page. */
const allowedGrowth = 0.1;
/** Elements and listeners that may be left of whatever is on the page now: a row has some thirty. */
const allowedNodes = 400;
const allowedListeners = 100;

interface Sample {
  round: number;
  heap: number;
  nodes: number;
  listeners: number;
}

async function sample(page: Page, session: CDPSession, round: number): Promise<Sample> {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { JSHeapUsedSize = 0, Nodes = 0, JSEventListeners = 0 } = await page.metrics();
  return { round, heap: JSHeapUsedSize, nodes: Nodes, listeners: JSEventListeners };
}

/** One screen down; ms until every row on the screen has its mark, as the page sees it; null without the extension. */
function scroll(page: Page, waits: boolean): Promise<number | null> {
  return page.evaluate(async (isMarked) => {
    window.scrollBy(0, Math.round(innerHeight * 0.8));
    const since = performance.now();
    for (;;) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const now = performance.now() - since;
      const rows = [...document.querySelectorAll('article')].filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
      });
      const isDone =
        rows.length > 0 && (!isMarked || rows.every((row) => row.querySelector('[data-pl-badge]') !== null));
      if (isDone || now > 5_000) return isMarked ? now : null;
    }
  }, waits);
}

async function visit(page: Page): Promise<void> {
  const before = await page.evaluate(() => location.pathname);
  await page.evaluate(() => {
    const link = document.querySelector<HTMLAnchorElement>('article [data-testid=User-Name] a');
    link?.click();
  });
  await page.waitForFunction((path) => location.pathname !== path, { timeout: 20_000 }, before);
  await page.waitForSelector('[data-testid=UserName]', { timeout: 20_000 });
  await page.goBack();
  await page.waitForFunction((path) => location.pathname === path, { timeout: 20_000 }, before);
  await page.waitForSelector('article', { timeout: 20_000 });
}

interface Walk {
  samples: Sample[];
  latencies: number[];
}

/** `rounds`: as many as the other walk made; null: as many as there is time for. */
async function walk(withExtension: boolean, rounds: number | null): Promise<Walk> {
  const stage = await startStage(withExtension ? {} : { extension: false });
  stage.replica.use(composed(crowdWorld(posts).world), { delay: 5 });
  const { page } = await stage.open('/home');
  await page.waitForSelector('article');
  const session = await page.createCDPSession();
  const end = Date.now() + (minutes / 2) * 60_000;
  const samples: Sample[] = [];
  const latencies: number[] = [];
  const most = rounds ?? navigations;
  for (let round = 1; round <= most && (rounds !== null || Date.now() < end); round += 1) {
    for (let step = 0; step < scrollsPerRound; step += 1) {
      const latency = await scroll(page, withExtension);
      if (latency !== null && round > warmRounds / 2) latencies.push(latency);
    }
    await visit(page);
    // What was asked for is forgotten by the replica's server, which is in this process.
    stage.replica.exchanges.length = 0;
    if (round === warmRounds || round % 10 === 0 || round === most) samples.push(await sample(page, session, round));
    if (round % 10 === 0) console.log(`${withExtension ? 'with' : 'without'} the extension: ${round} rounds`);
  }
  const last = samples.at(-1);
  const made = last?.round ?? 0;
  if (made < warmRounds) throw new Error('too little time to get warm');
  await stage.close();
  return { samples, latencies };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const ours = await walk(true, null);
const rounds = ours.samples.at(-1)?.round ?? 0;
const bare = await walk(false, rounds);
const warmOf = ({ samples }: Walk): Sample => samples.find(({ round }) => round >= warmRounds) as Sample;
const lastOf = ({ samples }: Walk): Sample => samples.at(-1) as Sample;
const growth = (what: 'heap' | 'nodes' | 'listeners'): number =>
  lastOf(ours)[what] - warmOf(ours)[what] - (lastOf(bare)[what] - warmOf(bare)[what]);

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;
for (const [name, { samples }] of Object.entries({ with: ours, without: bare })) {
  for (const { round, heap, nodes, listeners } of samples)
    console.log(`${name.padEnd(8)} round ${round}: ${megabytes(heap)}, ${nodes} nodes, ${listeners} listeners`);
}
const fifth = Math.max(5, Math.floor(ours.latencies.length / 5));
const [first, last] = [median(ours.latencies.slice(0, fifth)), median(ours.latencies.slice(-fifth))];
const share = growth('heap') / warmOf(ours).heap;
console.log(`${rounds} navigations, ${rounds * scrollsPerRound} screens`);
console.log(
  `memory beyond the page's own: ${megabytes(growth('heap'))}, ${(100 * share).toFixed(1)} % of the warm page`,
);
console.log(`nodes beyond the page's own: ${growth('nodes')}, listeners: ${growth('listeners')}`);
console.log(
  `a screen is marked after ${first.toFixed(0)} ms at the start, ${last.toFixed(0)} ms at the end: ${(last / first).toFixed(2)}`,
);
if (share > allowedGrowth || growth('nodes') > allowedNodes || growth('listeners') > allowedListeners)
  process.exitCode = 1;
