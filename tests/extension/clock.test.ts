// A visit's clock goes on evenly, whatever is done to the reader's.
import { describe, expect, it } from 'vitest';
import { createVisitClock } from '../../extension/reading/clock.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const start = Date.UTC(2026, 7, 1, 12);

function clocks(): { wall: number; steady: number; now: ReturnType<typeof createVisitClock> } {
  const at = { wall: start, steady: 1_000, now: createVisitClock() };
  at.now = createVisitClock(
    () => at.wall,
    () => at.steady,
  );
  return at;
}

describe('the clock of a visit', () => {
  it('goes with the wall clock', () => {
    const at = clocks();
    at.wall += minute;
    at.steady += minute;
    expect(at.now()).toBe(start + minute);
  });

  it('goes on after the machine slept', () => {
    const at = clocks();
    at.wall += 3 * day;
    expect(at.now()).toBe(start + 3 * day);
    at.wall += minute;
    at.steady += minute;
    expect(at.now()).toBe(start + 3 * day + minute);
  });

  it.each([
    ['back by an hour', -60 * minute],
    ['back by twenty years', -20 * 365 * day],
    ['ahead by ten years', 10 * 365 * day],
  ])('does not follow a clock that is set %s', (_, jump) => {
    const at = clocks();
    at.wall += jump;
    expect(at.now()).toBe(start);
    at.wall += minute;
    at.steady += minute;
    expect(at.now()).toBe(start + minute);
  });

  it('takes what a page says of the time only where it is about now', () => {
    const at = clocks();
    expect(at.now.near(start - minute)).toBe(start - minute);
    expect(at.now.near(start + 10 * 365 * day)).toBe(start);
    expect(at.now.near(0)).toBe(start);
  });
});
