// Notices that a site has changed: what the page shows and what was read of it no longer fit together, and nobody but the reader of a page without marks
// would know. It says so only of what cannot be an empty or a slow page: there are posts for any eye, and none for ours; it has to be so at several looks
// in a row, while the engine has nothing left to do. Which elements and views are looked at, each site's table says (sites/*/selectors.ts).

/**
 * `rows`: the page shows posts, or was sent many, and none of them is found on it. `answers`: nothing could be read in what it was sent. `addresses`: it was sent
 * nothing by the ways that are known. `match`: rows and answers were read, and no row is that of an account that was read.
 */
export const siteChanges = ['rows', 'answers', 'addresses', 'match'] as const;
export type SiteChange = (typeof siteChanges)[number];

export interface SelfCheckFacts {
  /** Another name: the reader went elsewhere. */
  view: string;
  /** Posts belong into this view. */
  isExpected: boolean;
  /** Elements that look like posts, however they are built inside. */
  sights: number;
  /** Those among them that are rows. */
  readable: number;
  rows: number;
  /** Rows that are those of accounts which were read. */
  joined: number;
  /** Responses that the tap saw, copied or not. */
  seen: number;
  /** Responses that were read to their end, those in which there was nothing, and the characters or bytes of the latter. */
  answers: { read: number; empty: number; emptyVolume: number };
  accounts: number;
  posts: number;
  /** The engine has something to do, or the page is hidden: what is seen now says nothing. */
  isBusy: boolean;
}

export interface SelfCheckLimits {
  /** Looks in a row. */
  looks: number;
  sights: number;
  /** Rows without a match, or that came without an answer. */
  rows: number;
  /** Posts that were sent while this view was shown. */
  posts: number;
  answers: number;
  /** Characters or bytes: short answers may well be empty. */
  emptyVolume: number;
}

export const selfCheckLimits: SelfCheckLimits = {
  looks: 3,
  sights: 5,
  rows: 10,
  posts: 20,
  answers: 3,
  emptyVolume: 100_000,
};
/** Between two looks, ms. */
export const selfCheckMs = 5_000;

export interface SelfCheck {
  readonly change: SiteChange | null;
  look(facts: SelfCheckFacts): void;
}

/** `fromStart`: the reading began with the page. Otherwise what it shows may have come before. */
export function createSelfCheck(fromStart: boolean, limits: SelfCheckLimits = selfCheckLimits): SelfCheck {
  let change: SiteChange | null = null;
  let suspected: SiteChange | null = null;
  let looks = 0;
  let view = '';
  let postsBefore = 0;

  function suspect({
    isExpected,
    sights,
    readable,
    rows,
    joined,
    seen,
    answers,
    accounts,
    posts,
  }: SelfCheckFacts): SiteChange | null {
    const isShown = sights >= limits.sights || rows >= limits.sights;
    const nothingRead = accounts === 0 && posts === 0;
    if (answers.read >= limits.answers && answers.empty === answers.read && nothingRead) {
      if (isShown || answers.emptyVolume >= limits.emptyVolume) return 'answers';
    }
    const noneFound = readable === 0 && sights >= limits.sights;
    const noneThere = rows === 0 && posts - postsBefore >= limits.posts;
    if (isExpected && (noneFound || noneThere)) return 'rows';
    if (!fromStart || rows < limits.rows) return null;
    if (seen === 0) return 'addresses';
    return joined === 0 && accounts >= limits.rows ? 'match' : null;
  }

  return {
    get change() {
      return change;
    },
    look(facts) {
      if (facts.isBusy) return;
      if (facts.view !== view) {
        view = facts.view;
        postsBefore = facts.posts;
        suspected = null;
      }
      const now = suspect(facts);
      looks = now === suspected ? looks + 1 : 1;
      suspected = now;
      if (now === null) change = null;
      else if (looks >= limits.looks) change = now;
    },
  };
}
