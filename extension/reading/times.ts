// When a post was made, as far as the page's side knows it: as its row says, else from an id that carries its time.
import { timeOfSnowflake } from '../card/life';

type Seen = ReadonlyMap<string, { time: string | null }>;

/** ms since 1970; null where it is not known. */
export function timeOfPost(id: string, seen: Seen): number | null {
  const told = seen.get(id)?.time;
  return told == null ? timeOfSnowflake(id) : Date.parse(told);
}
