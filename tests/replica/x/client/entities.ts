// Users and posts as the page shows them, read from any generation of X's answers.
import { at, list, number, text } from './json.ts';

export interface User {
  id: string;
  handle: string;
  name: string;
  bio: string;
  location: string;
  created: string;
  picture: string;
  followers: number;
  following: number;
  posts: number;
  verified: boolean;
  /** The badge of an organisation beside the name: a link to another account. */
  affiliate: { href: string; picture: string } | undefined;
}

export interface Post {
  id: string;
  /** undefined when X sent the post without its user. */
  author: User | undefined;
  authorId: string;
  text: string;
  longText: string | undefined;
  lang: string;
  created: Date;
  repostOf: Post | undefined;
  quoteOf: Post | 'unavailable' | undefined;
  photo: string | undefined;
  video: string | undefined;
  card: boolean;
  edited: boolean;
  replies: number;
  reposts: number;
  likes: number;
  views: string;
}

function readAffiliate(label: unknown): User['affiliate'] {
  const url = text(label, 'url', 'url');
  const picture = text(label, 'badge', 'url');
  if (url === undefined || picture === undefined || !URL.canParse(url)) return undefined;
  return { href: new URL(url).pathname, picture };
}

export function readUser(result: unknown): User | undefined {
  const id = text(result, 'rest_id');
  const handle = text(result, 'core', 'screen_name') ?? text(result, 'legacy', 'screen_name');
  if (id === undefined || handle === undefined) return undefined;
  return {
    id,
    handle,
    name: text(result, 'core', 'name') ?? text(result, 'legacy', 'name') ?? handle,
    bio: text(result, 'profile_bio', 'description') ?? text(result, 'legacy', 'description') ?? '',
    location: text(result, 'location', 'location') ?? text(result, 'legacy', 'location') ?? '',
    created: text(result, 'core', 'created_at') ?? text(result, 'legacy', 'created_at') ?? '',
    picture: text(result, 'avatar', 'image_url') ?? text(result, 'legacy', 'profile_image_url_https') ?? '',
    followers: number(result, 'relationship_counts', 'followers') ?? number(result, 'legacy', 'followers_count') ?? 0,
    following: number(result, 'relationship_counts', 'following') ?? number(result, 'legacy', 'friends_count') ?? 0,
    posts: number(result, 'tweet_counts', 'tweets') ?? number(result, 'legacy', 'statuses_count') ?? 0,
    verified: at(result, 'is_blue_verified') === true,
    affiliate: readAffiliate(at(result, 'affiliates_highlighted_label', 'label')),
  };
}

const entityPattern = /&(amp|lt|gt);/g;
const entityTexts: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };

function plain(value: string): string {
  return value.replace(entityPattern, (whole, name: string) => entityTexts[name] ?? whole);
}

export function readPost(result: unknown, depth = 0): Post | undefined {
  const wrapped = at(result, '__typename') === 'TweetWithVisibilityResults' ? at(result, 'tweet') : result;
  const id = text(wrapped, 'rest_id');
  const body = text(wrapped, 'legacy', 'full_text');
  if (id === undefined || body === undefined || depth > 3) return undefined;
  const quoted = at(wrapped, 'quoted_status_result', 'result');
  const media = at(wrapped, 'legacy', 'entities', 'media', 0);
  const mediaKind = text(media, 'type');
  const picture = text(media, 'media_url_https');
  return {
    id,
    author: readUser(at(wrapped, 'core', 'user_results', 'result')),
    authorId: text(wrapped, 'legacy', 'user_id_str') ?? '',
    text: plain(body),
    longText: text(wrapped, 'note_tweet', 'note_tweet_results', 'result', 'text'),
    lang: text(wrapped, 'legacy', 'lang') ?? 'und',
    created: new Date(text(wrapped, 'legacy', 'created_at') ?? 0),
    repostOf: readPost(at(wrapped, 'legacy', 'retweeted_status_result', 'result'), depth + 1),
    quoteOf: quoted === undefined ? undefined : (readPost(quoted, depth + 1) ?? 'unavailable'),
    photo: mediaKind === 'photo' ? picture : undefined,
    video: mediaKind === 'video' || mediaKind === 'animated_gif' ? picture : undefined,
    card: at(wrapped, 'card') !== undefined,
    edited: list(wrapped, 'edit_control', 'edit_tweet_ids').length > 1,
    replies: number(wrapped, 'legacy', 'reply_count') ?? 0,
    reposts: number(wrapped, 'legacy', 'retweet_count') ?? 0,
    likes: number(wrapped, 'legacy', 'favorite_count') ?? 0,
    views: text(wrapped, 'views', 'count') ?? '',
  };
}
