// YouTube, for the page layer: which rows are on the page, and whose they are. Polymer binds other data to the same elements again and again,
// so a row is read anew from its links whenever anything in it changed.
import type { Row, ShownText, SiteAdapter } from '../adapter';
import { comparable } from './identity';
import { watchRows } from './row-watch';
import { layout, selfCheck } from './selectors';

export const youtubeAdapter = {
  platform: 'youtube',
  rows(document) {
    return watchRows(document).rows(Number.POSITIVE_INFINITY);
  },
  watch: watchRows,
  // Comments say in the responses who wrote them and when; the page says less.
  pageRows: null,
  textOf,
  // The id decides; a handle is a witness that can only object. A channel's header shows its handle, where it has one.
  agrees: ({ kind, handle }, known) =>
    handle === null ? kind !== 'profile' || known === '' : known === '' ? kind !== 'profile' : same(handle, known),
  // Of posts: those that say neither their own id nor their author's (selectors.ts, byHandle).
  joinedByHandle: ['user', 'profile', 'post'],
  view: ({ pathname, search }) => `${pathname}?${new URLSearchParams(search).get('v') ?? ''}`,
  profileUrl: (handle) => `/@${encodeURIComponent(handle)}`,
  aboutUrl: (channelId) => `https://www.youtube.com/channel/${encodeURIComponent(channelId)}/about`,
  watchedAttributes: ['href', 'src', layout.asideAttribute, layout.videoIdAttribute, 'is-active', 'page-subtype'],
  restless: layout.player,
  changeEvents: ['yt-navigate-start', 'yt-navigate-finish', 'yt-page-data-updated', 'state-navigateend'],
  selfCheck,
  surfaces: ['ytd-app', 'ytm-app', 'body', 'html'],
} satisfies SiteAdapter;

const same = (one: string, other: string) => comparable(one) === comparable(other);

/** Of comments; their times are relative and in the page's language. */
function textOf({ element, postId }: Row): ShownText | null {
  const shape = postId === null ? undefined : layout.rows.find(({ row }) => element.matches(row));
  const text = shape === undefined ? null : element.querySelector<HTMLElement>(shape.text);
  return text === null ? null : { element: text, time: null };
}
