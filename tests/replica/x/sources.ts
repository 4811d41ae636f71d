// Where the replica's answers come from: a composed world, or recorded responses where the machine has them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answer } from '../../fixtures/x/answers.ts';
import { type Person, person } from '../../fixtures/x/model.ts';
import type { World } from '../../fixtures/x/world.ts';
import type { ReplicaOptions } from './options.ts';

export interface Source {
  viewer: Person;
  answer(
    operation: string,
    variables: Readonly<Record<string, unknown>>,
    options: ReplicaOptions,
  ): { status: number; body: string };
}

export function composed(world: World): Source {
  return {
    viewer: world.viewer,
    answer: (operation, variables, options) => ({
      status: 200,
      body: JSON.stringify(answer(world, operation, variables, options)),
    }),
  };
}

/** The recorded responses of one day; each operation answers its first page only. */
export interface Recording {
  name: string;
  /** Operation → file below the folder of recordings. */
  files: Readonly<Record<string, string>>;
}

const old = 'twscrape/history/2023-07-14-4938ca7';
const middle = 'twscrape/history/2025-03-07-5488037';
const july = 'twscrape/history/2026-07-21-8ce44e4';
const august = 'twscrape/2026-08-07-9745b02';

export const recordings: readonly Recording[] = [
  {
    name: 'July 2023',
    files: {
      TweetDetail: `${old}/tweet_details_raw.json`,
      UserTweets: `${old}/user_tweets_raw.json`,
      UserTweetsAndReplies: `${old}/user_tweets_and_replies_raw.json`,
      SearchTimeline: `${old}/search_raw.json`,
      Followers: `${old}/followers_raw.json`,
      UserByScreenName: `${old}/user_by_login_raw.json`,
    },
  },
  {
    name: 'March 2025',
    files: {
      TweetDetail: `${middle}/raw_tweet_details.json`,
      UserTweets: `${middle}/raw_user_tweets.json`,
      UserTweetsAndReplies: `${middle}/raw_user_tweets_and_replies.json`,
      SearchTimeline: `${middle}/raw_search.json`,
      Followers: `${middle}/raw_followers.json`,
      ListLatestTweetsTimeline: `${middle}/raw_list_timeline.json`,
      UserByScreenName: `${middle}/raw_user_by_login.json`,
    },
  },
  {
    name: 'July 2026',
    files: {
      TweetDetail: `${july}/raw_tweet_details.json`,
      UserTweets: `${july}/raw_user_tweets.json`,
      UserTweetsAndReplies: `${july}/raw_user_tweets_and_replies.json`,
      SearchTimeline: `${july}/raw_search.json`,
      Followers: `${july}/raw_followers.json`,
      ListLatestTweetsTimeline: `${july}/raw_list_timeline.json`,
      UserByScreenName: `${july}/raw_user_by_login.json`,
    },
  },
  {
    name: 'August 2026',
    files: {
      TweetDetail: `${august}/card_poll.json`,
      UserTweets: `${august}/raw_user_tweets.json`,
      Followers: `${august}/raw_followers.json`,
      UserByScreenName: `${august}/raw_user_by_login.json`,
    },
  },
];

/** An operation that was not recorded, and every page after the first, answers with X's own kind of error. */
export function recorded(recording: Recording, dataDir: string): Source {
  const notThere = JSON.stringify({ errors: [{ message: 'Not recorded', code: 144 }], data: {} });
  return {
    viewer: person({ handle: 'reader_example', name: 'A Reader', created: '2012-03-04' }),
    answer: (operation, variables) => {
      const file = recording.files[operation];
      if (file === undefined || typeof variables.cursor === 'string') return { status: 200, body: notThere };
      return { status: 200, body: readFileSync(join(dataDir, 'x', file), 'utf8') };
    },
  };
}
