// Who a row is about, as far as the DOM says: ids and handles in the addresses of links, nothing else. Names and what is written in texts are
// never read for this. A row whose links disagree is in between two states and says nothing.
import { patterns } from './selectors';

const noParameters = new URLSearchParams();

export interface Author {
  channelId: string | null;
  handle: string | null;
}

type Address = Pick<URL, 'pathname' | 'searchParams'>;

function addressOf(link: Element): Address | null {
  const href = link.getAttribute('href');
  if (href === null) return null;
  // Nearly all are plain paths, and there are thousands of them.
  if (patterns.plainPath.test(href)) return { pathname: href, searchParams: noParameters };
  try {
    const url = new URL(href, link.ownerDocument.location.href);
    return url.hostname === link.ownerDocument.location.hostname ? url : null;
  } catch {
    return null;
  }
}

/** The one value that all links give; undefined when they disagree, null when none gives any. */
function agreed(links: readonly Element[], read: (url: Address) => string | null): string | null | undefined {
  let found: string | null = null;
  for (const link of links) {
    const url = addressOf(link);
    const value = url === null ? null : read(url);
    if (value === null) continue;
    if (found !== null && found !== value) return undefined;
    found = value;
  }
  return found;
}

export const commentOf = (links: readonly Element[]) =>
  agreed(links, (url) => matching(url.searchParams.get('lc'), patterns.commentId));

export const videoOf = (links: readonly Element[]) => agreed(links, videoInAddress);

export function videoInAddress({ pathname, searchParams }: Address): string | null {
  if (pathname === '/watch') return matching(searchParams.get('v'), patterns.videoId);
  return patterns.shortsPath.exec(pathname)?.[1] ?? null;
}

/** null where the links name two channels. */
export function authorOf(links: readonly Element[]): Author | null {
  const channelId = agreed(links, (url) => channelInPath(url.pathname));
  const handle = agreed(links, (url) => handleInPath(url.pathname));
  return channelId === undefined || handle === undefined ? null : { channelId, handle };
}

export const channelInPath = (path: string) => patterns.channelPath.exec(path)?.[1] ?? null;

/** As it compares: decoded, composed, in small letters. */
export function handleInPath(path: string): string | null {
  const written = patterns.handlePath.exec(path)?.[1];
  if (written === undefined) return null;
  try {
    return comparable(decodeURIComponent(written));
  } catch {
    return null;
  }
}

export const comparable = (handle: string) => handle.normalize('NFC').toLowerCase();

/** The first text below the elements that is nothing but "@handle". */
export function handleShown(elements: readonly Element[]): string | null {
  for (const element of elements) {
    const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const handle = patterns.handleText.exec(node.nodeValue ?? '')?.[1];
      if (handle !== undefined) return comparable(handle);
    }
  }
  return null;
}

function matching(text: string | null, pattern: RegExp): string | null {
  return text !== null && pattern.test(text) ? text : null;
}
