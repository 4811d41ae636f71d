// fetch: YouTube carries everything by it, as fetch(Request); X does not use it for GraphQL today, and may tomorrow. The page gets a promise
// that settles with the very same Response; our clone is made before the page can read the body.
//
// The page's promise is the one that follows ours by then() without a rejection handler: a rejection stays what it is, so an error that the
// page does not handle is still reported as unhandled, once. Requests that are none of ours get the original promise itself.
//
// What a Request asks for stands in its body, which can be read once. So a POST of ours is cloned before the original is called: the clone of a
// text body is a second reference to the same bytes, and the request goes out as it would have.
import type { Builtins, TapScope } from './builtins';
import { maxBodyLength, maxRequestBodyLength } from './capture';
import { type TapContext, wrapMethod } from './tap';
import { attempt, urlText } from './xhr';

interface FetchRequest {
  url: string;
  method: string;
  requestBody: string | null;
  /** Where the body is still to be read. */
  clone: Request | null;
}

export function tapFetch(scope: TapScope, context: TapContext): boolean {
  const { builtins } = context;

  function copy(response: Response, request: FetchRequest): void {
    const status = builtins.response.status(response);
    if (status < 200 || status > 299) return context.skip('status');
    if (!context.allows()) return context.skip('over_budget');
    const declared = builtins.response.header(response, 'content-length');
    if (declared !== null && +declared > maxBodyLength) return context.skip('too_large');
    const date = builtins.response.header(response, 'date');
    const bytes = builtins.response.arrayBuffer(builtins.response.clone(response));
    const hand = (body: ArrayBuffer, requestBody: string | null) => {
      const started = builtins.milliseconds();
      const length = builtins.byteLength(body);
      if (length === 0) return context.skip('unreadable');
      if (length > maxBodyLength) return context.skip('too_large');
      const { url, method } = request;
      const at = builtins.epochMilliseconds();
      context.hand({ kind: 'response', url, method, requestBody, status, date, at, body }, length, started);
    };
    builtins.after(
      bytes,
      (body) => {
        attempt(() => {
          const { clone, requestBody } = request;
          if (clone === null) return hand(body, requestBody);
          builtins.after(
            builtins.request.text(clone),
            (text) => attempt(() => hand(body, text.length > 0 && text.length <= maxRequestBodyLength ? text : null)),
            () => attempt(() => hand(body, null)),
          );
        });
      },
      // Aborted by the page, or the network broke while reading.
      () => attempt(() => context.skip('unreadable')),
    );
  }

  /** A clone of a POST's Request of ours; null for everything else. */
  function cloneOf(input: unknown, init: unknown): Request | null {
    if (!context.isOn() || init !== undefined || typeof input !== 'object' || input === null) return null;
    try {
      if (builtins.request.method(input) !== 'POST' || !context.isOurs(builtins.request.url(input))) return null;
      return builtins.request.clone(input as Request);
    } catch {
      return null;
    }
  }

  return wrapMethod(builtins, scope, 'fetch', (original, self, args) => {
    const clone = cloneOf(args[0], args[1]);
    const promise = builtins.apply(original, self, args);
    try {
      if (!context.isOn()) return promise;
      const request = requestOf(builtins, args[0], args[1], clone);
      if (request === null || !context.isOurs(request.url)) return promise;
      return builtins.after(promise as Promise<Response>, (response) => {
        attempt(() => copy(response, request));
        return response;
      });
    } catch {
      return promise;
    }
  });
}

function requestOf(builtins: Builtins, input: unknown, init: unknown, clone: Request | null): FetchRequest | null {
  const text = urlText(builtins, input);
  if (text !== null) {
    const body = ownValue(builtins, init, 'body');
    const method = ownValue(builtins, init, 'method');
    return {
      url: text,
      method: typeof method === 'string' ? method : 'GET',
      requestBody: typeof body === 'string' && body.length <= maxRequestBodyLength ? body : null,
      clone: null,
    };
  }
  if (typeof input !== 'object' || input === null) return null;
  // Throws for anything but a genuine Request, which the caller takes as "none of ours".
  return { url: builtins.request.url(input), method: builtins.request.method(input), requestBody: null, clone };
}

/** A plain property's value; an accessor is not called. */
function ownValue(builtins: Builtins, object: unknown, name: string): unknown {
  if (typeof object !== 'object' || object === null) return undefined;
  return builtins.getOwnPropertyDescriptor(object, name)?.value;
}
