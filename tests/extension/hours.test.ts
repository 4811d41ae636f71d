// @vitest-environment happy-dom
// Hours of the day: what is certain, what may be, and what is not known; drawn only from enough posts, with the same in a table.
import { describe, expect, it } from 'vitest';
import { drawHours, hoursOf, type Interval, leastPosts } from '../../extension/charts/hours.ts';
import { createFindings } from '../../extension/reading/findings.ts';
import { postTimesOf } from '../../extension/reading/times.ts';
import { englishWords as words } from '../../extension/words/words.ts';

const hour = 3_600_000;
const at = (day: number, from: number, to = from): Interval => [
  day * 24 * hour + from * hour,
  day * 24 * hour + to * hour,
];

describe('hours', () => {
  it('count an exact time once, in its hour', () => {
    const { least, most, dated } = hoursOf([at(0, 7), at(1, 7.5), at(2, 23.99)]);
    expect([least[7], most[7], least[23], dated]).toEqual([2, 2, 1, 3]);
    expect(most.reduce((sum, one) => sum + one, 0)).toBe(3);
  });
  it('leave open what lies in an interval, over midnight too', () => {
    const { least, most } = hoursOf([at(0, 22.5, 24.5)]);
    expect([most[22], most[23], most[0], most[1]]).toEqual([1, 1, 1, 0]);
    expect(least.every((one) => one === 0)).toBe(true);
  });
  it('say of a time that is known to the day that its hour is not known', () => {
    const { dated, undated, most } = hoursOf([at(0, 0, 24), at(0, 3)]);
    expect([dated, undated, most[3]]).toEqual([1, 1, 1]);
  });
});

describe('the strip', () => {
  const times = [...Array.from({ length: 7 }, (_, day) => at(day, 9)), at(8, 9.5, 10.5), at(9, 0, 24)];
  const strip = drawHours(document, hoursOf(times), words);
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
    expect(strip?.textContent).toContain('8 posts seen on this page');
    expect(strip?.textContent).toContain('Of 1 more the hour is not known.');
    expect(strip?.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
  });
  it('is not drawn from a few posts', () => {
    const few = Array.from({ length: leastPosts - 1 }, (_, day) => at(day, 9));
    expect(drawHours(document, hoursOf(few), words)).toBeNull();
    expect(drawHours(document, hoursOf([...few, at(99, 4)]), words)).not.toBeNull();
  });
});

it('times of an account’s posts come from rows and from ids, and only its own count', () => {
  const findings = createFindings();
  const ann = { platform: 'x' as const, id: '12', handle: 'ann_example' };
  findings.learnAuthors([
    { post: '1900000000000000001', account: ann },
    { post: '7', account: ann },
    { post: '8', account: ann },
    { post: '1900000000000000002', account: { ...ann, id: '13' } },
  ]);
  const seen = new Map([['7', { time: '2020-01-09T08:31:47.000Z' }]]);
  const told = Date.UTC(2020, 0, 9, 8, 31, 47);
  const carried = Date.parse('2025-03-13T01:44:34.949Z');
  // The post that is neither dated by its row nor by its id is left out.
  expect(postTimesOf('12', findings, seen)).toEqual([
    [carried, carried + 999],
    [told, told + 999],
  ]);
});
