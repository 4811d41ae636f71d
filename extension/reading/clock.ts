// One clock for a page visit. The reader's clock may be set while a page is open, by hand or by the network: to the engine a jump ahead is time in which
// nothing was seen, after which it forgets, and a jump back puts what was read into the future. So a visit keeps the clock it began with, and takes from
// the wall clock only what a machine that slept explains.

/** Longer than any machine sleeps with a page open, ms. */
const longestSleep = 60 * 24 * 60 * 60 * 1000;
/** What a page's script says of the time is taken for the time of reading only if it is about that, ms. */
const tolerance = 10 * 60 * 1000;

export interface VisitClock {
  /** ms since 1970. */
  (): number;
  /** `told`, unless it is another time than now; then now. */
  near(told: number): number;
}

/** `monotonic`: ms since any moment, which never jumps; it may stand still while the machine sleeps. */
export function createVisitClock(
  wall: () => number = Date.now,
  monotonic: () => number = () => performance.now(),
): VisitClock {
  const offset = wall() - monotonic();
  /** Sleep so far. */
  let slept = 0;
  const now = () => {
    const expected = offset + monotonic() + slept;
    const ahead = wall() - expected;
    if (ahead > 0 && ahead < longestSleep) slept += ahead;
    return Math.round(offset + monotonic() + slept);
  };
  const near = (told: number) => {
    const here = now();
    return Math.abs(told - here) <= tolerance ? Math.round(told) : here;
  };
  return Object.assign(now, { near });
}
