// Reading one row: what its links say now, and where its badge goes.
import { type Row, slotIn } from '../adapter';
import { authorOf, channelInPath, commentOf, handleInPath, handleShown, videoInAddress, videoOf } from './identity';
import { type HeaderShape, layout, type RowShape } from './selectors';

const interactive = 'a, button';

/** null where the element is no row now: kept aside, an advertisement, in between two states, or without a place for a badge. */
export function readRow(element: HTMLElement, shape: RowShape, shown: string | null): Row | null {
  if (!element.matches(shape.row)) return null;
  if (element.closest(layout.aside) !== null) return null;
  if (shape.notIn !== null && element.closest(shape.notIn) !== null) return null;
  if (shape.notWith !== null && element.querySelector(shape.notWith) !== null) return null;
  const postId = idOf(element, shape, shown);
  const author = authorOf(linksIn(element, shape.authorLinks));
  if (postId === undefined || author === null) return null;
  if (postId === null && author.channelId === null && !shape.byHandle) return null;
  const picture = firstOf(element, shape.pictures);
  const name = element.querySelector<HTMLElement>(shape.name);
  const slot = slotIn(picture?.parentElement ?? name, picture, name, interactive);
  if (slot === null || !element.contains(slot.container)) return null;
  return { kind: shape.kind, element, slot, postId, accountId: author.channelId, handle: author.handle };
}

/** undefined: the row says no id, or two; it is nobody's. */
function idOf(element: Element, shape: RowShape, shown: string | null): string | null | undefined {
  switch (shape.id) {
    case 'none':
      return null;
    case 'comment': {
      // The mobile site may link no comment; then the row is known by the link to its author.
      const links = linksIn(element, shape.idLinks).filter((link) => link.closest(shape.text) === null);
      return links.length === 0 ? null : (commentOf(links) ?? undefined);
    }
    case 'video':
      return videoOf(linksIn(element, shape.idLinks)) ?? undefined;
    case 'shown_video':
      return shown ?? undefined;
  }
}

/** The video of the address, where the element that shows it does not say another. */
export function shownVideo({ pathname, search }: Location, watchPages: readonly Element[]): string | null {
  const inAddress = videoInAddress({ pathname, searchParams: new URLSearchParams(search) });
  const page = watchPages.find((one) => one.closest(layout.aside) === null);
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

/** Where a channel's header can only stand aside: it is not looked for beside thousands of comments. */
const pagesWithoutHeader = /^\/(?:watch|shorts|live_chat)/;

// A channel's page. Its header is reused from channel to channel, and shows no id: the address does, or the handle that both the address and
// the header show. The canonical link is not asked: it may still be the last channel's.
export function channelRow(document: Document): Row[] {
  if (pagesWithoutHeader.test(document.location.pathname)) return [];
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
