// What the stores' pictures and the film show: the released extension, driven as a reader drives it, on our replicas with composed people.
import type { Page } from 'puppeteer-core';
import { goToOwn, numberOfReadTab } from '../browser/support/ours.ts';
import { pause } from '../browser/support/stage.ts';
import { type Box, boxOfCard, type Found, findBadges, waitFor } from '../demo/badges.ts';
import { visitX } from '../demo/visit-x.ts';
import { visitYoutube } from '../demo/visit-youtube.ts';
import { launchChromium } from '../support/chromium.ts';
import { releasedExtension } from '../support/places.ts';

export const width = 1280;
export const height = 800;
const panelWidth = 380;

export interface Scenes {
  /** The thread on X with the card open, and the video on YouTube, likewise. */
  x: Page;
  youtube: Page;
  /** A page of nobody's, for drawing. */
  table: Page;
  /** The panel beside the thread, as the browser places it. */
  panel: Uint8Array;
  /** The page on errors. */
  measured: Uint8Array;
  close(): Promise<void>;
}

export const picture = async (page: Page): Promise<Uint8Array> => {
  await page.bringToFront();
  return page.screenshot();
};

/** A drawing of our own, at its exact size. */
export async function draw(table: Page, markup: string, size: { width: number; height: number }): Promise<Uint8Array> {
  await table.bringToFront();
  await table.setViewport({ ...size, deviceScaleFactor: 1 });
  await table.setContent(
    `<!doctype html><meta charset="utf-8"><style>*{margin:0;box-sizing:border-box}</style>${markup}`,
  );
  return table.screenshot();
}

export const dataUrl = (png: Uint8Array): string => `data:image/png;base64,${Buffer.from(png).toString('base64')}`;

/** Puts the wheel to the open card. */
export async function scrollCard(page: Page, pixels: number): Promise<void> {
  const box = await cardOf(page);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel({ deltaY: pixels });
}

export const cardOf = (page: Page): Promise<Box> => waitFor('the open card', () => boxOfCard(page));

/** Where the pointer is over nothing of the page's. */
export async function away(page: Page): Promise<void> {
  await page.mouse.move(width - 20, 4);
  await pause(400);
}

/** The first mark whose middle stands between two heights of the window. */
export const markBetween = (page: Page, top: number, bottom: number): Promise<Found> =>
  waitFor('a mark in the picture', async () => (await findBadges(page)).find(({ y }) => y > top && y < bottom));

async function panelBeside(thread: Page, own: Page, table: Page): Promise<Uint8Array> {
  const tab = await numberOfReadTab(own);
  await thread.bringToFront();
  await thread.setViewport({ width: width - panelWidth, height, deviceScaleFactor: 1 });
  // As the site lays itself out at this width, and the replica only when it starts.
  await thread.$$eval('[data-testid=sidebarColumn]', (columns) => {
    for (const column of columns) (column as HTMLElement).style.display = 'none';
  });
  await pause(1500);
  const page = await picture(thread);
  await own.setViewport({ width: panelWidth - 1, height, deviceScaleFactor: 1 });
  await goToOwn(own, `sidepanel.html?tab=${tab}`, releasedExtension);
  await own.waitForSelector('.accounts tbody tr');
  await pause(500);
  const panel = await picture(own);
  await thread.setViewport({ width, height, deviceScaleFactor: 1 });
  await thread.$$eval('[data-testid=sidebarColumn]', (columns) => {
    for (const column of columns) (column as HTMLElement).style.display = '';
  });
  const markup = `<body style="display:flex"><img src="${dataUrl(page)}"><img style="border-left:1px solid #b8c4c8" src="${dataUrl(panel)}">`;
  return draw(table, markup, { width, height });
}

export async function openScenes(): Promise<Scenes> {
  const x = await visitX();
  const youtube = await visitYoutube();
  const extension = releasedExtension;
  const launched = await launchChromium({ port: x.port, hosts: x.hosts, others: [youtube], extension, width, height });
  const close = async (): Promise<void> => {
    await launched.close();
    await Promise.all([x.close(), youtube.close()]);
  };
  try {
    const { browser } = launched;
    const table = await browser.newPage();
    const thread = await browser.newPage();
    await x.open(thread);
    const own = await browser.newPage();
    await goToOwn(own, 'measured.html', extension);
    await own.waitForSelector('main');
    await pause(300);
    const measured = await picture(own);
    await thread.bringToFront();
    await thread.keyboard.press('Escape');
    const panel = await panelBeside(thread, own, table);
    await own.close();
    await thread.bringToFront();
    await pause(800);
    const focal = await markBetween(thread, 0, 200);
    await thread.mouse.click(focal.x, focal.y);
    await cardOf(thread);
    await away(thread);
    const video = await browser.newPage();
    await youtube.open(video);
    return { x: thread, youtube: video, table, panel, measured, close };
  } catch (error) {
    await close();
    throw error;
  }
}
