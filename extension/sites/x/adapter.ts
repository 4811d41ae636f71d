// X, for the page layer: which rows are on the page, and whose they are.
import {
  type PageProfile,
  type PageRow,
  type PageRows,
  type Row,
  type RowKind,
  type ShownText,
  type SiteAdapter,
  type Slot,
  slotIn,
} from '../adapter';
import { visibleText } from '../text';
import {
  handleOfAvatar,
  handleOfPerson,
  handleOfPost,
  handleOfProfile,
  idOfBanner,
  idOfButtons,
  isForeign,
  ownElements,
  statusOfPost,
} from './identity';
import { selectors, selfCheck } from './selectors';

export const xAdapter = {
  platform: 'x',
  rows: (document) => [...postRows(document), ...personRows(document), ...profileRow(document)],
  // A virtual list: some ten posts at a time.
  watch: null,
  pageRows,
  textOf,
  // An id alone is not enough: X reuses nodes, and between two states they speak of two people.
  agrees: (row, handle) => row.handle !== null && handle.toLowerCase() === row.handle.toLowerCase(),
  // People rows of the reader's own account have no buttons.
  joinedByHandle: ['user', 'hover', 'profile'],
  // Overlays over a list (photo, compose) change the path and come back; they are views of their own.
  view: (location) => location.pathname,
  profileUrl: (handle) => `/${encodeURIComponent(handle)}`,
  aboutUrl: null,
  watchedAttributes: ['href', 'data-testid', 'datetime', 'src'],
  restless: null,
  changeEvents: [],
  selfCheck,
  surfaces: ['body', 'html'],
} satisfies SiteAdapter;

/** X shows some ten at a time; a page that shows thousands wants our time. */
const mostPosts = 500;

function postRows(document: Document): Row[] {
  const rows: Row[] = [];
  for (const element of document.querySelectorAll<HTMLElement>(selectors.post)) {
    if (rows.length >= mostPosts) break;
    if (element.parentElement?.closest(selectors.post) != null) continue;
    const slot = slotOfPost(element);
    if (slot === null) continue;
    const postId = statusOfPost(element)?.postId ?? null;
    rows.push({ kind: kindOfPost(element), element, slot, postId, accountId: null, handle: handleOfPost(element) });
  }
  return rows;
}

function kindOfPost(element: HTMLElement): RowKind {
  if (element.localName !== 'article' && element.closest(selectors.dialog) !== null) return 'media';
  // The focal post has its time below its text; an advertisement may have none at all.
  const time = ownElements(element, selectors.time)[0];
  return time !== undefined && time.closest(selectors.nameOfPost) === null ? 'focal' : 'post';
}

function slotOfPost(element: HTMLElement): Slot | null {
  const outer = ownElements(element, selectors.avatarOfPost)[0] ?? null;
  const picture = (outer ?? element).querySelector<HTMLElement>(selectors.avatar) ?? outer;
  const name = ownElements(element, selectors.nameOfPost)[0] ?? null;
  const own = picture !== null && !isForeign(picture, element) ? picture : null;
  return slotIn(outer ?? own?.parentElement ?? name, own, name, 'a');
}

function personRows(document: Document): Row[] {
  const rows: Row[] = [];
  const add = (kind: RowKind, selector: string) => {
    for (const element of document.querySelectorAll<HTMLElement>(selector)) {
      const picture = element.querySelector<HTMLElement>(selectors.avatar);
      const slot = slotIn(picture?.parentElement ?? null, picture, null, 'a');
      if (slot === null) continue;
      const accountId = idOfButtons(element.querySelectorAll(selectors.idButton));
      rows.push({ kind, element, slot, postId: null, accountId, handle: handleOfPerson(element) });
    }
  };
  add('user', selectors.userCell);
  add('hover', selectors.hoverCard);
  return rows;
}

/** The elements of the profile page that speak of its owner. */
function ofProfile(column: Element, selector: string): HTMLElement[] {
  return Array.from(column.querySelectorAll<HTMLElement>(selector)).filter(
    (element) => element.closest(selectors.notOfProfile) === null,
  );
}

interface Profile {
  header: HTMLElement;
  /** What holds both the name and the picture. */
  column: HTMLElement;
  handle: string;
  accountId: string | null;
}

function profileOf(document: Document): Profile | null {
  const column = document.querySelector<HTMLElement>(selectors.primaryColumn) ?? document.body;
  const header = column === null ? undefined : ofProfile(column, selectors.profileName)[0];
  if (column === null || header === undefined) return null;
  const handle = handleOfProfile(header, document.location);
  if (handle === null) return null;
  const byButton = idOfButtons(ofProfile(column, selectors.idButton));
  const byBanner = idOfBanner(ofProfile(column, selectors.banner)[0] ?? null);
  // X reuses the header from person to person; while it changes, its parts may speak of two.
  if (byButton !== null && byBanner !== null && byButton !== byBanner) return null;
  return { header, column, handle, accountId: byButton ?? byBanner };
}

function profileRow(document: Document): Row[] {
  const profile = profileOf(document);
  if (profile === null) return [];
  const { header, column, handle, accountId } = profile;
  const pictures = ofProfile(column, selectors.avatar);
  const picture =
    pictures.find((one) => handleOfAvatar(one)?.toLowerCase() === handle.toLowerCase()) ?? pictures[0] ?? null;
  const slot = slotIn(picture?.parentElement ?? header, picture, header, 'a');
  return slot === null ? [] : [{ kind: 'profile', element: column, slot, postId: null, accountId, handle }];
}

function pageRows(document: Document, rows: readonly Row[]): PageRows {
  const profile = profileOf(document);
  return {
    site: 'x',
    url: document.location.origin + document.location.pathname,
    rows: rows.map(pageRow).filter((row) => row !== null),
    profile: profile === null ? null : pageProfile(document, profile),
  };
}

function pageRow(row: Row): PageRow | null {
  const { element, postId, handle } = row;
  if (postId === null || handle === null) return null;
  const text = textOf(row);
  return {
    kind: 'post',
    id: postId,
    handle,
    time: timeOf(element),
    text: text === null ? null : visibleText(text.element),
    quote: false,
  };
}

function textOf({ element, postId }: Row): ShownText | null {
  const text = postId === null ? undefined : ownElements(element, selectors.postText)[0];
  if (text === undefined || ownElements(element, selectors.textContinues).length > 0) return null;
  return { element: text, time: timeOf(element) };
}

function timeOf(element: HTMLElement): string | null {
  const time = ownElements(element, selectors.time)[0]?.getAttribute('datetime') ?? null;
  return time !== null && !Number.isNaN(Date.parse(time)) ? time : null;
}

function pageProfile(document: Document, { header, column, handle, accountId }: Profile): PageProfile {
  // The name comes first in the header, the handle after it.
  const whole = visibleText(header);
  const end = whole.lastIndexOf(`@${handle}`);
  return {
    id: accountId,
    handle,
    name: (end > 0 ? whole.slice(0, end) : whole).trim(),
    bio: visibleText(ofProfile(column, selectors.profileBio)[0] ?? null),
    joined: visibleText(ofProfile(column, selectors.profileJoined)[0] ?? null).trim(),
    lang: document.documentElement.lang,
  };
}
