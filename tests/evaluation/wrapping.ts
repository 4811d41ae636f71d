// Labelled accounts in the shapes of X's responses, so that they go the way that a page's own responses go.
//
// What the data do not say is left open or made harmless, the same for every side:
// – Times are cut to the minute, as the Internet Research Agency's are. Posts known by day only are spread over their day in order. Posts
//   without a time get one by their hash within the hours of a thread, so that they neither meet nor avoid each other.
// – Creation known by day only is that of the id where the id tells it, else spread over the day by a hash.
// – Followers stand on one side only and are the same number for everybody.
// – A repost repeats one post by text, by nobody who is known. Links are t.co: where they lead is not known.

import { timelineEnvelope, userEnvelope } from '../fixtures/x/envelopes.ts';
import type { Message, Person } from '../fixtures/x/model.ts';
import { accountId, snowflake } from '../fixtures/x/model.ts';
import type { JsonObject } from '../fixtures/x/shapes.ts';
import { type Item, instructionsOf, type Timeline } from '../fixtures/x/timelines.ts';
import type { LabelledPost, LabelledWindow, Subject } from './labelled.ts';

const minute = 60_000;
const day = 86_400_000;
const generation = '2026-08';
/** When the pages are read: today's signatures are all valid. */
export const readAt = Date.UTC(2026, 10, 22, 12);
/** The hours in which posts without a time of their own were written. */
const undatedFrom = Date.UTC(2019, 10, 14, 6);
const undatedHours = 12;
/** X's first post that was numbered by its time. */
const firstSnowflake = 1288834974657;
/** Ids in this stretch tell no time: whoever is repeated or answered has one, and no profile. */
const untimedId = (key: string): string => String(20_000_000_001 + Math.floor(fraction(key) * 4_000_000_000));
const unknownAuthor = untimedId('');

/** A number in [0, 1) that depends on nothing but the text. */
export function fraction(text: string): number {
  let mixed = 2166136261;
  for (const letter of text) mixed = Math.imul(mixed ^ (letter.codePointAt(0) ?? 0), 16777619);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 2246822507);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 3266489909);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296;
}

function createdOf(subject: Subject): number | undefined {
  const { id, created_at, created_at_precision } = subject.account;
  if (created_at === null) return undefined;
  const time = Date.parse(created_at);
  if (created_at_precision !== 'day') return time;
  if (id !== null && /^[0-9]{17,}$/.test(id)) return Number((BigInt(id) >> 22n) + BigInt(firstSnowflake));
  return time + Math.floor(fraction(subject.hash) * day);
}

export interface Wrapped {
  person: Person;
  /** Neither of them is in the response where the data do not tell it. */
  knows: { created: boolean; total: boolean };
}

/** `total`: what X counts as posts in all; undefined where it is not known. */
export function wrapAccount(subject: Subject, total: number | null): Wrapped {
  const created = createdOf(subject);
  const known = subject.account.id !== null && /^[0-9]+$/.test(subject.account.id) ? subject.account.id : undefined;
  // An id between the last counted and the first timed one tells no time.
  const hue = Math.floor(fraction(subject.hash) * 360);
  const handle = /^[A-Za-z0-9_]{1,30}$/.test(subject.account.screen_name)
    ? subject.account.screen_name
    : `h${subject.hash.slice(0, 13)}`;
  return {
    person: {
      id:
        known ??
        (created === undefined
          ? untimedId(`${subject.hash}${subject.set}`)
          : accountId(created, Number.parseInt(subject.hash.slice(0, 4), 16))),
      handle,
      name: subject.account.name === subject.account.screen_name ? handle : subject.account.name,
      bio: subject.account.bio ?? '',
      location: subject.account.location ?? '',
      created: created ?? readAt,
      followers: 100,
      following: 100,
      posts: total ?? 0,
      verified: false,
      hue,
    },
    knows: { created: created !== undefined, total: total !== null },
  };
}

function timeOf(post: LabelledPost, place: number, ofDay: number, key: string): number {
  if (post.created_at === null) return undatedFrom + Math.floor(fraction(key) * undatedHours * 60) * minute;
  const time = Date.parse(post.created_at);
  if (post.precision === 'day') return time + Math.floor(((place + 0.5) / ofDay) * 24 * 60) * minute;
  return Math.floor(time / minute) * minute;
}

function idAt(time: number, sequence: number): string {
  if (time > firstSnowflake + day) return snowflake(time, sequence);
  // Before that posts were counted; the numbers only have to rise with the time.
  return String(Math.floor((time - Date.UTC(2006, 2, 21)) / minute) * 4096 + (sequence % 4096));
}

const repostPrefix = /^RT @([A-Za-z0-9_]{1,20}):?\s*/u;

function plain(
  id: string,
  author: Person | undefined,
  authorId: string,
  time: number,
  text: string,
  lang: string,
): Message {
  return { id, author, authorId, time, text, lang, replies: 0, reposts: 0, likes: 0, views: 40 };
}

/** What somebody repeats: the same post for the same text, a day before it was first worth repeating. */
function originalOf(text: string, time: number, lang: string): Message {
  const body = text.replace(repostPrefix, '');
  const author = untimedId(repostPrefix.exec(text)?.[1] ?? body);
  const key = Math.floor(fraction(body) * 0x3fffff);
  const around = Math.floor(time / (30 * day)) * 30 * day;
  return plain(idAt(around, key), undefined, author, around, body, lang);
}

export interface WrapOptions {
  /** Texts that are taken for reposts where the data do not say what a post is. */
  reposted: ReadonlySet<string>;
}

/** Oldest first. */
export function wrapWindow(subject: Subject, person: Person, window: LabelledWindow, options: WrapOptions): Message[] {
  const perDay = new Map<string, number>();
  for (const { created_at, precision } of window.posts) {
    if (created_at !== null && precision === 'day') perDay.set(created_at, (perDay.get(created_at) ?? 0) + 1);
  }
  const seen = new Map<string, number>();
  const messages = window.posts.map((post, place): Message => {
    const ofDay = perDay.get(post.created_at ?? '') ?? 1;
    const placeOfDay = seen.get(post.created_at ?? '') ?? 0;
    seen.set(post.created_at ?? '', placeOfDay + 1);
    const time = timeOf(post, placeOfDay, ofDay, `${subject.hash} ${place} ${post.text.length}`);
    const sequence = (Math.floor(fraction(subject.hash) * 4000) * 1000 + place) % 0x3fffff;
    const lang = post.lang ?? subject.lang_group;
    const message = plain(idAt(time, sequence), person, person.id, time, post.text, lang);
    const isRepost = post.kind === 'retweet' || (post.kind === null && options.reposted.has(post.text));
    if (isRepost) return { ...message, repostOf: originalOf(post.text, time, lang) };
    if (post.kind === 'quote') return { ...message, quoteOf: 'unavailable' };
    if (post.kind === 'reply') {
      const asked = originalOf(`reply ${post.text}`, time, lang);
      return { ...message, replyTo: { ...asked, text: '' } };
    }
    return message;
  });
  return messages.sort((a, b) => a.time - b.time);
}

/** What the data do not tell is not in the response either. */
function withoutUnknown(response: JsonObject, wrapped: ReadonlyMap<string, Wrapped>): JsonObject {
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const one of value) walk(one);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const object = value as Record<string, unknown>;
    const knows = object.__typename === 'User' ? wrapped.get(String(object.rest_id))?.knows : undefined;
    if (knows !== undefined) {
      if (!knows.created) delete (object.core as Record<string, unknown>).created_at;
      if (!knows.total) {
        delete object.tweet_counts;
        delete (object.legacy as Record<string, unknown> | undefined)?.statuses_count;
      }
    }
    for (const one of Object.values(object)) walk(one);
  };
  walk(response);
  return response;
}

export interface Response {
  operation: string;
  variables: JsonObject;
  body: JsonObject;
}

const request = (operation: string, count: number) =>
  ({
    operation,
    cursor: '',
    count,
    now: readAt,
    generation,
    shuffled: false,
    unknownInstructions: false,
  }) as const;

function timelineResponse(
  operation: string,
  variables: JsonObject,
  timeline: Timeline,
  wrapped: readonly Wrapped[],
): Response {
  const instructions = instructionsOf(timeline, request(operation, timeline.items.length + 1));
  const known = new Map(wrapped.map((one) => [one.person.id, one]));
  return { operation, variables, body: withoutUnknown(timelineEnvelope(operation, generation, instructions), known) };
}

/** A visit to a profile: who it is, then its posts, newest first. */
export function profileVisit(one: Wrapped, messages: readonly Message[]): Response[] {
  const known = new Map([[one.person.id, one]]);
  const items = [...messages].reverse().map((post): Item => ({ kind: 'post', post }));
  const timeline: Timeline = { items, step: 1, modulePrefix: 'profile-conversation' };
  return [
    {
      operation: 'UserByScreenName',
      variables: { screen_name: one.person.handle },
      body: withoutUnknown(userEnvelope(one.person, generation), known),
    },
    timelineResponse('UserTweets', { userId: one.person.id, count: 20, withVoice: true }, timeline, [one]),
  ];
}

/** One page of search results: what a reader sees of many accounts at once. */
export function searchPage(people: readonly { one: Wrapped; messages: readonly Message[] }[]): Response {
  const items = people
    .flatMap(({ messages }) => messages)
    .sort((a, b) => b.time - a.time)
    .map((post): Item => ({ kind: 'post', post }));
  const timeline: Timeline = { items, step: 1, modulePrefix: 'conversationthread' };
  const variables = { rawQuery: '#composed', count: 20, querySource: 'typed_query', product: 'Latest' };
  return timelineResponse(
    'SearchTimeline',
    variables,
    timeline,
    people.map(({ one }) => one),
  );
}

/**
 * A thread: one post by nobody who is known, and everybody's answers. The data hold no threads: answers come between five minutes and two days
 * after the post, most of them early, by a hash of the answer, whoever wrote it. So no burst is composed and none can be found.
 */
export function thread(people: readonly { one: Wrapped; messages: readonly Message[] }[]): Response {
  const root = plain(snowflake(undatedFrom, 7), undefined, unknownAuthor, undatedFrom, 'composed', 'und');
  const shortest = 5 * minute;
  const longest = 2 * day;
  const answers = people
    .flatMap(({ messages }) => messages)
    .map((post, place): Message => {
      const part = fraction(`${post.id} ${post.authorId}`);
      const delay = shortest * (longest / shortest) ** part;
      const time = undatedFrom + Math.floor(delay / minute) * minute;
      return {
        ...post,
        time,
        id: snowflake(time, 1000 + place),
        ...(post.repostOf === undefined ? { replyTo: root } : {}),
      };
    })
    .sort((a, b) => a.time - b.time)
    .map((post): Item => ({ kind: 'conversation', posts: [post] }));
  const timeline: Timeline = {
    items: [{ kind: 'post', post: root }, ...answers],
    step: 10,
    modulePrefix: 'conversationthread',
  };
  const variables = { focalTweetId: root.id, rankingMode: 'Relevance' };
  return timelineResponse(
    'TweetDetail',
    variables,
    timeline,
    people.map(({ one }) => one),
  );
}
