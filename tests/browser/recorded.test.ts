// The same on recorded responses of four days, where the machine has them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recorded, recordings } from '../replica/x/sources.ts';
import { dataDir } from '../support/places.ts';
import { badgesOnScreen, expectNoWrongAccount, readStats, scrollThrough, settled } from './support/annotations.ts';
import { pause, rowsReady, type Stage, startStage } from './support/stage.ts';

if (dataDir === undefined) {
  console.warn(
    'SKIPPED: no recorded responses on this machine (PERSONA_LENS_DATA_DIR); only composed ones were tested.',
  );
}

let stage: Stage;
beforeAll(async () => {
  if (dataDir !== undefined) stage = await startStage();
});
afterAll(() => stage?.close());

const pages: Readonly<Record<string, string>> = {
  TweetDetail: '/reader_example/status/1649191520250245121',
  SearchTimeline: '/search?q=anything&f=live',
  ListLatestTweetsTimeline: '/i/lists/4242',
  UserTweets: '/any_profile',
  UserTweetsAndReplies: '/any_profile/with_replies',
  Followers: '/any_profile/followers',
};

describe.skipIf(dataDir === undefined).each(recordings)('recorded in $name', (recording) => {
  const operations = Object.keys(recording.files).filter((operation) => operation in pages);
  it.each(operations)('%s: every row has the badge of its account', async (operation) => {
    stage.replica.use(recorded(recording, dataDir ?? ''));
    const { page, complaints } = await stage.open(pages[operation] ?? '/home');
    await rowsReady(page, 3);
    await settled(page);
    const seen = new Map<string, boolean>();
    const look = async (): Promise<void> => {
      const rows = await badgesOnScreen(page);
      // The photo viewer's and the header's rows have keys of their own; rows are told apart by post or person.
      expectNoWrongAccount(rows);
      for (const row of rows.filter((each) => each.onScreen)) {
        const key = `${row.kind} ${row.postId || row.authorId}`;
        seen.set(key, (seen.get(key) ?? false) || row.accounts.length === 1);
      }
    };
    await scrollThrough(page, look, () => false, 120);
    await pause(300);
    await settled(page);
    await look();
    expect(seen.size).toBeGreaterThan(3);
    expect([...seen].filter(([, annotated]) => !annotated).map(([key]) => key)).toEqual([]);
    const stats = await readStats(page);
    expect(stats.mismatched).toBe(0);
    expect(stats.refused).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
