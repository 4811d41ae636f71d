// On every recorded response of YouTube the command line observes exactly what an independent walk over the JSON finds: the same channels,
// comments and videos, authors, texts, references, and the interval behind every printed time. The same for our own composed responses.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { requireCli, runCli } from '../support/cli.ts';
import { dataDir, sourceDir } from '../support/places.ts';
import { intervalOf, serverClock, unwrap, type WalkedYoutube, walkYoutube } from './walk_youtube.ts';

interface Line {
  type: 'account' | 'post';
  platform: string;
  id: string;
  handle?: string;
  author_id?: string;
  time?: { earliest: string; latest: string; basis: string };
  text?: string;
  kind?: string;
  reply_to?: string;
  marks?: string[];
}

function jsonFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json') && !name.startsWith('relative-times'))
    .map((name) => join(folder, name))
    .sort();
}

const recorded = dataDir === undefined ? [] : jsonFiles(join(dataDir, 'youtube'));
const readAt = '2026-11-22T12:00:00.000Z';

function isJson(body: string): boolean {
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}

function compareTime(line: Line, printed: Iterable<string>, clock: number): void {
  const intervals = [...printed].map((time) => intervalOf(time, clock)).filter((interval) => interval !== undefined);
  if (line.time === undefined) {
    expect(intervals, `time of ${line.id}`).toEqual([]);
    return;
  }
  const seen = [Date.parse(line.time.earliest), Date.parse(line.time.latest)];
  if (line.time.basis === 'relative') {
    // The core leaves the earlier end out: one millisecond.
    const expected = intervals.map(([earliest, latest]) => [earliest + 1, latest]);
    expect(expected, `time of ${line.id}`).toContainEqual(seen);
    return;
  }
  for (const [earliest, latest] of intervals) {
    expect(seen[0], `time of ${line.id}`).toBeLessThanOrEqual(latest);
    expect(seen[1], `time of ${line.id}`).toBeGreaterThanOrEqual(earliest);
  }
}

function compareChannels(lines: Line[], walked: WalkedYoutube): void {
  const accounts = lines.filter((line) => line.type === 'account');
  expect(accounts.map(({ id }) => id).sort()).toEqual([...walked.channels.keys()].sort());
  for (const { id, handle } of accounts) {
    const handles = walked.channels.get(id) ?? new Set();
    expect(handles.size === 0 ? handle === '' : handles.has(handle ?? ''), `handle of ${id}: ${handle}`).toBe(true);
  }
}

function compareComments(lines: Line[], walked: WalkedYoutube, clock: number): void {
  const comments = lines.filter(({ type, kind }) => type === 'post' && kind === 'reply');
  expect(comments.map(({ id }) => id).sort()).toEqual([...walked.comments.keys()].sort());
  for (const line of comments) {
    const expected = walked.comments.get(line.id);
    expect(line.author_id, `author of ${line.id}`).toBe(expected?.author);
    expect(line.text, `text of ${line.id}`).toBe(expected?.text);
    expect(line.reply_to, `parent of ${line.id}`).toBe(expected?.replyTo);
    expect(line.marks?.includes('pinned') ?? false, `pin of ${line.id}`).toBe(expected?.pinned);
    expect(line.marks?.includes('edited') ?? false, `edit of ${line.id}`).toBe(expected?.time.includes('(edited)'));
    compareTime(line, [expected?.time ?? ''], clock);
  }
}

function compareVideos(lines: Line[], walked: WalkedYoutube, clock: number): void {
  const videos = lines.filter(({ type, kind }) => type === 'post' && kind === 'original');
  expect(videos.map(({ id }) => id).sort()).toEqual([...walked.videos.keys()].sort());
  for (const line of videos) {
    const expected = walked.videos.get(line.id);
    if (expected === undefined) throw new Error(line.id);
    expect([...expected.titles], `title of ${line.id}`).toContain(line.text);
    // Several channels: which of them posted it is not said. None: a Short may still name its channel.
    const only = [...expected.authors][0];
    if (expected.authors.size > 1) expect(line.author_id, `author of ${line.id}`).toBeUndefined();
    if (expected.authors.size === 1) expect(line.author_id, `author of ${line.id}`).toBe(only);
    compareTime(line, expected.times, clock);
  }
}

function compare(file: string): { channels: number; comments: number; videos: number } {
  const { body, date } = unwrap(readFileSync(file, 'utf8'));
  const result = runCli(['observe', '--site', 'youtube', '--at', readAt, file]);
  if (!isJson(body)) {
    expect(result.status, 'not JSON').toBe(1);
    expect(result.stderr).toMatch(/malformed JSON|HTML or XML page/);
    return { channels: 0, comments: 0, videos: 0 };
  }
  expect(result.status, result.stderr).toBe(0);
  const root: unknown = JSON.parse(body);
  const clock = serverClock(root) ?? date ?? Date.parse(readAt);
  const lines = result.lines as Line[];
  expect(new Set(lines.map(({ platform }) => platform))).toEqual(new Set(lines.length === 0 ? [] : ['youtube']));
  const walked = walkYoutube(root);
  compareChannels(lines, walked);
  compareComments(lines, walked, clock);
  compareVideos(lines, walked, clock);
  // Without being told the site, the shape tells it.
  expect(runCli(['observe', '--at', readAt, file]).stdout).toBe(result.stdout);
  // The bare body says the same, where it holds its own clock.
  if (serverClock(root) !== undefined)
    expect(runCli(['observe', '--at', readAt, '-'], body).stdout).toBe(result.stdout);
  return { channels: walked.channels.size, comments: walked.comments.size, videos: walked.videos.size };
}

describe('every recorded response of YouTube', () => {
  beforeAll(() => requireCli());

  it.skipIf(recorded.length > 0)(
    'is absent: SKIPPED, no recorded responses on this machine (PERSONA_LENS_DATA_DIR)',
    () => {
      console.warn('SKIPPED: no recorded responses of YouTube (PERSONA_LENS_DATA_DIR); nothing was compared.');
    },
  );

  it.each(recorded.map((file) => [relative(dataDir ?? '', file), file]))('%s', (_name, file) => {
    compare(file);
  });

  it.skipIf(recorded.length === 0)('taken together: each channel, comment and video once', () => {
    const result = runCli(['observe', '--site', 'youtube', ...recorded]);
    expect(result.status).toBe(0);
    const lines = result.lines as Line[];
    expect(new Set(lines.map(({ type, id }) => `${type} ${id}`)).size).toBe(lines.length);
    expect(lines.filter(({ type }) => type === 'account').length).toBeGreaterThan(100);
    expect(lines.filter(({ kind }) => kind === 'reply').length).toBeGreaterThan(80);
    expect(lines.filter(({ kind }) => kind === 'original').length).toBeGreaterThan(250);
  });
});

describe('composed responses of YouTube', () => {
  const composed = jsonFiles(join(sourceDir, 'tests/fixtures/youtube'));
  beforeAll(() => requireCli());

  it.each(composed.map((file) => [relative(sourceDir, file), file]))('%s', (_name, file) => {
    const found = compare(file);
    expect(found.channels + found.comments + found.videos).toBeGreaterThan(0);
  });
});
