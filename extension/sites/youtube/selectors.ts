// YouTube's DOM as data: every name that we rely on, with its fallbacks, in one table, desktop and mobile apart. Sources and dates: sites.md
// section 3. Tag names and ids are the most stable thing YouTube has; classes change and come last.
import type { RowKind, SelfCheckTable } from '../adapter';

/** What a row's id is: the comment's (`lc` of a link), the video's (of its links), or that of the video which the page shows. */
type IdFrom = 'comment' | 'video' | 'shown_video' | 'none';

export interface RowShape {
  kind: RowKind;
  row: string;
  id: IdFrom;
  /** Links that say the id, outside of what the author wrote; all of them must agree. */
  idLinks: string;
  /** Links to the author's channel; all of them must agree. Names are never read. */
  authorLinks: string;
  /**
   * Whether a row that says neither its own id nor the author's is known by the handle in the author's link: only where the responses read on
   * this page gave that handle to one channel and no other.
   */
  byHandle: boolean;
  /** The author's picture: the first that is there. */
  pictures: readonly string[];
  name: string;
  /** What the author wrote, where the row shows it. */
  text: string;
  /** A row that stands in one of these, or holds one of those, is none. */
  notIn: string | null;
  notWith: string | null;
}

const advertisement = 'ytd-ad-slot-renderer, ytd-in-feed-ad-layout-renderer, ad-slot-renderer';
const videoLinks = 'a[href*="/watch?"], a[href*="/shorts/"]';
/** A card of several channels shows a stack of pictures. */
const severalAuthors = 'yt-avatar-stack-view-model';
const none = ':not(*)';

const desktop: readonly RowShape[] = [
  {
    // Before April 2024 a renderer; in Shorts the same elements stand in a panel. All comments bear the same ids, and a browser that is asked for
    // "#id" goes through all elements of a page that have it: among thousands of comments that takes longer than to look through one of them.
    kind: 'post',
    row: 'ytd-comment-view-model, ytd-comment-renderer',
    id: 'comment',
    idLinks: '[id="published-time-text"] a[href*="lc="], .published-time-text a[href*="lc="]',
    authorLinks: '[id="author-text"][href], [id="author-thumbnail"] a[href]',
    byHandle: false,
    pictures: ['[id="author-thumbnail"] yt-img-shadow', '[id="author-thumbnail"] img', '[id="author-thumbnail"]'],
    name: '[id="header-author"]',
    text: '[id="content-text"]',
    notIn: null,
    notWith: null,
  },
  {
    kind: 'focal',
    row: 'ytd-video-owner-renderer',
    id: 'shown_video',
    idLinks: none,
    authorLinks: 'a[href]',
    byHandle: false,
    pictures: ['#avatar yt-img-shadow', 'yt-img-shadow#avatar', '#avatar'],
    name: '#channel-name',
    text: none,
    notIn: null,
    notWith: severalAuthors,
  },
  {
    kind: 'focal',
    row: 'ytd-reel-video-renderer[is-active]',
    id: 'shown_video',
    idLinks: none,
    authorLinks: 'yt-reel-channel-bar-view-model a[href], .ytReelChannelBarViewModelChannelName a[href]',
    byHandle: false,
    pictures: ['yt-reel-channel-bar-view-model yt-avatar-shape', 'yt-reel-channel-bar-view-model yt-spec-avatar-shape'],
    name: 'yt-reel-channel-bar-view-model',
    text: none,
    notIn: null,
    notWith: severalAuthors,
  },
  {
    kind: 'post',
    row: 'ytd-video-renderer',
    id: 'video',
    idLinks: videoLinks,
    authorLinks: 'ytd-channel-name a[href], a#channel-thumbnail[href]',
    byHandle: false,
    pictures: ['#channel-thumbnail yt-img-shadow', '#channel-thumbnail'],
    name: 'ytd-channel-name',
    text: none,
    notIn: advertisement,
    notWith: severalAuthors,
  },
  {
    kind: 'user',
    row: 'ytd-channel-renderer',
    id: 'none',
    idLinks: none,
    authorLinks: '#main-link[href], #avatar-section a[href]',
    byHandle: true,
    pictures: ['#avatar-section yt-img-shadow', '#avatar'],
    name: '#channel-title',
    text: none,
    notIn: advertisement,
    notWith: null,
  },
  {
    // Rendered from empty; in lists beside a video it has no picture, and then no place for a badge.
    kind: 'post',
    row: 'yt-lockup-view-model',
    id: 'video',
    idLinks: videoLinks,
    authorLinks: 'yt-content-metadata-view-model a[href], yt-decorated-avatar-view-model a[href]',
    byHandle: false,
    pictures: ['yt-decorated-avatar-view-model yt-avatar-shape', 'yt-decorated-avatar-view-model'],
    name: none,
    text: none,
    notIn: advertisement,
    notWith: severalAuthors,
  },
];

const mobile: readonly RowShape[] = [
  {
    kind: 'post',
    row: 'ytm-comment-renderer, ytm-comment-view-model',
    id: 'comment',
    // Which element holds the comment's address is not known for certain; where none does, its author's link is what there is.
    idLinks: 'a[href*="lc="]',
    authorLinks: 'a.YtmCommentRendererIconContainer[href], a.comment-icon-container[href]',
    byHandle: true,
    pictures: [
      '.YtmCommentRendererIconContainer img',
      '.comment-icon-container img',
      '.YtmCommentRendererIconContainer',
    ],
    name: '.YtmCommentRendererTitle, .comment-title',
    text: '.YtmCommentRendererText, .comment-text',
    notIn: null,
    notWith: null,
  },
  {
    kind: 'focal',
    row: 'ytm-slim-owner-renderer',
    id: 'shown_video',
    idLinks: none,
    authorLinks: 'a[href]',
    byHandle: false,
    pictures: ['ytm-profile-icon', '.slim-owner-profile-icon', 'img'],
    name: '.slim-owner-channel-name',
    text: none,
    notIn: null,
    notWith: severalAuthors,
  },
  {
    kind: 'post',
    row: 'ytm-video-with-context-renderer, ytm-compact-video-renderer',
    id: 'video',
    idLinks: videoLinks,
    authorLinks: 'ytm-channel-thumbnail-with-link-renderer a[href], .media-channel a[href]',
    byHandle: false,
    pictures: ['ytm-channel-thumbnail-with-link-renderer ytm-profile-icon', 'ytm-channel-thumbnail-with-link-renderer'],
    name: '.media-channel',
    text: none,
    notIn: 'ytm-promoted-sparkles-web-renderer, ad-slot-renderer',
    notWith: severalAuthors,
  },
];

export interface HeaderShape {
  /** The header of a channel's page. */
  header: string;
  /** Where it shows "@handle" as a text of its own; never in its title, for a name may be written like a handle. */
  handle: string;
  pictures: readonly string[];
  name: string;
}

const headers: readonly HeaderShape[] = [
  {
    header: 'ytd-browse[page-subtype="channels"] yt-page-header-view-model, ytm-browse yt-page-header-view-model',
    handle: 'yt-content-metadata-view-model',
    pictures: ['yt-decorated-avatar-view-model yt-avatar-shape', 'yt-decorated-avatar-view-model'],
    name: 'yt-dynamic-text-view-model',
  },
  {
    header:
      'ytd-browse[page-subtype="channels"] ytd-c4-tabbed-header-renderer, ytm-browse ytm-c4-tabbed-header-renderer',
    handle: '#channel-handle, .c4-tabbed-header-handle',
    pictures: ['#avatar', '.c4-tabbed-header-avatar img'],
    name: '#channel-name',
  },
];

export const layout = {
  rows: [...desktop, ...mobile],
  headers,
  /** Pages that YouTube keeps aside while another is shown. */
  aside: '[hidden]',
  asideAttribute: 'hidden',
  /** Its clock and subtitles change several times a second. */
  player: '#movie_player, .html5-video-player',
  /** Says which video it shows. */
  watchPage: 'ytd-watch-flexy',
  videoIdAttribute: 'video-id',
} as const;

export const patterns = {
  /** An address that reads the same before and after it is resolved. */
  plainPath: /^\/(?!\/)[\w@/-]*$/,
  commentId: /^[\w.-]{1,64}$/,
  videoId: /^[\w-]{11}$/,
  shortsPath: /^\/shorts\/([\w-]{11})(?:\/|$)/,
  channelPath: /^\/channel\/(UC[\w-]{22})(?:\/|$)/,
  handlePath: /^\/@([^/]+)(?:\/|$)/,
  /** A text that is nothing but a handle, direction marks aside. */
  handleText: /^[\u200e\u200f\u202a-\u202e\u2066-\u2069\s]*@([^\s@/]+?)[\u200e\u200f\u202a-\u202e\u2066-\u2069\s]*$/,
} as const;

const partOf = ({ row, idLinks, authorLinks }: RowShape, name: string): [string, string][] => [
  [name, row],
  [`${name}: id`, `:is(${row}) :is(${idLinks})`],
  [`${name}: author`, `:is(${row}) :is(${authorLinks})`],
];
export const selfCheck: SelfCheckTable = {
  sights: 'ytd-comment-thread-renderer, ytm-comment-thread-renderer',
  views: /^\/watch$/,
  parts: Object.fromEntries([
    ...[...desktop, ...mobile].flatMap((shape, index) => partOf(shape, `row ${index + 1}`)),
    ...headers.map(({ header }, index) => [`header ${index + 1}`, header]),
  ]),
};
