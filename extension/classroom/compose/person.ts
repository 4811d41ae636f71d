// Composed accounts and posts, before they are written in the shape of X's responses. Nobody's account; ids are such as X would have given.

/** ms since 1970, UTC. */
export type Time = number;

/** What a response tells of an account; a number that is not there is not known. */
export interface Profile {
  id: string;
  handle: string;
  /** Shown name; the handle where there is none. */
  name?: string | undefined;
  bio?: string | undefined;
  location?: string | undefined;
  created: Time;
  followers?: number | undefined;
  following?: number | undefined;
  /** What X counts: posts, replies and reposts. */
  counted?: number | undefined;
}

/** A profile of which every number is known. */
export interface Person extends Profile {
  followers: number;
  following: number;
  counted: number;
}

export interface Post {
  id: string;
  author: Profile;
  time: Time;
  text: string;
  /** The platform's tag of the text's language; never weighed. */
  lang: string;
  answers?: Pick<Post, 'id' | 'author'> | undefined;
  repeats?: Post | undefined;
}

const snowflakeEpoch = 1288834974657;
const firstSnowflakeAccount = Date.UTC(2016, 1, 16);

// Sequential ids at the beginnings of years, and the last of them.
const countedIds: readonly (readonly [from: Time, id: number])[] = [
  [Date.UTC(2007, 3), 3108404],
  [Date.UTC(2008, 0), 11750454],
  [Date.UTC(2009, 0), 18532227],
  [Date.UTC(2009, 6), 52557200],
  [Date.UTC(2010, 0), 100858892],
  [Date.UTC(2011, 0), 232712601],
  [Date.UTC(2012, 0), 451969640],
  [Date.UTC(2013, 0), 1051277358],
  [Date.UTC(2014, 0), 2270644154],
  [Date.UTC(2015, 0), 2954021572],
  [firstSnowflakeAccount, 4675935878],
];

/** The id of a post, or of an account since February 2016. `sequence` keeps those of one millisecond apart. */
export function snowflake(time: Time, sequence: number): string {
  return ((BigInt(time - snowflakeEpoch) << 22n) | BigInt(sequence & 0x3fffff)).toString();
}

export function accountId(created: Time, sequence: number): string {
  if (created >= firstSnowflakeAccount) return snowflake(created, sequence);
  const after = Math.max(
    1,
    countedIds.findIndex(([from]) => from > created),
  );
  const [from, low] = countedIds[after - 1] ?? [0, 12];
  const [to, high] = countedIds[after] ?? [1, 12];
  return String(Math.round(low + ((created - from) / (to - from)) * (high - low)) + sequence);
}
