// The hours of the day and the life line on a card: on X every post's id carries its time to the millisecond; YouTube says only how long ago.
import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { rowKinds } from '../fixtures/x/worlds/row-kinds.ts';
import { channel, comment, day, hour, restartComments, videoId, type World } from '../fixtures/youtube/model.ts';
import { composed as composedX } from '../replica/x/sources.ts';
import { composed as composedYoutube } from '../replica/youtube/sources.ts';
import { settled } from './support/annotations.ts';
import { rowsReady, startStage } from './support/stage.ts';
import { pageSettled, scrollToThreads, startYoutubeStage } from './support/youtube.ts';

interface Charts {
  hours: string;
  certain: number;
  possible: number;
  /** Of the table of hours. */
  rows: string[];
  ticks: number;
  stretches: number;
}

async function chartsOf(page: Page, account: string): Promise<Charts> {
  await page.$eval(`[data-pl-badge][data-pl-account="${account}"]`, (host) => {
    host.scrollIntoView({ block: 'center' });
    host.shadowRoot?.querySelector('button')?.click();
  });
  await page.waitForSelector('[data-pl-card] >>> [data-pl-section=hours] p');
  return page.$eval('[data-pl-card]', (host) => {
    const all = (selector: string): Element[] => [...(host.shadowRoot?.querySelectorAll(selector) ?? [])];
    return {
      hours: all('[data-pl-section=hours]')[0]?.textContent ?? '',
      certain: all('.hours .certain').length,
      possible: all('.hours .possible').length,
      rows: all('[data-pl-section=hours] tbody tr').map((row) => row.textContent ?? ''),
      ticks: all('.life .one').length,
      stretches: all('.life .maybe').length,
    };
  });
}

describe('on X', () => {
  it('hours are certain, of all posts that the page has loaded, and each post is a tick on the life line', async () => {
    const stage = await startStage();
    try {
      const { world, busy } = rowKinds();
      stage.replica.use(composedX(world));
      const { page, complaints } = await stage.open(`/${busy.handle}`);
      await rowsReady(page, 6);
      await settled(page);
      const charts = await chartsOf(page, busy.id);
      expect(charts.hours).toMatch(/\d+ posts seen here, by the hour in UTC\. Hours by themselves/);
      expect(charts.possible).toBe(0);
      expect(charts.certain).toBeGreaterThan(0);
      const counted = charts.rows.map((row) => Number(row.slice('00:00–01:00'.length)));
      expect(counted.reduce((sum, one) => sum + one, 0)).toBe(Number(/(\d+) posts seen/.exec(charts.hours)?.[1]));
      // "Bridge number …" was posted at noon, day after day: more of them than rows stand on the page.
      expect(Math.max(...counted)).toBeGreaterThan(8);
      expect(charts.ticks).toBeGreaterThan(1);
      expect(charts.stretches).toBe(0);
      expect(complaints).toEqual([]);
    } finally {
      await stage.close();
    }
  });
});

describe('on YouTube', () => {
  /** One channel under its own film, and so many comments of each age. */
  function worldOf(ages: readonly number[]): { world: World; id: string } {
    restartComments();
    const owner = channel('harbour_films_example', { name: 'Harbour Films' });
    const gull = channel('gull_counter_example', { name: 'Gull Counter' });
    const comments = ages.map((age, index) => comment(gull, `Gull number ${index + 1}, seen from the pier`, age));
    const film = { id: videoId(1), title: 'Gulls', channel: owner, age: 600 * day, views: 1_200, comments };
    return { world: { name: 'gulls', channels: [owner, gull], videos: [film] }, id: gull.id };
  }

  it.each([
    {
      what: 'hours are not known where comments are days old, and the card says so',
      ages: Array.from({ length: 9 }, (_, index) => (3 + index) * day),
      said: /^Hours of the dayOf the 9 posts seen here the hour is not known: the page says only roughly/,
      isDrawn: false,
    },
    {
      what: 'hours are hatched where comments are hours old, and those of older ones are counted beside',
      ages: [...Array.from({ length: 9 }, (_, index) => (2 + index) * hour), 3 * day, 40 * day],
      said: /9 posts seen here, by the hour in UTC\. Hatched: posts that may lie there.*Of 2 more the hour is not known\./,
      isDrawn: true,
    },
  ])('$what', async ({ ages, said, isDrawn }) => {
    const stage = await startYoutubeStage();
    try {
      const { world, id } = worldOf(ages);
      stage.replica.use(composedYoutube(world));
      const { page, complaints } = await stage.open(`/watch?v=${videoId(1)}`);
      await pageSettled(page);
      await scrollToThreads(page, ages.length);
      await settled(page, { quiet: 400 });
      const charts = await chartsOf(page, id);
      expect(charts.hours).toMatch(said);
      expect(charts.possible > 0).toBe(isDrawn);
      expect(charts.certain).toBe(0);
      expect(charts.stretches + charts.ticks).toBeGreaterThan(0);
      expect(complaints).toEqual([]);
    } finally {
      await stage.close();
    }
  });
});
