// The demo: the built extension in a real Chromium on the replicas of X and YouTube, with composed cases. For each it leaves a picture, the
// responses it served, what the command line makes of the very same responses, and a table on the terminal. With a display the browser
// stays open; without one everything happens headless.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Page } from 'puppeteer-core';
import { launchChromium } from '../support/chromium.ts';
import { buildDir, cli, releasedExtension, requireChromium, requireExtension, sourceDir } from '../support/places.ts';
import { type AssessmentLine, formatTable, type GroupLine } from './table.ts';
import type { Visit } from './visit.ts';
import { visitX } from './visit-x.ts';
import { visitYoutube } from './visit-youtube.ts';

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

function saveResponses({ site, responses }: Visit): string[] {
  return responses().map(({ name, content }, index) => {
    const file = join(folder, 'responses', `${site}-${String(index + 1).padStart(2, '0')}-${name}.json`);
    writeFileSync(file, content);
    return file;
  });
}

function runCli(command: 'assess' | 'groups', site: string, files: readonly string[]): string {
  const packs = readdirSync(join(sourceDir, 'shared/packs')).filter((name) => name.endsWith('.json'));
  const chosen = packs.flatMap((name) => ['--pack', join(sourceDir, 'shared/packs', name)]);
  return execFileSync(cli, [command, '--site', site, '--at', assessedAt, ...chosen, ...files], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

const linesOf = <T>(ndjson: string): T[] =>
  ndjson
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);

/** Leaves the picture and the responses; gives the assessments of the very same responses. */
async function read(page: Page, visit: Visit): Promise<string> {
  const seen = await visit.open(page);
  const picture = join(folder, `${visit.site}.png`) as `${string}.png`;
  await page.screenshot({ path: picture });
  say(`\n${shown(picture)}: ${seen.badges} badges; the one that was pressed says "${seen.badge}".`);
  say(`The card is open: "${seen.card}".`);
  const files = saveResponses(visit);
  const assessments = runCli('assess', visit.site, files);
  const groups = linesOf<GroupLine>(runCli('groups', visit.site, files));
  say(`\nWhat ${shown(cli)} says of the same ${files.length} responses:\n`);
  say(formatTable(linesOf<AssessmentLine>(assessments), groups, visit.names, process.stdout.columns ?? 150));
  return assessments;
}

async function main(): Promise<void> {
  checkPlaces();
  rmSync(join(folder, 'responses'), { recursive: true, force: true });
  mkdirSync(join(folder, 'responses'), { recursive: true });
  const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY) && !process.env.CI;
  const x = await visitX();
  const youtube = await visitYoutube();
  say(`Starting Chromium with the extension${hasDisplay ? '' : ', headless (there is no display)'} …`);
  const launched = await launchChromium({
    port: x.port,
    hosts: x.hosts,
    others: [youtube],
    extension: releasedExtension,
    headless: !hasDisplay,
    width: 1280,
    height: 800,
    scale: 2,
  });
  try {
    const [first] = await launched.browser.pages();
    const ofX = await read(first ?? (await launched.browser.newPage()), x);
    const ofYoutube = await read(await launched.browser.newPage(), youtube);
    writeFileSync(join(folder, 'assessments.ndjson'), ofX + ofYoutube);
    say(`\nWritten to ${shown(folder)}/: x.png, youtube.png, assessments.ndjson, responses/`);
    if (hasDisplay) {
      say('The browser stays open; close it to end the demo.');
      await new Promise<void>((resolve) => launched.browser.once('disconnected', () => resolve()));
    }
  } finally {
    await launched.close().catch(() => undefined);
    await Promise.all([x.close(), youtube.close()]);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`The demo failed. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
