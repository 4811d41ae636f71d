// A case of shared/cases (written there for the engine: shared/schema/case.schema.json) as a reader would meet it: responses of X or YouTube, visit after
// visit. Of the format only what the walks' cases use is known here; a test holds each of them to what its case expects.
import type { AccountKey } from '../../engine/protocol';
import { type Channel, channelVisit, type Video } from '../compose/channel';
import { accountId, type Post, type Profile, snowflake, type Time } from '../compose/person';
import { profileVisit, type Response, searchVisit, suspendedVisit } from '../compose/response';
import type { Scene } from '../engine/lens';

interface CasePosts {
  tag?: string;
  first: string;
  count?: number;
  every_days?: number;
  every_minutes?: number;
  kind?: string;
  reply_to?: string;
  repost_of?: string;
  text?: string;
  texts?: readonly string[];
  each?: readonly string[];
  views?: number | readonly number[];
  lang?: string;
}

interface CaseAccount {
  id: string;
  count?: number;
  gone?: boolean;
  handle?: string | readonly string[];
  name?: string | readonly string[];
  bio?: string;
  location?: string;
  followers?: number;
  following?: number;
  created?: string;
  created_every_days?: number;
  created_every_minutes?: number;
  posts_total?: number;
  timeline?: string;
  posts?: readonly CasePosts[];
}

interface CaseVisit {
  at: string;
  accounts: readonly CaseAccount[];
}

export interface ComposedCase extends CaseVisit {
  name: string;
  platform?: string;
  visits?: readonly CaseVisit[];
  expect: readonly { account?: string; group_of?: string; label?: string; at_most?: string; note?: string }[];
}

export interface CaseScene extends Scene {
  platform: AccountKey['platform'];
  /** The account that the case is about, as it stands in the responses. */
  subject: string;
  /** By the case's id of an account. */
  idOf(caseId: string): string;
  /** By the id in the responses. */
  shownName(id: string): string;
}

const minute = 60_000;
const day = 1_440 * minute;

/** Lists are used in turn. */
const inTurn = <T>(value: T | readonly T[], at: number): T =>
  Array.isArray(value) ? ((value as readonly T[])[at % value.length] as T) : (value as T);

/** A repeat of something that was not seen, as X writes it. */
const repeat = /^RT @(\w+): (.*)$/s;

interface Said {
  posts: CasePosts;
  text: string;
  time: Time;
  /** The same post in every visit. */
  key: string;
  views: number;
}

/** What the accounts of one entry said, one list an account. */
function saidBy(account: CaseAccount, count: number): Said[][] {
  const used = new Map<CasePosts, number>();
  return Array.from({ length: count }, (_, number) =>
    (account.posts ?? []).flatMap((posts, place) =>
      Array.from({ length: posts.count ?? 1 }, (_, nth): Said => {
        const each = used.get(posts) ?? 0;
        used.set(posts, each + 1);
        const step =
          posts.every_days === undefined && posts.every_minutes === undefined
            ? day
            : (posts.every_days ?? 0) * day + (posts.every_minutes ?? 0) * minute;
        const text = inTurn(posts.texts ?? posts.text ?? '', nth)
          .replaceAll('{each}', inTurn(posts.each ?? '', each))
          .replaceAll('{a}', String(number + 1))
          .replaceAll('{n}', String(nth + 1));
        return {
          posts,
          text,
          time: Math.round(Date.parse(posts.first) + nth * step),
          key: `${account.id} ${number} ${place} ${nth} ${posts.first}`,
          views: inTurn(posts.views ?? 100, nth),
        };
      }),
    ),
  );
}

/** Numbers things in the order in which they are met, and keeps each one's number. */
function numbering(): (key: string) => number {
  const numbers = new Map<string, number>();
  return (key) => {
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    return number;
  };
}

/** One visit to X: whole or newest timelines as profiles, everything else as a search shows it. */
function visitToX(
  { accounts }: CaseVisit,
  at: Time,
  ids: Map<string, string>,
  numberOf: (key: string) => number,
): Response[] {
  const responses: Response[] = [];
  const scattered: Post[] = [];
  const tagged = new Map<string, Post>();
  const profiles = new Map<string, Profile>();
  const later: (() => void)[] = [];
  for (const account of accounts) {
    const count = account.count ?? 1;
    const said = saidBy(account, count);
    for (let number = 0; number < count; number += 1) {
      const caseId = String(Number(account.id) + number);
      if (account.gone === true) {
        const known = ids.get(caseId);
        if (known !== undefined) responses.push(suspendedVisit(known, at));
        continue;
      }
      const every = (account.created_every_days ?? 0) * day + (account.created_every_minutes ?? 0) * minute;
      const created = Math.round(Date.parse(account.created ?? '') + number * every);
      const id = ids.get(caseId) ?? accountId(created, Number(caseId));
      ids.set(caseId, id);
      const own = said[number] ?? [];
      const isRun = account.timeline === 'complete' || account.timeline === 'newest';
      const profile: Profile = {
        id,
        handle: inTurn(account.handle ?? '', number).replaceAll('{a}', String(number + 1)),
        name: account.name === undefined ? undefined : inTurn(account.name, number),
        bio: account.bio,
        location: account.location,
        created,
        followers: account.followers,
        following: account.following,
        counted: account.posts_total ?? (account.timeline === 'complete' ? own.length : undefined),
      };
      profiles.set(profile.handle, profile);
      // Others' posts that these refer to may stand further below.
      later.push(() => {
        const posts = own.map((one): Post => postOf(one, profile));
        if (isRun)
          responses.push(
            ...profileVisit(
              profile,
              posts.toSorted((a, b) => a.time - b.time),
              at,
            ),
          );
        else scattered.push(...posts);
      });
      for (const one of own.filter(({ posts }) => posts.tag !== undefined)) {
        tagged.set(one.posts.tag ?? '', postOf(one, profile));
      }
    }
  }

  function postOf({ posts, text, time, key }: Said, author: Profile): Post {
    const post: Post = { id: snowflake(time, numberOf(key)), author, time, text, lang: posts.lang ?? 'und' };
    if (posts.reply_to !== undefined) return { ...post, answers: tagged.get(posts.reply_to) };
    const seen = tagged.get(posts.repost_of ?? '');
    const [, handle = '', rest = ''] = repeat.exec(text) ?? [];
    const elsewhere = profiles.get(handle);
    const unseen: Post | undefined =
      posts.kind === 'repost' && elsewhere !== undefined
        ? { ...post, id: snowflake(time - minute, numberOf(rest)), author: elsewhere, time: time - minute, text: rest }
        : undefined;
    const repeats = seen ?? unseen;
    if (repeats === undefined) return post;
    return { ...post, repeats, text: `RT @${repeats.author.handle}: ${repeats.text}` };
  }

  for (const work of later) work();
  return scattered.length === 0 ? responses : [...responses, searchVisit(scattered, at)];
}

/** One visit to YouTube, from channel to channel: originals are videos. */
function visitToYoutube(
  { accounts }: CaseVisit,
  at: Time,
  ids: Map<string, string>,
  numberOf: (key: string) => number,
): Response[] {
  return accounts.flatMap((account) =>
    saidBy(account, account.count ?? 1).map((said, number): Response => {
      const caseId = String(Number(account.id) + number);
      const channel: Channel = {
        id: `UCcomposed${caseId.padStart(14, '0')}`,
        handle: inTurn(account.handle ?? '', number),
        name: inTurn(account.name ?? account.handle ?? '', number),
      };
      ids.set(caseId, channel.id);
      const videos = said.map(
        ({ key, text, time, views }): Video => ({
          id: `composed${String(numberOf(key)).padStart(3, '0')}`,
          title: text,
          time,
          views,
        }),
      );
      return channelVisit(
        channel,
        videos.toSorted((a, b) => a.time - b.time),
        at,
      );
    }),
  );
}

export function sceneOfCase(composed: ComposedCase): CaseScene {
  const platform = composed.platform === 'youtube' ? 'youtube' : 'x';
  const ids = new Map<string, string>();
  const numberOf = numbering();
  const visit = platform === 'youtube' ? visitToYoutube : visitToX;
  const all: CaseVisit[] = [...(composed.visits ?? []), composed];
  const visits = all.flatMap((one) => visit(one, Date.parse(one.at), ids, numberOf));
  const names = new Map(
    all
      .flatMap(({ accounts }) => accounts)
      .flatMap((account) =>
        Array.from({ length: account.count ?? 1 }, (_, number): [string, string] => [
          ids.get(String(Number(account.id) + number)) ?? '',
          account.handle === undefined ? '' : `@${inTurn(account.handle, number)}`,
        ]),
      )
      .filter(([, handle]) => handle !== ''),
  );
  const idOf = (caseId: string) => ids.get(caseId) ?? '';
  const [first] = composed.expect;
  return {
    platform,
    visits,
    at: Date.parse(composed.at),
    accounts: [...names.keys()],
    subject: idOf(first?.account ?? first?.group_of ?? ''),
    idOf,
    shownName: (id) => names.get(id) ?? id,
  };
}
