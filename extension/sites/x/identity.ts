// Who a row is about, as far as the DOM says: ids from links and buttons, handles from links. Display names are never read for this: a name may
// be written like another person's handle.
import { patterns, reservedPaths, selectors } from './selectors';

export interface StatusLink {
  postId: string;
  /** null for /i/status/… */
  handle: string | null;
}

function pathOf(link: Element): string | null {
  const href = link.getAttribute('href');
  if (href === null) return null;
  try {
    const url = new URL(href, link.ownerDocument.location.href);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.pathname : null;
  } catch {
    return null;
  }
}

export function parseStatusPath(path: string): StatusLink | null {
  const match = patterns.statusPath.exec(path);
  return match?.[2] === undefined ? null : { postId: match[2], handle: match[1] ?? null };
}

function handleOfLink(link: Element): string | null {
  const path = pathOf(link);
  if (path === null) return null;
  const handle = patterns.profilePath.exec(path)?.[1] ?? parseStatusPath(path)?.handle;
  return handle === undefined || handle === null || reservedPaths.has(handle.toLowerCase()) ? null : handle;
}

/** True where the element lies in something of the row that speaks of another post. */
export function isForeign(element: Element, row: Element): boolean {
  const quote = element.parentElement?.closest(selectors.quote);
  if (quote !== null && quote !== undefined && quote !== row && row.contains(quote)) return true;
  const inner = element.closest(`article, ${selectors.post}`);
  return inner !== null && inner !== row && row.contains(inner);
}

export function ownElements(row: Element, selector: string): HTMLElement[] {
  return Array.from(row.querySelectorAll<HTMLElement>(selector)).filter((element) => !isForeign(element, row));
}

/** The row's own permalink: the link around its time, else any link to a status that is neither in the text nor in a card. */
export function statusOfPost(row: Element): StatusLink | null {
  for (const time of ownElements(row, selectors.time)) {
    const link = time.closest('a');
    const path = link !== null && row.contains(link) ? pathOf(link) : null;
    const status = path === null ? null : parseStatusPath(path);
    if (status !== null) return status;
  }
  let found: StatusLink | null = null;
  for (const link of ownElements(row, selectors.statusLink)) {
    if (link.closest(selectors.foreignLinks) !== null) continue;
    const path = pathOf(link);
    const status = path === null ? null : parseStatusPath(path);
    if (status === null) continue;
    // Two different ids without a time to tell them apart: in doubt, none.
    if (found !== null && found.postId !== status.postId) return null;
    found ??= status;
  }
  return found;
}

/** The handle that the row's name block and picture name; null when they say nothing or disagree. */
export function handleOfPost(row: Element): string | null {
  const name = ownElements(row, selectors.nameOfPost)[0];
  const links = name === undefined ? [] : Array.from(name.querySelectorAll('a'));
  const handles = new Map<string, string>();
  for (const link of links) {
    const handle = handleOfLink(link);
    // Affiliate and moderator badges link to other accounts; the author's own links come with the name or the @handle as text.
    if (handle !== null && !isBadgeLink(link)) handles.set(handle.toLowerCase(), handle);
  }
  if (handles.size > 1) return null;
  const [only] = handles.values();
  return only ?? handleOfAvatar(ownElements(row, selectors.avatar)[0] ?? null);
}

// An affiliate's badge is a small picture in a link, without text of its own.
function isBadgeLink(link: Element): boolean {
  return link.textContent?.trim() === '' && link.querySelector('img') !== null && link.querySelector('time') === null;
}

export function handleOfAvatar(avatar: Element | null): string | null {
  const handle = patterns.avatarTestId.exec(avatar?.getAttribute('data-testid') ?? '')?.[1];
  return handle === undefined || handle === 'unknown' ? null : handle;
}

/** The handle of a list entry or hover card: its picture's, else its first profile link's. Later links may be mentions in the description. */
export function handleOfPerson(element: Element): string | null {
  const fromAvatar = handleOfAvatar(element.querySelector(selectors.avatar));
  if (fromAvatar !== null) return fromAvatar;
  for (const link of element.querySelectorAll('a')) {
    const handle = handleOfLink(link);
    if (handle !== null) return handle;
  }
  return null;
}

/** The account id in the buttons of an element; null when there is none or they disagree. */
export function idOfButtons(buttons: Iterable<Element>): string | null {
  let id: string | null = null;
  for (const button of buttons) {
    const found = patterns.idTestId.exec(button.getAttribute('data-testid') ?? '')?.[1];
    if (found === undefined) continue;
    if (id !== null && id !== found) return null;
    id = found;
  }
  return id;
}

export function idOfBanner(banner: Element | null): string | null {
  if (banner === null) return null;
  const source = banner.getAttribute('src') ?? banner.getAttribute('style') ?? '';
  return patterns.bannerPath.exec(source)?.[1] ?? null;
}

/** The last line of the header that is nothing but an @handle, where it is also the address's: a display name alone cannot produce it. */
export function handleOfProfile(header: Element, location: Location): string | null {
  const fromPath = patterns.profileSection.exec(location.pathname)?.[1];
  if (fromPath === undefined || reservedPaths.has(fromPath.toLowerCase())) return null;
  const wanted = fromPath.toLowerCase();
  const walker = header.ownerDocument.createTreeWalker(header, NodeFilter.SHOW_TEXT);
  let last: string | null = null;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    last = patterns.handleText.exec(node.textContent?.trim() ?? '')?.[1] ?? last;
  }
  return last !== null && last.toLowerCase() === wanted ? last : null;
}
