// When a post was made, as far as the page's side knows it: as its row says, else from an id that carries its time.

import { timeOfSnowflake } from '../card/life';
import type { Interval } from '../charts/hours';
import type { Findings } from './findings';

type Seen = ReadonlyMap<string, { time: string | null }>;

/** ms since 1970; null where it is not known. */
export function timeOfPost(id: string, seen: Seen): number | null {
  const told = seen.get(id)?.time;
  return told == null ? timeOfSnowflake(id) : Date.parse(told);
}

/** Rows say whole seconds. */
const exactnessMs = 1_000;

/** Those of an account's posts that stood on the page and whose time is known. */
export function postTimesOf(account: string, findings: Findings, seen: Seen): Interval[] {
  return findings.postsOf(account).flatMap((id): Interval[] => {
    const time = timeOfPost(id, seen);
    return time === null ? [] : [[time, time + exactnessMs - 1]];
  });
}
