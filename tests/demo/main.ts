// The demo: the built extension in a real Chromium on the replica of X, with the composed documented case. It leaves a picture,
// the responses it served, what the command line makes of the very same responses, and a table on the terminal. With a display
// the browser stays open; without one everything happens headless.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Page } from 'puppeteer-core';
import { findPerson } from '../fixtures/x/world.ts';
import { documentedCase } from '../fixtures/x/worlds/documented-case.ts';
import { hosts, type ReplicaOfX, startReplicaOfX } from '../replica/x/server/site.ts';
import { composed } from '../replica/x/sources.ts';
import { launchChromium } from '../support/chromium.ts';
import { buildDir, cli, releasedExtension, requireChromium, requireExtension, sourceDir } from '../support/places.ts';
import { type Found, findBadges, findDialogs, waitFor } from './badges.ts';
import { type AssessmentLine, formatTable, type GroupLine } from './table.ts';

const folder = process.env.PERSONA_LENS_DEMO_DIR || join(buildDir, 'demo');
/** The time of assessment: fixed, so that two runs write the same file. */
const assessedAt = '2026-11-22T12:00:00Z';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const shown = (file: string): string => relative(sourceDir, file);

function checkPlaces(): void {
  requireChromium();
  requireExtension(releasedExtension);
  if (!existsSync(cli)) {
    throw new Error(`The command line is not built: ${shown(cli)} is missing. Run cmake --workflow --preset demo.`);
  }
}

/** The badge inside the focal post: the one row of a thread that takes no focus by itself. */
async function badgeOfFocalPost(page: Page): Promise<Found | undefined> {
  const box = await page.$eval('article[data-testid=tweet][tabindex="-1"]', (article) => {
    const { left, right, top, bottom } = article.getBoundingClientRect();
    return { left, right, top, bottom };
  });
  const badges = await findBadges(page);
  return badges.find(({ x, y }) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
}

/** Follows a link of the page's own, without loading it anew. */
async function goInside(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    const link = document.querySelector('[data-testid=AppTabBar_Profile_Link]') as HTMLElement;
    const before = link.getAttribute('href') ?? '';
    link.setAttribute('href', to);
    link.click();
    link.setAttribute('href', before);
  }, path);
  await page.waitForFunction((to) => location.pathname === to, {}, path);
}

async function visit(page: Page, replica: ReplicaOfX): Promise<{ badge: string; badges: number; card: string }> {
  const { world, sleeper, focal } = documentedCase();
  // As a reader would: first two people of the thread, then the account that the case is about, then the thread itself.
  const readers = ['ann_example', 'bruno_example', sleeper.handle];
  await page.goto(`https://x.com/${readers[0]}`, { waitUntil: 'load' });
  for (const [index, handle] of readers.entries()) {
    if (index > 0) await goInside(page, `/${handle}`);
    const id = findPerson(world, handle)?.id;
    // The second, empty page says that nothing older follows.
    await waitFor(`the whole profile of @${handle} to be read by the page`, async () =>
      replica.exchanges.filter(({ operation, variables }) => operation === 'UserTweets' && variables.userId === id)
        .length >= 2
        ? true
        : undefined,
    );
    await waitFor(`badges on the profile of @${handle}`, async () =>
      (await findBadges(page)).length > 0 ? true : undefined,
    );
  }
  await page.$$eval(
    'article [data-testid=tweetText]',
    (texts, wanted) => (texts.find((text) => text.textContent === wanted) as HTMLElement | undefined)?.click(),
    focal.text,
  );
  await page.waitForFunction((id) => location.pathname.endsWith(`/status/${id}`), {}, focal.id);
  await page.waitForSelector('article[data-testid=tweet][tabindex="-1"]');
  const rows = 6;
  await waitFor(`badges on the ${rows} posts of the thread`, async () => {
    const found = await findBadges(page);
    return found.length >= rows ? true : undefined;
  });
  // The thread may still be on its way to the engine; the badge says what it says in the end.
  await new Promise((resolve) => setTimeout(resolve, 600));
  const badge = await waitFor('the badge of the focal post', () => badgeOfFocalPost(page));
  await page.mouse.click(badge.x, badge.y);
  const card = await waitFor('the evidence card', async () => (await findDialogs(page))[0]);
  await page.mouse.move(640, 5);
  await new Promise((resolve) => setTimeout(resolve, 400));
  return { badge: badge.name, badges: (await findBadges(page)).length, card };
}

function saveResponses(replica: ReplicaOfX): string[] {
  const target = join(folder, 'responses');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const wanted = replica.exchanges.filter(({ operation }) => operation !== 'ExploreSidebar');
  return wanted.map(({ operation, body }, index) => {
    const file = join(target, `${String(index + 1).padStart(2, '0')}-${operation}.json`);
    writeFileSync(file, body);
    return file;
  });
}

function runCli(command: 'assess' | 'groups', files: readonly string[]): string {
  const packs = readdirSync(join(sourceDir, 'shared/packs')).filter((name) => name.endsWith('.json'));
  const chosen = packs.flatMap((name) => ['--pack', join(sourceDir, 'shared/packs', name)]);
  return execFileSync(cli, [command, '--site', 'x', '--at', assessedAt, ...chosen, ...files], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

const linesOf = <T>(ndjson: string): T[] =>
  ndjson
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);

async function main(): Promise<void> {
  checkPlaces();
  mkdirSync(folder, { recursive: true });
  const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY) && !process.env.CI;
  const { world } = documentedCase();
  const replica = await startReplicaOfX();
  replica.use(composed(world));
  say(`Starting Chromium with the extension${hasDisplay ? '' : ', headless (there is no display)'} …`);
  const launched = await launchChromium({
    port: replica.port,
    hosts,
    extension: releasedExtension,
    headless: !hasDisplay,
    width: 1280,
    height: 800,
    scale: 2,
  });
  try {
    const [first] = await launched.browser.pages();
    const page = first ?? (await launched.browser.newPage());
    const seen = await visit(page, replica);
    const picture = join(folder, 'x.png') as `${string}.png`;
    await page.screenshot({ path: picture });
    say(`${seen.badges} badges on the thread; the focal post's says "${seen.badge}".`);
    say(`The card is open: "${seen.card}".`);

    const files = saveResponses(replica);
    const assessments = runCli('assess', files);
    writeFileSync(join(folder, 'assessments.ndjson'), assessments);
    const handles = new Map(world.people.map(({ id, handle }) => [id, handle]));
    const groups = linesOf<GroupLine>(runCli('groups', files));
    say(`\nWhat ${shown(cli)} says of the same ${files.length} responses:\n`);
    say(formatTable(linesOf<AssessmentLine>(assessments), groups, handles, process.stdout.columns ?? 150));
    say(
      `\nWritten: ${shown(picture)}, ${shown(join(folder, 'assessments.ndjson'))}, ${shown(join(folder, 'responses'))}/`,
    );
    if (hasDisplay) {
      say('The browser stays open; close it to end the demo.');
      await new Promise<void>((resolve) => launched.browser.once('disconnected', () => resolve()));
    }
  } finally {
    await launched.close().catch(() => undefined);
    await replica.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`The demo failed. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
