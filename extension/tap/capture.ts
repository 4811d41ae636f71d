// What the tap hands to the content script, and the checks on the other side. A page can forge these messages (it shares the tap's world),
// so everything here is hostile until `readCapture` has looked at it.

/** More than any response of a site we read; a body beyond this is counted, not copied. */
export const maxBodyLength = 64 * 1024 * 1024;
/** A POST body carries the request's variables: a few KB. */
export const maxRequestBodyLength = 256 * 1024;
const maxUrlLength = 64 * 1024;

/** A response of one of the operations we read. */
export interface Capture {
  kind: 'response';
  /** As the page gave it to open() or fetch(): absolute or relative. */
  url: string;
  method: string;
  /** The request's body where it was a string, else null. */
  requestBody: string | null;
  status: number;
  /** The response's Date header, as text; null where the page cannot see it either. */
  date: string | null;
  /** The reader's clock at the time of reading, ms since 1970. */
  at: number;
  /** XHR text stays a string; other kinds are bytes. */
  body: string | ArrayBuffer | Blob;
}

/** What the first HTML brought along in a global variable. */
export interface PageData {
  kind: 'page_data';
  /** The variable's name. */
  name: string;
  at: number;
  /** JSON. */
  body: string;
}

/** A response of ours that was not copied, and why; the page saw nothing of it either way. */
export interface Skipped {
  kind: 'skipped';
  reason: SkipReason;
}

export type SkipReason = 'status' | 'too_large' | 'over_budget' | 'unreadable';
const skipReasons: readonly string[] = ['status', 'too_large', 'over_budget', 'unreadable'] satisfies SkipReason[];

export type TapMessage = Capture | PageData | Skipped;

/** Content script → tap: whether anybody reads (false: switched off, or torn down). The tap is on until it hears otherwise. */
export type SwitchMessage = boolean;

/**
 * How the two scripts find each other. Either may be first: Firefox runs each of them when it has been compiled. Whoever comes second starts the
 * hand-over: the tap says that it is here, the reader says that it is here, and at the reader's word the tap hands its port over, once. Both are in place
 * before the page's first script, so no page hears these events.
 */
export const tapEvent = 'persona-lens:tap-here';
export const readerEvent = 'persona-lens:reader-here';

/** The window message that hands the tap's port over; it is the first message of its kind or it is ignored. */
export const portMessage = 'persona-lens:tap';

/** The message as a plain, checked object, or null. Never throws; takes nothing over but the named properties. */
export function readTapMessage(data: unknown): TapMessage | null {
  if (typeof data !== 'object' || data === null) return null;
  const { kind, reason, name, url, method, requestBody, status, date, at, body } = data as Record<string, unknown>;
  if (kind === 'skipped') {
    return typeof reason === 'string' && skipReasons.includes(reason) ? { kind, reason: reason as SkipReason } : null;
  }
  if (typeof at !== 'number' || !Number.isFinite(at)) return null;
  if (kind === 'page_data') {
    if (typeof name !== 'string' || !/^\w{1,64}$/.test(name) || typeof body !== 'string' || !isBody(body)) return null;
    return { kind, name, at, body };
  }
  if (kind !== 'response') return null;
  if (typeof url !== 'string' || url.length > maxUrlLength) return null;
  if (typeof method !== 'string' || !/^[A-Za-z]{1,10}$/.test(method)) return null;
  if (requestBody !== null && (typeof requestBody !== 'string' || requestBody.length > maxRequestBodyLength))
    return null;
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 200 || status > 299) return null;
  if (date !== null && (typeof date !== 'string' || date.length > 64)) return null;
  if (!isBody(body)) return null;
  return { kind, url, method, requestBody, status, date, at, body };
}

function isBody(body: unknown): body is Capture['body'] {
  if (typeof body === 'string') return body.length > 0 && body.length <= maxBodyLength;
  if (body instanceof ArrayBuffer) return body.byteLength > 0 && body.byteLength <= maxBodyLength;
  return body instanceof Blob && body.size > 0 && body.size <= maxBodyLength;
}
