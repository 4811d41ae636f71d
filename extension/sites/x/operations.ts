// Which of X's responses are read, as data: one table for the tap (which only asks "is it one of these?") and for the reader behind it.
// Source: sites.md section 2. The query id in front of the operation changes with every build of X, so only the operation counts.
// Everything else that X sends (direct messages, settings, advertising, telemetry) is never copied.

import type { Exec, Site } from '../site';

/** What a response of this operation mainly holds; for the reader of this table, the engine decides by content. */
type Holds = 'posts' | 'people' | 'person' | 'both';

export const graphqlOperations: Readonly<Record<string, Holds>> = {
  HomeTimeline: 'posts',
  HomeLatestTimeline: 'posts',
  UserTweets: 'posts',
  UserTweetsAndReplies: 'posts',
  UserMedia: 'posts',
  UserHighlightsTweets: 'posts',
  UserArticlesTweets: 'posts',
  UserSuperFollowTweets: 'posts',
  Likes: 'posts',
  Bookmarks: 'posts',
  BookmarkSearchTimeline: 'posts',
  SearchTimeline: 'both',
  TweetDetail: 'posts',
  TweetResultByRestId: 'posts',
  TweetResultsByRestIds: 'posts',
  ModeratedTimeline: 'posts',
  ListLatestTweetsTimeline: 'posts',
  ListRankedTweetsTimeline: 'posts',
  CommunityTweetsTimeline: 'posts',
  CommunityTweetsLoggedOutTimeline: 'posts',
  CommunityMediaTimeline: 'posts',
  CommunitiesExploreTimeline: 'posts',
  ExplorePage: 'both',
  ExploreSidebar: 'people',
  GenericTimelineById: 'both',
  TopicLandingPage: 'posts',
  QuoteTweetTimeline: 'posts',
  NotificationsTimeline: 'both',
  Followers: 'people',
  FollowersYouKnow: 'people',
  Following: 'people',
  BlueVerifiedFollowers: 'people',
  Retweeters: 'people',
  Favoriters: 'people',
  ListMembers: 'people',
  ListSubscribers: 'people',
  membersSliceTimeline_Query: 'people',
  moderatorsSliceTimeline_Query: 'people',
  SidebarUserRecommendations: 'people',
  ConnectTabTimeline: 'people',
  UserByScreenName: 'person',
  UserByRestId: 'person',
  UsersByRestIds: 'people',
  UserCellQuery: 'person',
  AboutAccountQuery: 'person',
};

// Absolute on one of X's hosts, or relative to the page. `/i/api/graphql/` on the site itself, `/graphql/` on api.x.com.
const host = String.raw`(?:https:\/\/(?:[a-z0-9-]+\.){0,3}(?:x|twitter)\.com(?::\d+)?)?`;
export const graphqlPattern = new RegExp(String.raw`^${host}\/(?:i\/api\/)?graphql\/[\w-]{1,64}\/(\w{1,64})(?=[?#]|$)`);

// REST notifications, older than GraphQL and still in use: maps under `globalObjects`. The engine tells them by their shape.
export const notificationsPattern = new RegExp(
  String.raw`^${host}\/i\/api\/2\/(notifications\/(?:all|mentions|verified))\.json(?=[?#]|$)`,
);

/** The operation a URL asks for, or null when it is none of ours. */
export function operationOf(url: string, exec: Exec): string | null {
  const operation = exec(graphqlPattern, url)?.[1];
  if (operation !== undefined) return isListed(operation) ? operation : null;
  return exec(notificationsPattern, url)?.[1] ?? null;
}

// A prototype-free copy: `constructor` and what a page adds to Object.prototype are not operations.
const listed: Record<string, Holds | undefined> = Object.assign(Object.create(null), graphqlOperations);

function isListed(operation: string): boolean {
  return listed[operation] !== undefined;
}

export const xSite: Site = {
  platform: 'x',
  origin: 'https://x.com/',
  operationOf,
  request: 'variables',
  // Its first HTML holds no posts (sites.md section 1).
  globals: [],
};
