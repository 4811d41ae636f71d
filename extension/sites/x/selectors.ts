// X's DOM as data: every name that we rely on, with its fallbacks, in one table. Sources and dates: sites.md section 1. Test ids are the most
// stable thing X has; classes change with every build and are never used.
import type { SelfCheckTable } from '../adapter';

export const selectors = {
  /** A post: an article in lists, a div in the photo viewer. */
  post: '[data-testid="tweet"]',
  /** A quoted post inside a post has no anchors and must not be taken for the row. */
  quote: 'div[role="link"]',
  nameOfPost: '[data-testid="User-Name"], [data-testid="User-Names"]',
  time: 'time[datetime]',
  statusLink: 'a[href*="/status/"]',
  /** Links in here are the author's words or somebody else's page, not the row's own. */
  foreignLinks: '[data-testid="tweetText"], [data-testid="card.wrapper"]',
  postText: '[data-testid="tweetText"]',
  textContinues: '[data-testid="tweet-text-show-more-link"]',
  avatarOfPost: '[data-testid="Tweet-User-Avatar"]',
  avatar: '[data-testid^="UserAvatar-Container-"]',
  userCell: '[data-testid="UserCell"]',
  hoverCard: '[data-testid="HoverCard"]',
  dialog: '[role="dialog"]',
  /** Buttons whose test id begins with the account's id. */
  idButton: ['follow', 'unfollow', 'block', 'unblock', 'cancel', 'subscribe', 'manageSubscription']
    .map((action) => `[data-testid$="-${action}"]`)
    .join(','),
  primaryColumn: '[data-testid="primaryColumn"]',
  profileName: '[data-testid="UserName"]',
  profileBio: '[data-testid="UserDescription"]',
  profileJoined: '[data-testid="UserJoinDate"]',
  banner: 'img[src*="/profile_banners/"], [style*="/profile_banners/"]',
  /** Parts of the profile page that speak of other people. */
  notOfProfile:
    '[data-testid="tweet"], [data-testid="UserCell"], [data-testid="HoverCard"], [data-testid="sidebarColumn"]',
} as const;

export const patterns = {
  /** /handle/status/123, /i/status/123, /i/web/status/123, and with anything after it. */
  statusPath: /^\/(?:i\/(?:web\/)?|(\w{1,15})\/)status(?:es)?\/(\d{1,19})(?:\/|$)/,
  profilePath: /^\/(\w{1,15})\/?$/,
  /** First part of a path that is a profile's: /handle, /handle/with_replies … */
  profileSection:
    /^\/(\w{1,15})(?:\/(?:with_replies|highlights|articles|media|likes|photo|header_photo|superfollows|affiliates))?\/?$/,
  avatarTestId: /^UserAvatar-Container-(\w{1,15})$/,
  idTestId: /^(\d{1,19})-(?:follow|unfollow|block|unblock|cancel|subscribe|manageSubscription)$/,
  bannerPath: /\/profile_banners\/(\d{1,19})\//,
  handleText: /^@(\w{1,15})$/,
} as const;

/** First path segments that are X's own pages. */
export const reservedPaths: ReadonlySet<string> = new Set(
  'compose explore hashtag home i intent jobs login logout messages notifications privacy search settings share signup tos unknown'.split(
    ' ',
  ),
);

const { post, nameOfPost, time, statusLink, postText, avatarOfPost, avatar, userCell, profileName } = selectors;
export const selfCheck: SelfCheckTable = {
  sights: 'article, [role="article"]',
  // Not notifications, messages or settings: there nobody needs to have posted.
  views:
    /^\/(?:home|search|i\/(?:bookmarks|lists\/\d+|communities\/\d+)|(?!compose|explore|i|jobs|log(?:in|out)|messages|notifications|settings)\w{1,15}(?:\/status\/\d+)?)\/?$/,
  parts: { post, nameOfPost, time, statusLink, postText, avatarOfPost, avatar, userCell, profileName },
};
