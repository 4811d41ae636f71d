// Half a minute of reading: marks, a card from top to bottom, the panel, and the same on YouTube.
import type { Page } from 'puppeteer-core';
import { pause } from '../browser/support/stage.ts';
import type { Found } from '../demo/badges.ts';
import { frameTime, makeFilm, type Still } from './film.ts';
import { away, cardOf, draw, height, markBetween, picture, type Scenes, scrollCard, width } from './scenes.ts';
import { farewell } from './tiles.ts';

const smooth = (part: number): number => part * part * (3 - 2 * part);

/** The pointer on its way, over one picture. */
function move(
  shown: Uint8Array,
  from: Found | { x: number; y: number },
  to: { x: number; y: number },
  time: number,
  caption: string,
): Still[] {
  const steps = time / frameTime;
  return Array.from({ length: steps }, (_, step) => {
    const part = smooth((step + 1) / steps);
    const pointer = { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
    return { picture: shown, time: frameTime, pointer, caption };
  });
}

async function scrolled(
  page: Page,
  time: number,
  pixels: number,
  caption: string,
  pointer: Still['pointer'],
): Promise<Still[]> {
  const steps = time / frameTime;
  const stills: Still[] = [];
  for (let step = 0; step < steps; step += 1) {
    await scrollCard(page, pixels / steps);
    await pause(30);
    stills.push({ picture: await picture(page), time: frameTime, pointer, caption });
  }
  return stills;
}

/** A card opened by its mark, which the pointer comes to. */
async function openByMark(
  page: Page,
  top: number,
  bottom: number,
  about: { before: string; open: string; wait: number; look: number },
): Promise<Still[]> {
  await page.bringToFront();
  await page.keyboard.press('Escape');
  await away(page);
  const closed = await picture(page);
  const mark = await markBetween(page, top, bottom);
  const start = { x: 900, y: 640 };
  const way = [
    { picture: closed, time: about.wait, pointer: start, caption: about.before },
    ...move(closed, start, mark, 1200, about.before),
  ];
  await page.mouse.click(mark.x, mark.y);
  await cardOf(page);
  await pause(400);
  return [...way, { picture: await picture(page), time: about.look, pointer: mark, caption: about.open }];
}

/** Gives the film as WebM: thirty seconds. */
export async function makeScreencast({ x, youtube, table, panel }: Scenes): Promise<Buffer> {
  const onX = await openByMark(x, 0, 200, {
    before: 'A mark appears where an account resembles a documented pattern',
    open: 'Press it: what was seen, and which report describes it',
    wait: 3300,
    look: 3000,
  });
  const box = await cardOf(x);
  const pointer = { x: box.x + box.width - 60, y: box.y + box.height / 2 };
  const traits = await scrolled(x, 3500, 900, 'Every trait with its source, and who else looks like this', pointer);
  const innocent = 'How an innocent account could look the same';
  const rest = await scrolled(x, 2500, 1000, innocent, pointer);
  const onYoutube = await openByMark(youtube, 150, 420, {
    before: 'The same under a video',
    open: 'Several channels, one text: evidence about the group',
    wait: 1800,
    look: 4500,
  });
  const end = await draw(table, farewell(), { width, height });
  const stills: Still[] = [
    ...onX,
    ...traits,
    ...rest,
    { picture: await picture(x), time: 1000, pointer, caption: innocent },
    { picture: panel, time: 5000, pointer: null, caption: 'The panel lists everybody who was compared, groups first' },
    ...onYoutube,
    { picture: end, time: 3000, pointer: null, caption: '' },
  ];
  return makeFilm(table.browser(), stills, width, height);
}
