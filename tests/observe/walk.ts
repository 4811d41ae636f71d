// An independent reading of X's responses, written from the paragraph "What counts" of the architecture and not from the core: parse
// the whole JSON, look into every object, and say which are accounts and posts. Slow and simple, so that it can be believed.

export interface WalkedAccount {
  handles: Set<string>;
  /** Seconds since 1970, as X prints them. */
  created: Set<number>;
}

export interface WalkedPost {
  authors: Set<string>;
  created: Set<number>;
  /** The long text when any place of the response has it. */
  longText?: string;
  text: string;
  repostOf: Set<string>;
  quoteOf: Set<string>;
  replyTo: Set<string>;
  isQuote: boolean;
  isRepost: boolean;
}

export interface Walked {
  accounts: Map<string, WalkedAccount>;
  posts: Map<string, WalkedPost>;
}

type JsonObject = { [key: string]: unknown };

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function numericId(...candidates: unknown[]): string | undefined {
  return candidates.find((value): value is string => typeof value === 'string' && /^[1-9][0-9]{0,19}$/.test(value));
}

function seconds(value: unknown): number | undefined {
  if (typeof value === 'number') return Math.floor(value / 1000);
  if (typeof value !== 'string') return undefined;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : Math.floor(time / 1000);
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function decodeEntities(escaped: string): string {
  return escaped.replace(/&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[name as string] ?? whole;
    const code = decimal !== undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}

/** The id of a post that a result stands for, through wrappers. */
function postIdIn(result: unknown): string | undefined {
  const inner = at(result, 'result') ?? result;
  const post = at(inner, 'tweet') ?? inner;
  return numericId(at(post, 'rest_id'), at(post, 'id_str'), at(post, 'legacy', 'id_str'), at(result, 'rest_id'));
}

function first<T>(...values: (T | undefined)[]): T | undefined {
  return values.find((value) => value !== undefined && value !== null);
}

function addTo<T>(set: Set<T>, value: T | undefined): void {
  if (value !== undefined) set.add(value);
}

function visitPost(object: JsonObject, walked: Walked): boolean {
  const legacy = object.legacy;
  const longText = text(at(object, 'note_tweet', 'note_tweet_results', 'result', 'text'));
  const shortText = first(
    text(at(object, 'details', 'full_text')),
    text(at(legacy, 'full_text')),
    text(object.full_text),
    // v1.1 in its compact form; a private message has text too, but names a sender.
    object.id_str !== undefined && object.sender_id === undefined ? text(object.text) : undefined,
  );
  const id = numericId(object.rest_id, object.id_str, at(legacy, 'id_str'));
  if (id === undefined || (longText ?? shortText) === undefined) return false;

  const post: WalkedPost = walked.posts.get(id) ?? {
    authors: new Set(),
    created: new Set(),
    text: '',
    repostOf: new Set(),
    quoteOf: new Set(),
    replyTo: new Set(),
    isQuote: false,
    isRepost: false,
  };
  walked.posts.set(id, post);
  if (longText !== undefined) post.longText = longText;
  if (shortText !== undefined && post.text === '') post.text = shortText;
  const author = first(
    at(object, 'core', 'user_results', 'result'),
    at(object, 'core', 'user_result', 'result'),
    object.user,
  );
  addTo(
    post.authors,
    numericId(at(author, 'rest_id'), at(author, 'id_str'), at(legacy, 'user_id_str'), object.user_id_str),
  );
  for (const place of [legacy, object, at(object, 'details')]) {
    addTo(post.created, seconds(first(at(place, 'created_at_ms'), at(place, 'created_at'))));
    addTo(post.replyTo, numericId(at(place, 'in_reply_to_status_id_str')));
    addTo(post.quoteOf, numericId(at(place, 'quoted_status_id_str')));
    addTo(post.repostOf, numericId(at(place, 'retweeted_status_id_str')));
    if (at(place, 'is_quote_status') === true) post.isQuote = true;
    for (const key of ['retweeted_status_result', 'retweeted_status_results', 'retweeted_status']) {
      const reposted = at(place, key);
      if (!isObject(reposted) || Object.keys(reposted).length === 0) continue;
      post.isRepost = true;
      addTo(post.repostOf, postIdIn(reposted));
    }
    for (const key of ['quoted_status_result', 'quoted_tweet_results', 'quoted_status', 'quotedRefResult']) {
      const quoted = at(place, key);
      if (!isObject(quoted) || Object.keys(quoted).length === 0) continue;
      post.isQuote = true;
      if (post.quoteOf.size === 0) addTo(post.quoteOf, postIdIn(quoted));
    }
  }
  return true;
}

function visitAccount(object: JsonObject, walked: Walked): void {
  const handle = first(
    text(at(object, 'core', 'screen_name')),
    text(at(object, 'legacy', 'screen_name')),
    text(object.screen_name),
  );
  const id = numericId(object.rest_id, object.id_str);
  if (id === undefined || !handle || object.indices !== undefined) return;
  const account: WalkedAccount = walked.accounts.get(id) ?? { handles: new Set(), created: new Set() };
  walked.accounts.set(id, account);
  account.handles.add(handle);
  addTo(
    account.created,
    seconds(first(at(object, 'core', 'created_at'), at(object, 'legacy', 'created_at'), object.created_at)),
  );
}

/** Mentions are not accounts. */
const mentions = new Set(['user_mentions']);

export function walk(value: unknown, walked: Walked): void {
  // An explicit stack: the documents are untrusted and may be deep.
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (Array.isArray(next)) {
      waiting.push(...next);
    } else if (isObject(next)) {
      if (!visitPost(next, walked)) visitAccount(next, walked);
      for (const [key, inner] of Object.entries(next)) {
        if (!mentions.has(key)) waiting.push(inner);
      }
    }
  }
}

export function kindOf(post: WalkedPost): 'repost' | 'quote' | 'reply' | 'original' {
  if (post.isRepost || post.repostOf.size > 0) return 'repost';
  if (post.isQuote || post.quoteOf.size > 0) return 'quote';
  return post.replyTo.size > 0 ? 'reply' : 'original';
}
