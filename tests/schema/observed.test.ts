// What `observe` prints of composed responses is exactly what they hold: the same accounts and posts as an independent walk finds.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFixtures } from '../fixtures/x/files.ts';
import type { World } from '../fixtures/x/world.ts';
import { crowdWorld } from '../fixtures/x/worlds/crowd.ts';
import { documentedCase } from '../fixtures/x/worlds/documented-case.ts';
import { rowKinds } from '../fixtures/x/worlds/row-kinds.ts';
import { type Walked, walk } from '../observe/walk.ts';
import { requireCli, runCli } from '../support/cli.ts';

interface ObservationLine {
  type: 'account' | 'post';
  id: string;
  handle?: string;
  author_id?: string | null;
  text?: string;
  kind?: string;
}

let folder: string;
beforeAll(() => {
  requireCli();
  folder = mkdtempSync(join(tmpdir(), 'persona-lens-observe-'));
});
afterAll(() => folder && rmSync(folder, { recursive: true, force: true }));

const worlds: Readonly<Record<string, () => World>> = {
  'the documented case': () => documentedCase().world,
  'every row kind': () => rowKinds().world,
  'a crowd': () => crowdWorld(120).world,
};

describe.each(Object.keys(worlds))('%s', (name) => {
  it('is observed completely: accounts, posts, authors, texts and kinds', () => {
    const world = worlds[name]?.();
    if (world === undefined) throw new Error(name);
    const written = writeFixtures(world, join(folder, name.replaceAll(' ', '-')));
    const held: Walked = { accounts: new Map(), posts: new Map() };
    for (const { body } of written) walk(body, held);
    const result = runCli(['observe', '--site', 'x', ...written.map(({ file }) => file)]);
    const lines = result.lines as ObservationLine[];
    const accounts = lines.filter((line) => line.type === 'account');
    const posts = lines.filter((line) => line.type === 'post');
    expect(accounts.map(({ id }) => id).sort()).toEqual([...held.accounts.keys()].sort());
    expect(posts.map(({ id }) => id).sort()).toEqual([...held.posts.keys()].sort());
    const byId = new Map(world.messages.map((message) => [message.id, message]));
    for (const line of posts) {
      const message = byId.get(line.id);
      expect([...(held.posts.get(line.id)?.authors ?? [])], line.id).toEqual([line.author_id]);
      expect(line.text?.startsWith((message?.longText ?? message?.text ?? '?').slice(0, 40)), line.id).toBe(true);
      const kind = message?.repostOf ? 'repost' : message?.quoteOf ? 'quote' : message?.replyTo ? 'reply' : 'original';
      expect(line.kind, line.id).toBe(kind);
    }
    for (const line of accounts) expect([...(held.accounts.get(line.id)?.handles ?? [])]).toEqual([line.handle]);
  });
});
