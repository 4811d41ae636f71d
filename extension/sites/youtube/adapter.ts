// YouTube, for the page layer: which rows are on the page, and whose they are. Polymer binds other data to the same elements again and again,
// so everything is read anew from links, each time.
import { type Row, type ShownText, type SiteAdapter, slotIn } from '../adapter';
import {
  authorOf,
  channelInPath,
  commentOf,
  comparable,
  handleInPath,
  handleShown,
  videoInAddress,
  videoOf,
} from './identity';
import { type HeaderShape, layout, type RowShape } from './selectors';

const interactive = 'a, button';

export const youtubeAdapter = {
  platform: 'youtube',
  rows(document) {
    const shown = shownVideo(document);
    return [...layout.rows.flatMap((shape) => rowsOf(document, shape, shown)), ...channelRow(document)];
  },
  // Comments say in the responses who wrote them and when; the page says less.
  pageRows: null,
  textOf,
  // The id decides; a handle is a witness that can only object. A channel's header shows its handle, where it has one.
  agrees: ({ kind, handle }, known) =>
    handle === null ? kind !== 'profile' || known === '' : known === '' ? kind !== 'profile' : same(handle, known),
  joinedByHandle: ['user', 'profile'],
  view: ({ pathname, search }) => `${pathname}?${new URLSearchParams(search).get('v') ?? ''}`,
  profileUrl: (handle) => `/@${encodeURIComponent(handle)}`,
  aboutUrl: (channelId) => `https://www.youtube.com/channel/${encodeURIComponent(channelId)}/about`,
  watchedAttributes: ['href', 'src', 'hidden', layout.videoIdAttribute, 'is-active', 'page-subtype'],
  restless: layout.player,
  changeEvents: ['yt-navigate-start', 'yt-navigate-finish', 'yt-page-data-updated', 'state-navigateend'],
  surfaces: ['ytd-app', 'ytm-app', 'body', 'html'],
} satisfies SiteAdapter;

const same = (one: string, other: string) => comparable(one) === comparable(other);

function rowsOf(document: Document, shape: RowShape, shown: string | null): Row[] {
  const rows: Row[] = [];
  for (const element of document.querySelectorAll<HTMLElement>(shape.row)) {
    if (element.closest(layout.aside) !== null || element.closest(shape.notIn) !== null) continue;
    if (element.querySelector(shape.notWith) !== null) continue;
    const postId = idOf(element, shape, shown);
    const author = authorOf(linksIn(element, shape.authorLinks));
    if (postId === undefined || author === null) continue;
    const picture = firstOf(element, shape.pictures);
    const name = element.querySelector<HTMLElement>(shape.name);
    const slot = slotIn(picture?.parentElement ?? name, picture, name, interactive);
    if (slot === null || !element.contains(slot.container)) continue;
    rows.push({ kind: shape.kind, element, slot, postId, accountId: author.channelId, handle: author.handle });
  }
  return rows;
}

/** Of comments; their times are relative and in the page's language. */
function textOf({ element, postId }: Row): ShownText | null {
  const shape = postId === null ? undefined : layout.rows.find(({ row }) => element.matches(row));
  const text = shape === undefined ? null : element.querySelector<HTMLElement>(shape.text);
  return text === null ? null : { element: text, time: null };
}

/** undefined: the row says no id, or two; it is nobody's. */
function idOf(element: Element, shape: RowShape, shown: string | null): string | null | undefined {
  switch (shape.id) {
    case 'none':
      return null;
    case 'comment': {
      // The mobile site links no comment; there the author's channel may be told by the row itself.
      const links = linksIn(element, shape.idLinks);
      return links.length === 0 ? null : (commentOf(links) ?? undefined);
    }
    case 'video':
      return videoOf(linksIn(element, shape.idLinks)) ?? undefined;
    case 'shown_video':
      return shown ?? undefined;
  }
}

/** The video of the address, where what shows it does not say another. */
function shownVideo(document: Document): string | null {
  const { pathname, search } = document.location;
  const inAddress = videoInAddress({ pathname, searchParams: new URLSearchParams(search) });
  const page = Array.from(document.querySelectorAll(layout.watchPage)).find(
    (one) => one.closest(layout.aside) === null,
  );
  const told = pathname === '/watch' ? page?.getAttribute(layout.videoIdAttribute) : undefined;
  return told == null || told === inAddress ? inAddress : null;
}

const linksIn = (element: Element, selector: string) => Array.from(element.querySelectorAll(selector));

function firstOf(element: Element, selectors: readonly string[]): HTMLElement | null {
  for (const selector of selectors) {
    const found = element.querySelector<HTMLElement>(selector);
    if (found !== null) return found;
  }
  return null;
}

// A channel's page. Its header is reused from channel to channel, and shows no id: the address does, or the handle that both the address and
// the header show. The canonical link is not asked: it may still be the last channel's.
function channelRow(document: Document): Row[] {
  for (const shape of layout.headers) {
    for (const element of document.querySelectorAll<HTMLElement>(shape.header)) {
      if (element.closest(layout.aside) !== null) continue;
      const row = headerRow(element, shape, document.location.pathname);
      return row === null ? [] : [row];
    }
  }
  return [];
}

function headerRow(element: HTMLElement, shape: HeaderShape, path: string): Row | null {
  const handle = handleShown(linksIn(element, shape.handle));
  const inAddress = handleInPath(path);
  if (inAddress !== null && inAddress !== handle) return null;
  const picture = firstOf(element, shape.pictures);
  const name = element.querySelector<HTMLElement>(shape.name);
  const slot = slotIn(picture?.parentElement ?? name, picture, name, interactive);
  if (slot === null) return null;
  return { kind: 'profile', element, slot, postId: null, accountId: channelInPath(path), handle };
}
