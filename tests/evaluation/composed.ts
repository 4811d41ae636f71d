// The project's own composed cases (shared/cases) as if they were labelled accounts: what the evaluation runs on without data. They show that
// the way through works; rates among people who were composed for a purpose say nothing about people.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceDir } from '../support/places.ts';
import type { LabelledPost, Subject } from './labelled.ts';
import { hashOf } from './labelled.ts';

const day = 86_400_000;

interface CasePosts {
  first: string;
  text?: string;
  texts?: string[];
  each?: string[];
  count?: number;
  every_days?: number;
  every_minutes?: number;
  kind?: string;
  reply_to?: string;
  repost_of?: string;
  quote_of?: string;
  lang?: string;
}

interface CaseAccount {
  id: string;
  count?: number;
  handle: string | string[];
  name?: string | string[];
  bio?: string;
  created?: string;
  created_every_days?: number;
  created_every_minutes?: number;
  timeline?: string;
  posts_total?: number;
  posts?: CasePosts[];
  gone?: boolean;
}

interface Case {
  platform?: string;
  accounts: CaseAccount[];
}

const kindOf = (posts: CasePosts): LabelledPost['kind'] => {
  if (posts.repost_of !== undefined || posts.kind === 'repost') return 'retweet';
  if (posts.quote_of !== undefined || posts.kind === 'quote') return 'quote';
  return posts.reply_to !== undefined || posts.kind === 'reply' ? 'reply' : 'original';
};

function postsOf(account: CaseAccount, number: number, used: Map<CasePosts, number>): LabelledPost[] {
  return (account.posts ?? []).flatMap((posts) =>
    Array.from({ length: posts.count ?? 1 }, (_, at): LabelledPost => {
      const turn = used.get(posts) ?? 0;
      used.set(posts, turn + 1);
      const every = (posts.every_days ?? 1) * day + (posts.every_minutes ?? 0) * 60_000;
      const text = (posts.text ?? posts.texts?.[at % posts.texts.length] ?? '')
        .replaceAll('{each}', posts.each?.[turn % posts.each.length] ?? '')
        .replaceAll('{a}', String(number))
        .replaceAll('{n}', String(at + 1))
        .replaceAll('{link}', '');
      const time = new Date(Date.parse(posts.first) + at * every);
      const created_at = time.toISOString();
      return { id: null, created_at, precision: 'minute', text, kind: kindOf(posts), lang: posts.lang ?? null };
    }),
  );
}

function subjectsOf(account: CaseAccount, innocent: boolean, place: string): Subject[] {
  const used = new Map<CasePosts, number>();
  return Array.from({ length: account.count ?? 1 }, (_, at): Subject => {
    const turn = <T>(value: T | T[]): T => (Array.isArray(value) ? (value[at % value.length] as T) : value);
    const step = (account.created_every_days ?? 0) * day + (account.created_every_minutes ?? 0) * 60_000;
    const created =
      account.created === undefined ? null : new Date(Date.parse(account.created) + at * step).toISOString();
    const posts = postsOf(account, at + 1, used).sort((a, b) => (a.created_at ?? '').localeCompare(b.created_at ?? ''));
    const handle = turn(account.handle).replaceAll('{a}', String(at + 1));
    const hash = hashOf(`composed ${place} ${account.id} ${at}`);
    return {
      label: innocent ? 'genuine' : 'io',
      operation: innocent ? null : place,
      lang_group: posts[0]?.lang ?? 'en',
      account: {
        id: null,
        screen_name: handle,
        name: turn(account.name ?? handle).replaceAll('{a}', String(at + 1)),
        bio: account.bio ?? null,
        location: null,
        created_at: created,
        created_at_precision: 'second',
        statuses_count: account.posts_total ?? (account.timeline === 'complete' ? posts.length : null),
      },
      windows:
        posts.length === 0
          ? []
          : [
              {
                contiguous: account.timeline === 'complete',
                position: 'all',
                from_start: account.timeline === 'complete',
                posts,
              },
            ],
      set: innocent ? 'genuine' : 'io_ira',
      hash,
      batch: hashOf(place),
      part: 'test',
    };
  });
}

/** One list of people for each case; those of a case belong on one page. */
export function composedCases(): { innocent: boolean; subjects: Subject[] }[] {
  const folder = join(sourceDir, 'shared/cases');
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const innocent = file.startsWith('innocent-');
      const { cases } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { cases: Case[] };
      return cases
        .filter(({ platform }) => platform !== 'youtube')
        .map((one, at) => ({
          innocent,
          subjects: one.accounts
            .filter(({ gone }) => gone !== true)
            .flatMap((account) => subjectsOf(account, innocent, `${file} ${at}`)),
        }));
    });
}
