// On every recorded file the command line observes exactly what an independent walk over the JSON finds: the same accounts and posts,
// creation times, authors, texts, kinds and references.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CliResult, requireCli, runCli } from '../support/cli.ts';
import { dataDir } from '../support/places.ts';
import { decodeEntities, kindOf, type Walked, walk } from './walk.ts';

interface Interval {
  earliest: string;
  latest: string;
  basis: string;
}

interface Line {
  type: 'account' | 'post';
  id: string;
  handle?: string;
  created?: Interval;
  author_id?: string;
  time?: Interval;
  text?: string;
  kind?: string;
  repost_of?: string;
  quote_of?: string;
  reply_to?: string;
}

const day = 86_400;

function recordings(): string[] {
  if (dataDir === undefined) return [];
  const folder = join(dataDir, 'x');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(folder, name))
    .sort();
}

function contains(interval: Interval | undefined, second: number): boolean {
  if (interval === undefined) return false;
  return Math.floor(Date.parse(interval.earliest) / 1000) <= second && second * 1000 <= Date.parse(interval.latest);
}

function firstOf<T>(set: Set<T>): T | undefined {
  return [...set][0];
}

function compareAccounts(lines: Line[], walked: Walked): void {
  const accounts = lines.filter((line) => line.type === 'account');
  expect(accounts.map(({ id }) => id).sort()).toEqual([...walked.accounts.keys()].sort());
  for (const { id, handle, created } of accounts) {
    const expected = walked.accounts.get(id);
    expect(expected?.handles.has(handle ?? ''), `handle of ${id}`).toBe(true);
    const second = firstOf(expected?.created ?? new Set<number>());
    if (second === undefined) {
      expect(created?.basis, `creation of ${id}`).not.toBe('reported');
      continue;
    }
    expect(created?.basis, id).toBe('reported');
    expect(Math.floor(Date.parse(created?.earliest ?? '') / 1000), `creation of ${id}`).toBe(second);
    expect(contains(created, second), `creation of ${id}`).toBe(true);
  }
}

function comparePosts(lines: Line[], walked: Walked): void {
  const posts = lines.filter((line) => line.type === 'post');
  expect(posts.map(({ id }) => id).sort()).toEqual([...walked.posts.keys()].sort());
  for (const line of posts) {
    const expected = walked.posts.get(line.id);
    if (expected === undefined) throw new Error(line.id);
    expect(line.author_id, `author of ${line.id}`).toBe(firstOf(expected.authors));
    expect(line.text, `text of ${line.id}`).toBe(decodeEntities(expected.longText ?? expected.text));
    expect(line.kind, `kind of ${line.id}`).toBe(kindOf(expected));
    expect(line.repost_of, `repost of ${line.id}`).toBe(firstOf(expected.repostOf));
    expect(line.quote_of, `quote of ${line.id}`).toBe(firstOf(expected.quoteOf));
    expect(line.reply_to, `reply to ${line.id}`).toBe(firstOf(expected.replyTo));
    const second = firstOf(expected.created);
    if (second !== undefined) expect(contains(line.time, second), `time of ${line.id}`).toBe(true);
  }
}

function observe(file: string): CliResult {
  return runCli(['observe', '--site', 'x', file]);
}

describe('every recorded response', () => {
  const files = recordings();
  beforeAll(() => requireCli());

  it.skipIf(files.length > 0)(
    'is absent: SKIPPED, no recorded responses on this machine (PERSONA_LENS_DATA_DIR)',
    () => {
      console.warn('SKIPPED: no recorded responses (PERSONA_LENS_DATA_DIR); the independent walk compared nothing.');
    },
  );

  it.each(files.map((file) => [relative(dataDir ?? '', file), file]))('%s', (_name, file) => {
    const walked: Walked = { accounts: new Map(), posts: new Map() };
    walk(JSON.parse(readFileSync(file, 'utf8')), walked);
    const result = observe(file);
    expect(result.status, result.stderr).toBe(0);
    const lines = result.lines as Line[];
    compareAccounts(lines, walked);
    comparePosts(lines, walked);
  });

  it.skipIf(files.length === 0)('taken together: each account and post once', () => {
    const walked: Walked = { accounts: new Map(), posts: new Map() };
    for (const file of files) walk(JSON.parse(readFileSync(file, 'utf8')), walked);
    const result = runCli(['observe', ...files]);
    expect(result.status).toBe(0);
    const lines = result.lines as Line[];
    expect(lines.length).toBe(new Set(lines.map(({ type, id }) => `${type} ${id}`)).size);
    expect(lines.filter(({ type }) => type === 'account').length).toBe(walked.accounts.size);
    expect(lines.filter(({ type }) => type === 'post').length).toBe(walked.posts.size);
  });

  it.skipIf(files.length === 0)(
    'agrees with the ids about creation: within a day, or 65 days for sequential ids',
    () => {
      const walked: Walked = { accounts: new Map(), posts: new Map() };
      for (const file of files) walk(JSON.parse(readFileSync(file, 'utf8')), walked);
      for (const [id, { created }] of walked.accounts) {
        const second = firstOf(created);
        if (second === undefined || BigInt(id) < 699382682219446272n) continue;
        const fromId = Number((BigInt(id) >> 22n) + 1288834974657n) / 1000;
        expect(Math.abs(fromId - second), id).toBeLessThan(day);
      }
    },
  );
});
