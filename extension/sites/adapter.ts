// What the page layer asks of a site. The adapter knows the site's DOM and no engine; `annotate` knows neither.

export type RowKind = 'post' | 'focal' | 'media' | 'user' | 'hover' | 'profile';

/** Where a badge goes: an element to append to, and the picture at whose corner it sits (null: beside the name). */
export interface Slot {
  container: HTMLElement;
  picture: HTMLElement | null;
  name: HTMLElement | null;
}

/** One row of the page as it is now. Rows are read anew each time; nothing about a node is remembered. */
export interface Row {
  kind: RowKind;
  /** Holds the slot and what the row says. */
  element: HTMLElement;
  slot: Slot;
  /** Id of the post, where the row is one; the responses say who wrote it. */
  postId: string | null;
  /** The account's id, where the page says it. */
  accountId: string | null;
  /** The handle that the row shows, without "@". An account whose known handle differs is not this row's. */
  handle: string | null;
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

export interface SiteAdapter {
  readonly platform: 'x';
  rows(document: Document): Row[];
  pageRows(document: Document, rows: readonly Row[]): PageRows;
  /** The link to a post of this site, for jumping within the page. */
  postSelector(postId: string): string;
  /** Names the view; another name means that the reader went elsewhere. */
  view(location: Location): string;
  profileUrl(handle: string): string;
}
