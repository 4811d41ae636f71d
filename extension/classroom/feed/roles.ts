// Whom the feed is drawn from: accounts composed after documented patterns, and ordinary ones that look like them in one way. What they write stands in
// the words (post.*), so that each language has its own; nothing of it decides what comes out.

export type Making = 'pattern' | 'ordinary';

export interface Role {
  /** What it was made after: class.role.* says it. */
  id:
    | 'sleeper'
    | 'peer'
    | 'tails'
    | 'gardener'
    | 'nurse'
    | 'newsroom'
    | 'learner'
    | 'newcomer'
    | 'deleter'
    | 'signer'
    | 'spokesperson';
  making: Making;
  handle: string;
  /** RFC 3339 */
  created: string;
  followers: number;
  following: number;
  /** Posts that are counted and not seen: older than those that are. */
  unseen?: number;
  /** Oldest first. */
  posts: readonly RolePost[];
}

export interface RolePost {
  /** Key of the words. */
  text: string;
  time: string;
  /** A random ending, as it was documented. */
  ending?: string;
}

/** The case of shared/cases that a role follows: file and name. There it is told with its source, and the engine is held to it. */
export const caseOf: Readonly<Record<Role['id'], readonly [file: string, name: string]>> = {
  sleeper: ['sleeper.json', 'A sleeper of 2009 writes its first post in 2020, and two peers share one of its texts'],
  peer: [
    'sleeper.json',
    'A fan account wakes in August 2019 with the slogans of three peers that slept for years as well',
  ],
  tails: ['copies.json', 'Five accounts post the same text, each with a random tail'],
  gardener: ['innocent-returners.json', 'A gardener returns after ten years'],
  nurse: ['innocent-workers.json', 'A nurse posts between shifts, at any hour'],
  newsroom: ['innocent-workers.json', "A newsroom's scheduler posts a headline on every half hour of the working day"],
  learner: ['innocent-writers.json', 'A non-native writer leaves out the space after 30 % of the marks'],
  newcomer: ['innocent-newcomers.json', "A teenager's account is three days old, with a name and eight digits"],
  deleter: ['innocent-returners.json', 'Somebody deleted their old posts and five are left'],
  signer: ['innocent-crowds.json', "A petition's text on twenty accounts"],
  spokesperson: ['innocent-workers.json', "A politician's account is run by staff in office hours"],
};

/** When the feed was seen. */
export const feedSeen = '2021-06-20T12:00:00Z';

const day = 86_400_000;

/** Texts `${key}.${from}` and on, each a step after the one before. `hours`: added to each in turn. */
function series(
  key: string,
  from: number,
  count: number,
  first: string,
  days: number,
  hours: readonly number[] = [0],
): RolePost[] {
  const begin = Date.parse(first);
  return Array.from({ length: count }, (_, place) => ({
    text: `post.${key}.${from + place}`,
    time: new Date(begin + place * days * day + (hours[place % hours.length] ?? 0) * 3_600_000).toISOString(),
  }));
}

const post = (text: string, time: string, ending?: string): RolePost => ({
  text: `post.${text}`,
  time,
  ...(ending === undefined ? {} : { ending }),
});

const sleeper: Role = {
  id: 'sleeper',
  making: 'pattern',
  handle: 'tin_compass',
  created: '2009-07-07T09:12:00Z',
  followers: 31,
  following: 118,
  posts: [
    ...series('sleeper', 1, 8, '2020-01-07T02:14:00Z', 61),
    post('slogan.1', '2021-06-14T03:20:00Z'),
    post('slogan.2', '2021-06-17T03:05:00Z'),
  ],
};

const peer = (number: number, handle: string, created: string, woke: string): Role => ({
  id: 'peer',
  making: 'pattern',
  handle,
  created,
  followers: 4 + number,
  following: 90 + 7 * number,
  posts: [
    ...series('peer', 2 * number - 1, 2, woke, 6),
    post('slogan.1', `2021-06-14T0${3 + number}:4${number}:00Z`),
    post('slogan.2', `2021-06-17T0${3 + number}:1${number}:00Z`),
  ],
});

const tails = (number: number, handle: string, created: string, endings: readonly [string, string]): Role => ({
  id: 'tails',
  making: 'pattern',
  handle,
  created,
  followers: 2 * number,
  following: 95 + 3 * number,
  unseen: 5,
  posts: [
    post(`tailer.${number}`, `2021-06-0${number + 1}T07:3${number}:00Z`),
    post('tailed.1', `2021-06-10T05:00:1${number}Z`, endings[0]),
    post('tailed.2', `2021-06-12T06:30:2${number}Z`, endings[1]),
  ],
});

const signer = (number: number, handle: string, created: string, time: string): Role => ({
  id: 'signer',
  making: 'ordinary',
  handle,
  created,
  followers: 140 * number,
  following: 210,
  unseen: 730 * number,
  posts: [post(`signer.${number}`, '2021-06-11T17:05:00Z'), post('petition.1', time)],
});

/** Alternatives: a feed holds one of these sets, or the first three of it. */
export const patterns: readonly (readonly Role[])[] = [
  [
    sleeper,
    peer(1, 'paper_lantern', '2011-03-02T10:00:00Z', '2021-05-20T05:10:00Z'),
    peer(2, 'slow_ferry', '2012-09-18T08:30:00Z', '2021-05-23T06:40:00Z'),
    peer(3, 'brass_kettle', '2013-01-25T21:15:00Z', '2021-05-27T04:25:00Z'),
  ],
  [
    tails(1, 'corner_window', '2019-02-10T12:00:00Z', ['xkqvz', 'bdnwt']),
    tails(2, 'wet_pavement', '2019-08-03T12:00:00Z', ['rmwtb', 'qzkfh']),
    tails(3, 'spare_button', '2020-01-11T12:00:00Z', ['pldjy', 'vgxcm']),
    tails(4, 'north_shelf', '2020-06-30T12:00:00Z', ['hgncs', 'twpkz']),
  ],
];

/** In every feed: nothing is shared by chance as often as the text of a petition. */
export const signers: readonly Role[] = [
  signer(1, 'window_seat', '2014-05-11T18:20:00Z', '2021-06-13T19:44:00Z'),
  signer(2, 'late_bus', '2010-11-29T07:45:00Z', '2021-06-13T20:31:00Z'),
];

export const others: readonly Role[] = [
  {
    id: 'gardener',
    making: 'ordinary',
    handle: 'two_beans',
    created: '2010-04-17T16:00:00Z',
    followers: 88,
    following: 61,
    posts: [
      post('gardener.8', '2021-04-25T09:30:00Z'),
      ...series('gardener', 1, 7, '2021-05-02T08:10:00Z', 6, [0, 9, 3]),
    ],
  },
  {
    id: 'nurse',
    making: 'ordinary',
    handle: 'third_shift',
    created: '2015-10-03T22:10:00Z',
    followers: 302,
    following: 287,
    unseen: 2140,
    posts: series('nurse', 1, 8, '2021-05-24T02:12:00Z', 3, [2, 13, 4, 19, 1, 11, 21, 3]),
  },
  {
    id: 'newsroom',
    making: 'ordinary',
    handle: 'river_gazette',
    created: '2012-02-20T10:00:00Z',
    followers: 5210,
    following: 92,
    unseen: 48_800,
    posts: series('newsroom', 1, 8, '2021-06-15T08:00:00Z', 0.5, [0, 0.5, 1]),
  },
  {
    id: 'learner',
    making: 'ordinary',
    handle: 'second_alphabet',
    created: '2020-09-14T13:00:00Z',
    followers: 23,
    following: 140,
    unseen: 310,
    posts: series('learner', 1, 4, '2021-06-04T15:40:00Z', 4, [0, 3]),
  },
  {
    id: 'newcomer',
    making: 'ordinary',
    handle: 'alex48201937',
    created: '2021-06-17T14:30:00Z',
    followers: 3,
    following: 24,
    posts: series('newcomer', 1, 3, '2021-06-17T14:52:00Z', 1, [0, 2]),
  },
  {
    id: 'deleter',
    making: 'ordinary',
    handle: 'clean_page',
    created: '2011-08-08T11:11:00Z',
    followers: 412,
    following: 390,
    posts: series('deleter', 1, 4, '2021-05-18T18:25:00Z', 9, [0, 2]),
  },
  {
    id: 'spokesperson',
    making: 'ordinary',
    handle: 'town_hall_desk',
    created: '2013-03-05T09:00:00Z',
    followers: 1830,
    following: 12,
    unseen: 3904,
    posts: series('spokesperson', 1, 4, '2021-06-14T08:05:00Z', 1, [0, 2, 5]),
  },
];
