// What the page layer asks of a site. The adapter knows the site's DOM and no engine; `annotate` knows neither.
import type { Platform } from './site';

export type RowKind = 'post' | 'focal' | 'media' | 'user' | 'hover' | 'profile';

/** Where a badge goes: an element to append to, and the picture at whose corner it sits (null: beside the name). */
export interface Slot {
  container: HTMLElement;
  picture: HTMLElement | null;
  name: HTMLElement | null;
}

/** One row of the page as it is now. What it says is read anew whenever something in it may have changed; whose it is, is decided each time. */
export interface Row {
  kind: RowKind;
  /** Holds the slot and what the row says. */
  element: HTMLElement;
  slot: Slot;
  /** Id of the post (YouTube: of the comment or video), where the row is one; the responses say who wrote it. */
  postId: string | null;
  /** The account's id, where the page says it. Where a post's author has another, the row is nobody's. */
  accountId: string | null;
  /** The handle that the row shows, without "@". An account whose known handle differs is not this row's. */
  handle: string | null;
}

/** What a post says, where the page shows all of it. */
export interface ShownText {
  /** Holds the text and nothing else. */
  element: HTMLElement;
  /** ISO 8601, whole seconds; null where the page does not say it so. */
  time: string | null;
}

/** A row as a source of observations: weaker than a response, through the same door. */
export interface PageRows {
  site: 'x';
  url: string;
  rows: PageRow[];
  profile: PageProfile | null;
}

export interface PageRow {
  kind: 'post';
  id: string;
  handle: string;
  /** ISO 8601, whole seconds. */
  time: string | null;
  /** null where the page shows only the beginning. */
  text: string | null;
  quote: boolean;
}

export interface PageProfile {
  id: string | null;
  handle: string;
  name: string;
  bio: string;
  /** As the page says it, in its language. */
  joined: string;
  lang: string;
}

/** The rows of one document, read again only where something changed. */
export interface RowWatch {
  /** What changed since. */
  notice(records: readonly MutationRecord[]): void;
  /**
   * As `SiteAdapter.rows`; the same object for a row in which nothing changed. Rows that are new are read until this moment of `performance.now()`,
   * and a few whatever the time.
   */
  rows(until: number): Row[];
  /** Whether the last call left rows that are new unread, to stay within a frame: another call reads on. */
  isBehind(): boolean;
}

export interface SiteAdapter {
  readonly platform: Platform;
  rows(document: Document): Row[];
  /** For a site whose pages hold thousands of rows; null: reading them all takes no time. */
  readonly watch: ((document: Document) => RowWatch) | null;
  /** null: this site's rows say nothing that its responses do not. */
  readonly pageRows: ((document: Document, rows: readonly Row[]) => PageRows) | null;
  /** Where the words of a row's own post stand; null where it has none, or the page shows only their beginning. */
  textOf(row: Row): ShownText | null;
  /** Whether a row, as it reads now, may be that of an account with this handle ('' where none is known). */
  agrees(row: Row, handle: string): boolean;
  /** Kinds of rows that may be joined by a handle in a link's address, while it belonged to one account all along. */
  readonly joinedByHandle: readonly RowKind[];
  /** Names the view; another name means that the reader went elsewhere. */
  view(location: Location): string;
  profileUrl(handle: string): string;
  /** Where the site shows when an account was created, for a reader to open; null where the page itself shows it. */
  readonly aboutUrl: ((accountId: string) => string) | null;
  /** Attributes whose change can make a row another's. */
  readonly watchedAttributes: readonly string[];
  /** What changes all the time and holds no row: changes inside are not looked at. null: there is no such thing. */
  readonly restless: string | null;
  /** Events of the page's own after which rows may have changed. */
  readonly changeEvents: readonly string[];
  readonly selfCheck: SelfCheckTable;
  /** Selectors of what the page's background may be painted on, nearest to the reader first. */
  readonly surfaces: readonly string[];
}

/** What tells that the site has changed (reading/self-check.ts). */
export interface SelfCheckTable {
  /** What looks like a post from outside, whatever it holds. */
  sights: string;
  /** Paths of views into which posts belong. */
  views: RegExp;
  /** What we rely on, by name: how often each is there is told to those who look for what has changed. */
  parts: Readonly<Record<string, string>>;
}

/** A button inside a link would follow the link: the slot lies outside of whatever `interactive` matches. */
export function slotIn(
  container: HTMLElement | null,
  picture: HTMLElement | null,
  name: HTMLElement | null,
  interactive: string,
): Slot | null {
  let outside = container;
  for (let outer = outside?.closest(interactive); outer != null; outer = outside?.closest(interactive)) {
    outside = outer.parentElement;
  }
  return outside === null ? null : { container: outside, picture, name };
}
