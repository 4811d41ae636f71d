// An independent reading of YouTube's recorded responses: plain JSON.parse and a search through every object, sharing nothing with the core.
type JsonObject = Record<string, unknown>;

export interface WalkedComment {
  author: string | undefined;
  text: string;
  /** As the page prints it. */
  time: string;
  /** The parent's id, or the video's for a comment at the top. */
  replyTo: string | undefined;
  pinned: boolean;
}

export interface WalkedVideo {
  titles: Set<string>;
  authors: Set<string>;
  times: Set<string>;
}

export interface WalkedYoutube {
  /** Channel ids with the handles that stand beside them. */
  channels: Map<string, Set<string>>;
  comments: Map<string, WalkedComment>;
  videos: Map<string, WalkedVideo>;
}

/** What a recording keeps: the body as text, and when it was made. */
export interface Unwrapped {
  body: string;
  date: number | undefined;
}

export function unwrap(file: string): Unwrapped {
  const outer: unknown = JSON.parse(file);
  const body = at(outer, 'response', 'responseBody');
  const date = at(outer, 'response', 'responseHeaders', 'date', '0');
  return {
    body: typeof body === 'string' ? body : file,
    date: typeof date === 'string' ? Date.parse(date) : undefined,
  };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null;
}

function at(value: unknown, ...path: string[]): unknown {
  let here = value;
  for (const key of path) here = isObject(here) ? here[key] : undefined;
  return here;
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!isObject(value)) return '';
  if (typeof value.simpleText === 'string') return value.simpleText;
  if (typeof value.content === 'string') return value.content;
  return Array.isArray(value.runs) ? value.runs.map((run) => text(at(run, 'text'))).join('') : '';
}

/** Every object of a document, with the key that holds it. */
function* objects(root: unknown): Generator<[string, JsonObject]> {
  const waiting: [string, unknown][] = [['', root]];
  while (waiting.length > 0) {
    const [key, value] = waiting.pop() ?? ['', undefined];
    if (Array.isArray(value)) {
      for (const inner of value) waiting.push([key, inner]);
    } else if (isObject(value)) {
      yield [key, value];
      for (const [name, inner] of Object.entries(value)) waiting.push([name, inner]);
    }
  }
}

/** The objects somewhere below that say where a name leads. */
function browseEndpoints(root: unknown): { id: string; handle: string | undefined }[] {
  const found: { id: string; handle: string | undefined }[] = [];
  for (const [key, value] of objects(root)) {
    if (key !== 'browseEndpoint' || typeof value.browseId !== 'string') continue;
    if (!/^UC[\w-]{22}$/.test(value.browseId)) continue;
    found.push({ id: value.browseId, handle: handleIn(value.canonicalBaseUrl) });
  }
  return found;
}

function handleIn(url: unknown): string | undefined {
  if (typeof url !== 'string' || !url.includes('@')) return undefined;
  return decodeURIComponent(url.slice(url.indexOf('@') + 1));
}

function addChannel(walked: WalkedYoutube, id: string, handle: string | undefined): void {
  const handles = walked.channels.get(id) ?? new Set();
  walked.channels.set(id, handles);
  if (handle) handles.add(handle);
}

function addVideo(walked: WalkedYoutube, id: unknown, title: string): WalkedVideo | undefined {
  if (typeof id !== 'string' || !/^[\w-]{11}$/.test(id) || title === '') return undefined;
  const video: WalkedVideo = walked.videos.get(id) ?? { titles: new Set(), authors: new Set(), times: new Set() };
  walked.videos.set(id, video);
  video.titles.add(title);
  return video;
}

function addComment(walked: WalkedYoutube, id: string, comment: Omit<WalkedComment, 'replyTo' | 'pinned'>): void {
  const parent = id.includes('.') ? id.slice(0, id.indexOf('.')) : undefined;
  walked.comments.set(id, { ...comment, replyTo: parent, pinned: false });
}

const ago = /\d+ (second|minute|hour|day|week|month|year)s? ago/;

/** Several channels of one video: each has an item of its own. */
function visitCollaborator(walked: WalkedYoutube, key: string, value: JsonObject): void {
  if (key !== 'listItemViewModel') return;
  const handle = /@([^\s\u2066-\u2069\u200e\u200f]+)/u.exec(text(value.subtitle))?.[1];
  for (const channel of browseEndpoints(value.rendererContext))
    addChannel(walked, channel.id, channel.handle ?? handle);
}

function visitComment(walked: WalkedYoutube, key: string, value: JsonObject): void {
  if (key === 'commentEntityPayload') {
    const author = at(value, 'author', 'channelId');
    if (typeof author === 'string') addChannel(walked, author, handleIn(at(value, 'author', 'displayName')));
    addComment(walked, text(at(value, 'properties', 'commentId')), {
      author: typeof author === 'string' ? author : undefined,
      text: text(at(value, 'properties', 'content')),
      time: text(at(value, 'properties', 'publishedTime')),
    });
  } else if (key === 'commentRenderer') {
    const author = browseEndpoints(value.authorEndpoint)[0]?.id;
    if (author) addChannel(walked, author, handleIn(text(value.authorText)));
    addComment(walked, text(value.commentId), {
      author,
      text: text(value.contentText),
      time: text(value.publishedTimeText),
    });
  }
}

function visitCard(walked: WalkedYoutube, key: string, value: JsonObject): void {
  if (!/Video(Lockup)?Renderer$|^videoRenderer$|^playerOverlayAutoplayRenderer$/.test(key)) return;
  const id = value.videoId ?? at(value, 'navigationEndpoint', 'watchEndpoint', 'videoId');
  const video = addVideo(walked, id, text(value.title) === 'Up next' ? text(value.videoTitle) : text(value.title));
  if (video === undefined) return;
  for (const name of ['ownerText', 'longBylineText', 'shortBylineText', 'byline']) {
    for (const channel of browseEndpoints(value[name])) {
      addChannel(walked, channel.id, channel.handle);
      video.authors.add(channel.id);
    }
  }
  const time = text(value.publishedTimeText) || (ago.exec(text(value.metadataDetails))?.[0] ?? '');
  if (time !== '') video.times.add(time);
}

function visitLockup(walked: WalkedYoutube, key: string, value: JsonObject): void {
  if (key === 'shortsLockupViewModel') {
    const id = at(value, 'onTap', 'innertubeCommand', 'reelWatchEndpoint', 'videoId');
    addVideo(walked, id, text(at(value, 'overlayMetadata', 'primaryText')));
    return;
  }
  if (key !== 'lockupViewModel' || value.contentType !== 'LOCKUP_CONTENT_TYPE_VIDEO') return;
  const metadata = at(value, 'metadata', 'lockupMetadataViewModel');
  const video = addVideo(walked, value.contentId, text(at(metadata, 'title')));
  if (video === undefined) return;
  for (const channel of browseEndpoints(at(metadata, 'image'))) {
    addChannel(walked, channel.id, channel.handle);
    video.authors.add(channel.id);
  }
  for (const [part, object] of objects(at(metadata, 'metadata'))) {
    if (part === 'text' && ago.test(text(object))) video.times.add(text(object));
  }
}

/** What stands apart in a response: the watched video, a channel's own page, pins and the video of the comments. */
function visitWhole(walked: WalkedYoutube, root: unknown): void {
  const watched = at(root, 'currentVideoEndpoint', 'watchEndpoint', 'videoId');
  let owner: string | undefined;
  for (const [key, value] of objects(root)) {
    if (key === 'channelMetadataRenderer' && typeof value.externalId === 'string') {
      addChannel(walked, value.externalId, handleIn(value.vanityChannelUrl));
      for (const video of walked.videos.values()) {
        if (video.authors.size === 0) video.authors.add(value.externalId);
      }
    }
    if (key === 'videoOwnerRenderer') {
      for (const channel of browseEndpoints(value.title)) {
        addChannel(walked, channel.id, channel.handle);
        owner = channel.id;
      }
    }
    if (key === 'commentViewModel' && value.pinnedText !== undefined) {
      const comment = walked.comments.get(text(value.commentId));
      if (comment) comment.pinned = true;
    }
    if (key === 'commentRenderer' && value.pinnedCommentBadge !== undefined) {
      const comment = walked.comments.get(text(value.commentId));
      if (comment) comment.pinned = true;
    }
    if (key === 'webCommandMetadata' && typeof value.url === 'string') {
      const link = /^\/watch\?v=([\w-]{11})&lc=([\w.-]+)/.exec(value.url);
      const comment = walked.comments.get(link?.[2] ?? '');
      if (comment && comment.replyTo === undefined) comment.replyTo = link?.[1];
    }
  }
  for (const [key, value] of objects(root)) {
    if (key !== 'videoPrimaryInfoRenderer') continue;
    const video = addVideo(walked, watched, text(value.title));
    if (owner) video?.authors.add(owner);
  }
}

export function walkYoutube(root: unknown): WalkedYoutube {
  const walked: WalkedYoutube = { channels: new Map(), comments: new Map(), videos: new Map() };
  for (const [key, value] of objects(root)) {
    visitComment(walked, key, value);
    visitCollaborator(walked, key, value);
    visitCard(walked, key, value);
    visitLockup(walked, key, value);
  }
  visitWhole(walked, root);
  return walked;
}

const day = 86_400_000;
const milliseconds: Readonly<Record<string, number>> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day,
  week: 7 * day,
  month: 30.436875 * day,
  year: 365.2425 * day,
};

function monthsBefore(time: number, months: number): number {
  const date = new Date(time);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return date.getTime();
}

/** The interval behind "3 weeks ago (edited)", in English, as (earliest, latest]. */
export function intervalOf(line: string, readAt: number): [number, number] | undefined {
  const match = /(\d+) (second|minute|hour|day|week|month|year)s? ago/.exec(line);
  if (!match) return undefined;
  const count = Number(match[1]);
  const unit = match[2] ?? '';
  const length = milliseconds[unit] ?? 0;
  const months = unit === 'month' ? 1 : unit === 'year' ? 12 : 0;
  const wider = unit === 'year' ? 16 * day : unit === 'month' || unit === 'week' ? day : 0;
  let earliest = readAt - (count + 1) * length;
  let latest = readAt - count * length;
  if (months > 0) {
    earliest = Math.min(earliest, monthsBefore(readAt, (count + 1) * months));
    latest = Math.max(latest, monthsBefore(readAt, count * months));
  }
  return [earliest - wider, Math.min(latest + wider, readAt)];
}

/** The server's clock inside a response. */
export function serverClock(root: unknown): number | undefined {
  const seconds = at(root, 'frameworkUpdates', 'entityBatchUpdate', 'timestamp', 'seconds');
  return typeof seconds === 'string' ? Number(seconds) * 1000 : undefined;
}
