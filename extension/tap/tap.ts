// The page tap. It runs in the page's own world before the page's first script and wraps `fetch` and two methods of XMLHttpRequest, to copy
// the responses that carry posts and accounts; where a site's first HTML brings such data itself, that is copied too (page-data.ts). The
// rules, in this order:
//
// 1. It cannot throw into the page. The original is called first and its result (or its error) is what the page gets; everything of ours
//    happens in a try block whose failure is nobody's business. (One thing comes before the original: fetch.ts clones a POST's Request.)
// 2. It alters nothing: arguments and `this` are passed through as they came; no URL object is turned into text by a page's own method; no
//    getter of a page's object runs; listeners are added only to requests of ours. The wrappers are Proxies of the originals, so that name,
//    length, property descriptors and `typeof` are those of the originals and toString() says "[native code]".
// 3. It is on from the start and needs no answer from anybody: captures wait in the MessagePort until the content script reads them. The port
//    is handed over, when the content script is there, by one window message, which the content script takes and hides from the page; after that nothing of ours passes through
//    anything the page can listen to. Strings and buffers travel by structured clone (a memory copy), never wrapped in JSON.
// 4. It uses only builtins saved at the start (builtins.ts) and spends a bounded amount of the page's time (budget.ts).
//
// Why a port and not a CustomEvent with the body: an event needs a name that the page can learn and listen for, and it is handled inside the
// page's own load event; a port is private and is read in a task of its own. Measured (Chromium 156, a timeline of 0.9 MB): 0.2 ms within the
// page's load event.
import type { Site } from '../sites/site';
import { createBudget, tapLimits } from './budget';
import { type Builtins, saveBuiltins, type TapScope } from './builtins';
import { portMessage, readerEvent, type SkipReason, type SwitchMessage, type TapMessage, tapEvent } from './capture';
import { tapFetch } from './fetch';
import { tapPageData } from './page-data';
import { attempt, tapXhr } from './xhr';

/** What the two wrappers need: the saved builtins, whom to tell, and whether there is anybody to tell. */
export interface TapContext {
  builtins: Builtins;
  /** Whether this address is one of the site's that are read. */
  isOurs(url: string): boolean;
  /** False while the content script says that nobody reads. */
  isOn(): boolean;
  allows(): boolean;
  /** `started`: builtins.milliseconds() before the copying began. */
  hand(message: TapMessage, length: number, started: number): void;
  skip(reason: SkipReason): void;
}

/** Returns what could be wrapped: a page may have made a property non-writable and non-configurable before us. */
export function installTap(scope: TapScope, site: Site): { xhr: boolean; fetch: boolean } {
  const builtins = saveBuiltins(scope);
  const budget = createBudget(builtins.milliseconds, tapLimits);
  const channel = new scope.MessageChannel();
  const port = channel.port1;
  let on = true;

  const context: TapContext = {
    builtins,
    isOurs: (url) => site.operationOf(url, builtins.exec) !== null,
    isOn: () => on,
    allows: budget.allows,
    hand(message, length, started) {
      builtins.post(port, message);
      budget.spend(length, started);
    },
    skip(reason) {
      if (budget.allowsSkip()) builtins.post(port, { kind: 'skipped', reason });
    },
  };

  const wrapped = { xhr: tapXhr(scope, context), fetch: tapFetch(scope, context) };
  attempt(() => tapPageData(scope, context, site.globals));

  port.onmessage = (event) => {
    const message: SwitchMessage = builtins.dataOf(event) === true;
    on = message;
  };
  const { document, postMessage } = scope;
  let isHandedOver = false;
  builtins.addEventListener(document, readerEvent, () => {
    if (isHandedOver) return;
    isHandedOver = true;
    // The target is this very window, so the page's own origin is the right one whatever it is ("null" has no textual form).
    attempt(() => builtins.apply(postMessage, scope, [portMessage, '*', [channel.port2]]));
  });
  document.dispatchEvent(new scope.Event(tapEvent));
  return wrapped;
}

/**
 * Puts a Proxy of the function at `owner[name]` in its place, with the descriptor it had. `apply` gets the original, `this` and the arguments.
 * Returns false, having changed nothing, where the property cannot be replaced.
 */
export function wrapMethod<Args extends unknown[]>(
  builtins: Builtins,
  owner: object,
  name: string,
  // biome-ignore lint/complexity/noBannedTypes: Reflect.apply takes any callable
  handle: (original: Function, self: unknown, args: Args) => unknown,
): boolean {
  try {
    const descriptor = builtins.getOwnPropertyDescriptor(owner, name);
    if (descriptor === undefined || typeof descriptor.value !== 'function') return false;
    if (descriptor.writable !== true && descriptor.configurable !== true) return false;
    // A handler without a prototype: a page that adds a `get` to Object.prototype must not become a trap of our Proxy.
    const handler: ProxyHandler<typeof descriptor.value> = Object.create(null);
    handler.apply = (original, self, args) => handle(original, self, args as Args);
    descriptor.value = new builtins.Proxy(descriptor.value, handler);
    return builtins.defineProperty(owner, name, descriptor);
  } catch {
    return false;
  }
}
