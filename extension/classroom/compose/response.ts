// Composed accounts in the shapes of X's responses (of August 2026), so that they go the way that a page's own responses go: a visit to a profile, which
// shows who it is and a run of its posts, newest first, in order of time; a search, which shows posts here and there; and what X says of an account that
// it has suspended.
import type { IngestSource } from '../../engine/protocol';
import type { Post, Profile, Time } from './person';
import { snowflake } from './person';

export interface Response {
  source: IngestSource;
  /** JSON, as the network would have brought it. */
  body: string;
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "Tue Jul 07 09:12:00 +0000 2009": whole seconds, UTC. */
function printed(time: Time): string {
  const date = new Date(time);
  const day = `${weekdays[date.getUTCDay()]} ${months[date.getUTCMonth()]} ${String(date.getUTCDate()).padStart(2, '0')}`;
  return `${day} ${date.toISOString().slice(11, 19)} +0000 ${date.getUTCFullYear()}`;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

// What is undefined stays out of the JSON: not known.
const userOf = ({ id, handle, name, bio, location, created, followers, following, counted }: Profile) => ({
  __typename: 'User',
  rest_id: id,
  core: { created_at: printed(created), name: name ?? handle, screen_name: handle },
  location: location === undefined ? undefined : { location },
  profile_bio: { description: bio ?? '' },
  relationship_counts: { followers, following },
  tweet_counts: { media_tweets: 0, tweets: counted },
});

const tweetOf = ({ id, author, time, text, lang, answers, repeats }: Post): object => ({
  __typename: 'Tweet',
  rest_id: id,
  core: { user_results: { result: userOf(author) } },
  legacy: {
    created_at: printed(time),
    conversation_id_str: answers?.id ?? id,
    entities: { hashtags: [], symbols: [], urls: [], user_mentions: [] },
    full_text: escaped(text),
    in_reply_to_screen_name: answers?.author.handle,
    in_reply_to_status_id_str: answers?.id,
    in_reply_to_user_id_str: answers?.author.id,
    is_quote_status: false,
    lang,
    user_id_str: author.id,
    id_str: id,
    retweeted_status_result: repeats === undefined ? undefined : { result: tweetOf(repeats) },
  },
});

const cursorOf = (kind: 'Top' | 'Bottom', sortIndex: bigint) => ({
  entryId: `cursor-${kind.toLowerCase()}-${sortIndex}`,
  sortIndex: String(sortIndex),
  content: { entryType: 'TimelineTimelineCursor', __typename: 'TimelineTimelineCursor', value: kind, cursorType: kind },
});

function timelineOf(posts: readonly Post[], at: Time) {
  const newest = BigInt(snowflake(at, 0));
  const entries = posts.map((post, place) => ({
    entryId: `tweet-${post.id}`,
    sortIndex: String(newest - BigInt(place)),
    content: {
      entryType: 'TimelineTimelineItem',
      __typename: 'TimelineTimelineItem',
      itemContent: {
        itemType: 'TimelineTweet',
        __typename: 'TimelineTweet',
        tweet_results: { result: tweetOf(post) },
        tweetDisplayType: 'Tweet',
      },
    },
  }));
  const cursors = [cursorOf('Top', newest + 1n), cursorOf('Bottom', newest - BigInt(posts.length))];
  return [
    { type: 'TimelineClearCache' },
    { type: 'TimelineAddEntries', entries: [...entries, ...cursors] },
    { type: 'TimelineTerminateTimeline', direction: 'Top' },
  ];
}

const asked = (operation: string, variables: object, at: Time): IngestSource => ({
  platform: 'x',
  kind: 'response',
  operation,
  variables: JSON.stringify(variables),
  read_at: at,
});

/** `posts`: those that the visit shows, oldest first; together they are the newest part of the account's posts. */
export function profileVisit(person: Profile, posts: readonly Post[], at: Time): Response[] {
  const newestFirst = [...posts].reverse();
  const timeline = { timeline: { instructions: timelineOf(newestFirst, at) } };
  return [
    {
      source: asked('UserByScreenName', { screen_name: person.handle }, at),
      body: JSON.stringify({ data: { user: { result: userOf(person) } } }),
    },
    {
      source: asked('UserTweets', { userId: person.id, count: 20, withVoice: true }, at),
      body: JSON.stringify({ data: { user: { result: { __typename: 'User', timeline } } } }),
    },
  ];
}

/** Posts as X's search ranks them: what lies between two of one account's is not known. */
export function searchVisit(posts: readonly Post[], at: Time): Response {
  const timeline = { timeline: { instructions: timelineOf(posts, at) } };
  return {
    source: asked('SearchTimeline', { rawQuery: 'composed', count: 20, product: 'Top' }, at),
    body: JSON.stringify({ data: { search_by_raw_query: { search_timeline: timeline } } }),
  };
}

export function suspendedVisit(id: string, at: Time): Response {
  const result = { __typename: 'UserUnavailable', reason: 'Suspended' };
  return {
    source: asked('UserByRestId', { userId: id }, at),
    body: JSON.stringify({ data: { user: { rest_id: id, result } } }),
  };
}
