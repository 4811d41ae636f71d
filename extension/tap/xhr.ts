// XMLHttpRequest: X carries all of its GraphQL by it, YouTube its live chat. open() tells which request it is, send() gives the variables of a POST, and a load
// listener, added to requests of ours only, reads the response.
//
// responseType decides what can be copied. '' and 'text': the string that the page reads too. 'arraybuffer', 'blob': the page's own value,
// cloned by the port. 'json': the bytes are gone; the page's own object is written out again by the original JSON.stringify (2–3 ms a
// megabyte, within the tap's budget). Our listener is added in open(), so in practice it runs before the page's own handlers can have changed
// the object. 'document' is not copied.
import type { Builtins, TapScope } from './builtins';
import { maxBodyLength, maxRequestBodyLength } from './capture';
import { type TapContext, wrapMethod } from './tap';

interface OpenRequest {
  url: string;
  method: string;
  requestBody: string | null;
}

export function tapXhr(scope: TapScope, context: TapContext): boolean {
  const { builtins } = context;
  const requests = builtins.newWeakMap<XMLHttpRequest, OpenRequest>();
  const listened = builtins.newWeakSet<XMLHttpRequest>();

  function noteOpen(xhr: XMLHttpRequest, args: unknown[]): void {
    const url = urlText(builtins, args[1]);
    if (!context.isOn() || url === null || !context.isOurs(url)) {
      // The same object may be opened again for something else.
      requests.delete(xhr);
      return;
    }
    requests.set(xhr, { url, method: typeof args[0] === 'string' ? args[0] : 'GET', requestBody: null });
    if (listened.has(xhr)) return;
    listened.add(xhr);
    builtins.addEventListener(xhr, 'load', () => {
      try {
        const request = requests.get(xhr);
        // A handler of the page's that came before ours may have opened the object again.
        if (request === undefined || !context.isOn() || builtins.xhr.readyState(xhr) !== 4) return;
        requests.delete(xhr);
        copy(xhr, request);
      } catch {
        attempt(() => context.skip('unreadable'));
      }
    });
  }

  function noteSend(xhr: XMLHttpRequest, args: unknown[]): void {
    const request = requests.get(xhr);
    const body = args[0];
    if (request !== undefined && typeof body === 'string' && body.length <= maxRequestBodyLength)
      request.requestBody = body;
  }

  function copy(xhr: XMLHttpRequest, request: OpenRequest): void {
    const status = builtins.xhr.status(xhr);
    if (status < 200 || status > 299) return context.skip('status');
    if (!context.allows()) return context.skip('over_budget');
    const started = builtins.milliseconds();
    const body = readBody(builtins, xhr);
    if (body === null) return context.skip('unreadable');
    const length = bodyLength(builtins, body);
    if (length === 0) return context.skip('unreadable');
    if (length > maxBodyLength) return context.skip('too_large');
    const { url, method, requestBody } = request;
    const at = builtins.epochMilliseconds();
    context.hand(
      { kind: 'response', url, method, requestBody, status, date: dateHeader(builtins, xhr), at, body },
      length,
      started,
    );
  }

  const opened = wrapMethod(builtins, scope.XMLHttpRequest.prototype, 'open', (original, self, args) => {
    const result = builtins.apply(original, self, args);
    attempt(() => noteOpen(self as XMLHttpRequest, args));
    return result;
  });
  const sent = wrapMethod(builtins, scope.XMLHttpRequest.prototype, 'send', (original, self, args) => {
    attempt(() => noteSend(self as XMLHttpRequest, args));
    return builtins.apply(original, self, args);
  });
  return opened && sent;
}

/** The URL as text without calling anything of the page's; null for what is neither a string nor a URL object. */
export function urlText(builtins: Builtins, url: unknown): string | null {
  if (typeof url === 'string') return url;
  if (typeof url !== 'object' || url === null) return null;
  try {
    return builtins.hrefOfUrl(url);
  } catch {
    return null;
  }
}

export function attempt(action: () => void): void {
  try {
    action();
  } catch {
    // Rule 1: nothing of ours reaches the page.
  }
}

function readBody(builtins: Builtins, xhr: XMLHttpRequest): string | ArrayBuffer | Blob | null {
  switch (builtins.xhr.responseType(xhr)) {
    case '':
    case 'text':
      return builtins.xhr.responseText(xhr);
    case 'json': {
      const value = builtins.xhr.response(xhr);
      return typeof value === 'object' && value !== null ? (builtins.stringify(value) ?? null) : null;
    }
    case 'arraybuffer':
    case 'blob': {
      const value = builtins.xhr.response(xhr);
      return builtins.isArrayBuffer(value) || builtins.isBlob(value) ? value : null;
    }
    default:
      return null;
  }
}

export function bodyLength(builtins: Builtins, body: string | ArrayBuffer | Blob): number {
  if (typeof body === 'string') return body.length;
  return builtins.isArrayBuffer(body) ? builtins.byteLength(body) : builtins.blobSize(body as Blob);
}

const datePattern = /^date:[ \t]*([^\r\n]{1,64})/im;

// getResponseHeader('date') would write a warning to the page's console where the header is not exposed; this one is silent.
function dateHeader(builtins: Builtins, xhr: XMLHttpRequest): string | null {
  const headers = builtins.xhr.headers(xhr);
  return headers === null ? null : (builtins.exec(datePattern, headers)?.[1] ?? null);
}
