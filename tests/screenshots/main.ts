// Pictures of every surface in every theme, and in every language that has its words: `npm run screenshots`, into build/screenshots, one folder a
// language and theme. For people to look at; nothing is compared. Words given after `--` choose: a language's tag that language, "light" or "dark" after
// it and a colon only that theme of it ("ar:dark"), any other word the surfaces in whose names it stands.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Page } from 'puppeteer-core';
import { speak } from '../browser/support/ours.ts';
import { startStage } from '../browser/support/stage.ts';
import { startYoutubeStage } from '../browser/support/youtube.ts';
import { buildDir, sourceDir, testExtension } from '../support/places.ts';
import { shootOwnPages } from './own-pages.ts';
import { shootX } from './x.ts';
import { shootYoutube } from './youtube.ts';

export type Theme = 'light' | 'dark';
/** Takes the picture of what is there now, if it is wanted. */
export type Shoot = (page: Page, name: string) => Promise<void>;

const folder = join(buildDir, 'screenshots');

/** Those of shared/words, English first. */
function languages(): string[] {
  const files = readdirSync(join(sourceDir, 'shared/words'));
  const tags = files.flatMap((name) => /^ui\.(.+)\.json$/.exec(name)?.[1] ?? []);
  return tags.toSorted((a, b) => Number(b === 'en') - Number(a === 'en') || a.localeCompare(b));
}

const themes: readonly Theme[] = ['light', 'dark'];
const everything = languages().flatMap((language) => themes.map((theme) => ({ language, theme })));
const given = process.argv.slice(2);
const namesOf = ({ language, theme }: (typeof everything)[number]): string[] => [language, `${language}:${theme}`];
const chosen = everything.filter((one) => namesOf(one).some((name) => given.includes(name)));
const wanted = given.filter((word) => !everything.flatMap(namesOf).includes(word));
const isWanted = (name: string): boolean => wanted.length === 0 || wanted.some((part) => name.includes(part));

async function shootAll(language: string, theme: Theme): Promise<number> {
  const place = join(folder, language, theme);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  let taken = 0;
  const shoot: Shoot = async (page, name) => {
    if (!isWanted(name)) return;
    await page.bringToFront();
    await page.screenshot({ path: join(place, `${name}.png`) as `${string}.png` });
    taken += 1;
  };
  const options = { scale: 2, marks: 'default' as const };
  const x = await startStage({ ...options, width: 1280, height: 900 });
  try {
    if (language !== 'en') await speak(x.launched.browser, testExtension, language);
    const thread = await shootX(x, theme, shoot);
    await shootOwnPages(x, theme, shoot, thread);
  } finally {
    await x.close();
  }
  const youtube = await startYoutubeStage({ ...options, width: 1280, height: 900 });
  try {
    if (language !== 'en') await speak(youtube.launched.browser, testExtension, language);
    await shootYoutube(youtube, theme, shoot);
  } finally {
    await youtube.close();
  }
  return taken;
}

for (const { language, theme } of chosen.length === 0 ? everything : chosen) {
  const taken = await shootAll(language, theme);
  process.stdout.write(`${relative(sourceDir, join(folder, language, theme))}: ${taken} pictures\n`);
}
