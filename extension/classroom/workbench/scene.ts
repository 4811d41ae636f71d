// One composed account whose properties can be moved, and the accounts that share its sentences.
import type { Words } from '../../words/create';
import { accountId, type Person, type Post, snowflake, type Time } from '../compose/person';
import { profileVisit } from '../compose/response';
import type { Scene } from '../engine/lens';

export interface Settings {
  /** Year of creation. */
  created: number;
  /** Years from then to the first post. */
  silence: number;
  /** Percent of its posts that fall into nine to five of one time zone (UTC+8), on weekdays. */
  hours: number;
  /** Sentences that others post as well. */
  copies: number;
  others: number;
  /** Percent of its posts that are seen, the newest ones. */
  coverage: number;
}

export interface Range {
  least: number;
  most: number;
  step: number;
}

export const ranges: Readonly<Record<keyof Settings, Range>> = {
  created: { least: 2009, most: 2021, step: 1 },
  silence: { least: 0, most: 12, step: 1 },
  hours: { least: 30, most: 100, step: 5 },
  copies: { least: 0, most: 4, step: 1 },
  others: { least: 0, most: 12, step: 1 },
  coverage: { least: 10, most: 100, step: 5 },
};

export const seenAt: Time = Date.UTC(2021, 5, 20, 12);
const day = 86_400_000;
const hour = 3_600_000;
/** The first post is at least so long ago that all its posts have room. */
const shortest = 90 * day;

/** Own sentences of the composed people, and those that are shared. */
const ownTexts = (
  [
    ['sleeper', 8],
    ['gardener', 8],
    ['nurse', 8],
    ['newsroom', 8],
    ['peer', 6],
    ['learner', 4],
    ['deleter', 4],
    ['spokesperson', 4],
  ] as const
).flatMap(([name, count]) => Array.from({ length: count }, (_, place) => `post.${name}.${place + 1}`));
const sharedTexts = ['post.slogan.1', 'post.slogan.2', 'post.tailed.1', 'post.tailed.2'];

/** 0 … 1, evenly spread over the numbers, without chance: every slider gives the same account. */
const spread = (number: number) => (number * 0.618033988749895) % 1;

function hourOf(number: number, share: number): number {
  const inShift = spread(number * 7 + 3) * 100 < share;
  // 01–09 UTC is nine to five at UTC+8.
  return inShift ? 1 + spread(number) * 8 : spread(number * 3 + 1) * 24;
}

const isWeekend = (time: Time) => [0, 6].includes(new Date(time + 8 * hour).getUTCDay());

export const subjectOf = ({ created }: Settings): Person => {
  const time = Date.UTC(created, 1, 10, 9);
  return { id: accountId(time, 5), handle: 'paper_boat', created: time, followers: 54, following: 120, counted: 0 };
};

export function sceneOf(settings: Settings, words: Words): Scene & { subject: string } {
  const { silence, hours, copies, others, coverage } = settings;
  const draft = subjectOf(settings);
  const wanted = new Date(draft.created);
  wanted.setUTCFullYear(wanted.getUTCFullYear() + silence);
  const first = Math.min(wanted.getTime() + 12 * hour, seenAt - shortest);
  const shared = sharedTexts.slice(0, others === 0 ? 0 : copies);
  const texts = [...ownTexts.slice(0, ownTexts.length - sharedTexts.length), ...shared];
  const subject: Person = { ...draft, counted: texts.length };
  const step = (seenAt - 2 * day - first) / (texts.length - 1);
  const lang = words.language.slice(0, 2);
  const posts = texts.map((key, number): Post => {
    let midnight = Math.floor((first + number * step) / day) * day;
    // The first post keeps its day: the silence is what was asked for.
    while (number > 0 && spread(number * 7 + 3) * 100 < hours && isWeekend(midnight + 5 * hour)) midnight += day;
    const time = midnight + Math.floor(hourOf(number, hours) * 60) * 60_000 + (number % 60) * 1_000;
    return { id: snowflake(time, number + 1), author: subject, time, text: words.say(key), lang };
  });
  posts.sort((a, b) => a.time - b.time);
  const seen = posts.slice(posts.length - Math.max(1, Math.round((posts.length * coverage) / 100)));
  const visits = profileVisit(subject, seen, seenAt);
  for (let number = 0; number < (shared.length === 0 ? 0 : others); number += 1) {
    const created = Date.UTC(2012 + (number % 9), (number * 5) % 12, 1 + ((number * 11) % 28), number);
    const peer: Person = {
      id: accountId(created, 40 + number),
      handle: `folded_map_${number + 1}`,
      created,
      followers: 10 + number,
      following: 80 + number,
      counted: 400 + number,
    };
    const said = shared.map((key, place): Post => {
      const time = seenAt - (20 - place) * day + (number * 47 + 13) * 60_000;
      return { id: snowflake(time, 1_000 + 10 * number + place), author: peer, time, text: words.say(key), lang };
    });
    visits.push(...profileVisit(peer, said, seenAt));
  }
  return { visits, at: seenAt, accounts: [subject.id], subject: subject.id };
}
