// @vitest-environment happy-dom
// Hours of the day: what is certain, what may be, and what is not known; drawn only from enough posts, with the same in a table.
import { describe, expect, it } from 'vitest';
import { hoursOf as count, drawHours, leastPosts } from '../../extension/charts/hours.ts';
import { drawLife, type Life } from '../../extension/charts/life-line.ts';
import type { Interval } from '../../extension/charts/post-times.ts';
import type { Assessment } from '../../extension/engine/protocol.ts';
import { createCardTimes } from '../../extension/reading/post-times.ts';
import { englishWords as words } from '../../extension/words/words.ts';

const hour = 3_600_000;
const at = (day: number, from: number, to = from): Interval => [
  day * 24 * hour + from * hour,
  day * 24 * hour + to * hour,
];

const hoursOf = (times: readonly (Interval | null)[], leftOut = 0) => count({ times, leftOut });

describe('hours', () => {
  it('count an exact time once, in its hour', () => {
    const { hours, dated } = hoursOf([at(0, 7), at(1, 7.5), at(2, 23.99)]);
    expect([hours[7], hours[23], dated]).toEqual([{ low: 2, high: 2 }, { low: 1, high: 1 }, 3]);
    expect(hours.reduce((sum, { high }) => sum + high, 0)).toBe(3);
  });
  it('leave open what lies in an interval, over midnight too', () => {
    const { hours } = hoursOf([at(0, 22.5, 24.5)]);
    expect([22, 23, 0, 1].map((hour) => hours[hour]?.high)).toEqual([1, 1, 1, 0]);
    expect(hours.every(({ low }) => low === 0)).toBe(true);
  });
  it('say of a time that is known to the day, or was never told, that its hour is not known', () => {
    const { dated, undated, hours } = hoursOf([at(0, 0, 24), null, at(0, 3)]);
    expect([dated, undated, hours[3]]).toEqual([1, 2, { low: 1, high: 1 }]);
  });
});

describe('the strip', () => {
  const times = [...Array.from({ length: 7 }, (_, day) => at(day, 9)), at(8, 9.5, 10.5), at(9, 0, 24)];
  const strip = drawHours(document, hoursOf(times, 40), words);
  it('draws the certain solid and the possible hatched, from one scale', () => {
    const solid = Array.from(strip?.querySelectorAll('.certain') ?? [], (bar) => Number(bar.getAttribute('height')));
    const open = Array.from(strip?.querySelectorAll('.possible') ?? [], (bar) => Number(bar.getAttribute('height')));
    expect([solid.length, open.length]).toEqual([1, 2]);
    expect(solid[0]).toBeCloseTo(7 * (open[0] ?? 0));
  });
  it('has the same as a table, and says what is not known', () => {
    expect(Array.from(strip?.querySelectorAll('tbody tr') ?? [], (row) => row.textContent)).toEqual([
      '09:00–10:007 to 8',
      '10:00–11:000 to 1',
    ]);
    expect(strip?.textContent).toContain('8 posts seen here, by the hour in UTC. Hatched: posts that may lie there');
    expect(strip?.textContent).toContain('Of 1 more the hour is not known. 40 older posts are left out.');
    expect(strip?.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
  });
  it('is not drawn from a few posts', () => {
    const few = Array.from({ length: leastPosts - 1 }, (_, day) => at(day, 9));
    expect(drawHours(document, hoursOf(few), words)).toBeNull();
    expect(drawHours(document, hoursOf([...few, at(99, 4)]), words)?.querySelector('svg')).not.toBeNull();
  });
  it('is a sentence where a page says only how long ago posts were made', () => {
    const rough = Array.from({ length: 20 }, (_, day) => at(day, 0, 24));
    const unknown = drawHours(document, hoursOf(rough, 5), words);
    expect(unknown?.querySelector('svg')).toBeNull();
    expect(unknown?.textContent).toContain('Of the 25 posts seen here the hour is not known');
    const tooFew = drawHours(document, hoursOf([...rough, at(1, 3), at(1, 4, 5)]), words);
    expect(tooFew?.textContent).toBe('The hour is known of 2 of the 22 posts seen here: too few to show.');
  });
});

describe('the life line', () => {
  const year = (from: number, to = from): Interval => [Date.UTC(from, 0, 2), Date.UTC(to, 11, 30)];
  const day = (year: number, month: number): Interval => [Date.UTC(year, month, 3), Date.UTC(year, month, 3)];
  const posts = [day(2021, 4), day(2021, 4), day(2020, 1), year(2018, 2019)];
  const life: Life = {
    created: day(2009, 6),
    first: year(2018, 2019),
    last: day(2021, 4),
    now: Date.UTC(2022, 0, 1),
    gapProven: false,
    contiguous: false,
    posts,
  };
  const drawn = drawLife(document, life, words);
  it('shows single posts: exact ones as ticks, once where they fall together, others as the stretch in which they lie', () => {
    expect(drawn?.querySelectorAll('.one')).toHaveLength(2);
    expect(drawn?.querySelectorAll('.maybe')).toHaveLength(1);
    expect(Number(drawn?.querySelector('.maybe')?.getAttribute('width'))).toBeGreaterThan(40);
  });
  it('has the years as a table, with what is not certain', () => {
    expect(Array.from(drawn?.querySelectorAll('tbody tr') ?? [], (row) => row.textContent)).toEqual([
      '20180 to 1',
      '20190 to 1',
      '20201',
      '20212',
    ]);
  });
  it('has neither while single posts are not known', () => {
    const bare = drawLife(document, { ...life, posts: [] }, words);
    expect([bare?.querySelector('.one'), bare?.querySelector('table')]).toEqual([null, null]);
  });
});

describe('the times of the posts of the account on the card', () => {
  const assessment = (id: string) => ({ id }) as Assessment;
  it('are asked for once an assessment, and the older ones stay until there are newer ones', async () => {
    const asked: string[] = [];
    let told = 0;
    const times = createCardTimes(
      async (id) => ({ times: [], leftOut: asked.push(id) }),
      () => {
        told += 1;
      },
    );
    const [first, again, other] = [assessment('1'), assessment('1'), assessment('2')];
    expect(times.of(first)).toBeNull();
    expect(times.of(first)).toBeNull();
    await Promise.resolve();
    expect([asked, told, times.of(first)?.leftOut]).toEqual([['1'], 1, 1]);
    expect(times.of(again)?.leftOut).toBe(1);
    // Nobody looks at it any more when its answer comes.
    expect(times.of(other)).toBeNull();
    await Promise.resolve();
    expect([asked, told, times.of(other)?.leftOut]).toEqual([['1', '1', '2'], 2, 3]);
  });
});
