// A page's world of its own: a fresh JavaScript realm with the web's request classes in it, into which the tap is bundled and run as a browser
// runs it. What a hostile page overwrites there is overwritten for the tap too, and for nobody else.
import { join } from 'node:path';
import vm from 'node:vm';
import { buildSync } from 'esbuild';
import { readerEvent, type TapMessage } from '../../../extension/tap/capture.ts';

const extension = join(import.meta.dirname, '../../../extension');

let bundle: string | undefined;

function bundledTap(): string {
  bundle ??= buildSync({
    stdin: {
      contents: `export { installTap } from './tap/tap'; export { siteOf } from './sites/site';`,
      resolveDir: extension,
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'tapModule',
    target: 'es2022',
  }).outputFiles[0]?.text;
  return bundle ?? '';
}

// XMLHttpRequest as the tap and a page see it: accessors and methods on the prototype, events through EventTarget, answers given by the test.
const fakeXhr = `
class XMLHttpRequest extends EventTarget {
  #state = 0; #type = ''; #status = 0; #text = ''; #value = null; #async = true; #headers = 'date: Sun, 22 Nov 2026 10:00:00 GMT\\r\\n';
  static answer = null;
  static listeners = 0;
  constructor() { super(); }
  get readyState() { return this.#state; }
  get status() { return this.#status; }
  get responseType() { return this.#type; }
  set responseType(type) { this.#type = type; }
  get responseText() {
    if (this.#type !== '' && this.#type !== 'text') throw new DOMException('not text', 'InvalidStateError');
    return this.#text;
  }
  get response() { return this.#type === '' || this.#type === 'text' ? this.#text : this.#value; }
  getAllResponseHeaders() { return this.#headers; }
  addEventListener(type, listener) { XMLHttpRequest.listeners++; return super.addEventListener(type, listener); }
  open(method, url, async = true) {
    if (String(url) === 'http://[bad') throw new DOMException('bad url', 'SyntaxError');
    this.#state = 1; this.#async = async; this.#status = 0; this.#text = ''; this.#value = null;
  }
  send(body) { this.sentBody = body; if (!this.#async) this.respond(XMLHttpRequest.answer); }
  abort() { this.#state = 0; this.dispatchEvent(new Event('abort')); this.dispatchEvent(new Event('loadend')); }
  fail() { this.#state = 4; this.#status = 0; this.dispatchEvent(new Event('error')); this.dispatchEvent(new Event('loadend')); }
  respond({ status = 200, text = '', value = null } = {}) {
    this.#state = 4; this.#status = status; this.#text = text; this.#value = value;
    this.dispatchEvent(new Event('load')); this.dispatchEvent(new Event('loadend'));
  }
}
globalThis.XMLHttpRequest = XMLHttpRequest;

// The document as far as the tap looks: its state, and the event that tells a change of it.
class Document extends EventTarget {
  #state = 'loading';
  get readyState() { return this.#state; }
  become(state) { this.#state = state; this.dispatchEvent(new Event('readystatechange')); }
}
globalThis.Document = Document;
globalThis.document = new Document();
`;

export interface PageWorld {
  /** Runs a page's script; its value is returned as it is. */
  run<T>(script: string): T;
  /** Everything the tap has handed over by now. */
  received(): Promise<TapMessage[]>;
  /** Tells the tap whether anybody reads. */
  turn(on: boolean): void;
  wrapped: { xhr: boolean; fetch: boolean };
  close(): void;
}

/** `before`: a script that runs ahead of the tap, as an older script of the page or another extension may. */
export function openPageWorld(before = '', hostname = 'x.com'): PageWorld {
  let handedOver: MessagePort | null = null;
  const messages: TapMessage[] = [];
  const scope = {
    EventTarget,
    Event,
    DOMException,
    MessageChannel,
    MessagePort,
    MessageEvent,
    Response,
    Request,
    Headers,
    URL,
    Blob,
    ReadableStream,
    performance,
    queueMicrotask,
    setTimeout,
    console,
    answers: new Map<string, () => Promise<Response>>(),
    postMessage(_data: unknown, _target: string, ports: MessagePort[]) {
      handedOver = ports[0] ?? null;
    },
  };
  const context = vm.createContext(scope);
  vm.runInContext(fakeXhr, context);
  vm.runInContext(
    `globalThis.window = globalThis;
     globalThis.fetch = function fetch(input) {
       const url = typeof input === 'string' ? input : input.url ?? input.href;
       return answers.has(url) ? answers.get(url)() : Promise.resolve(new Response('{}'));
     };`,
    context,
  );
  if (before !== '') vm.runInContext(before, context);
  vm.runInContext(bundledTap(), context);
  const wrapped = vm.runInContext(
    `tapModule.installTap(globalThis, tapModule.siteOf('${hostname}'))`,
    context,
  ) as PageWorld['wrapped'];
  // As the content script does when it is there.
  vm.runInContext(`document.dispatchEvent(new Event(${JSON.stringify(readerEvent)}))`, context);
  const port = handedOver as MessagePort | null;
  if (port === null) throw new Error('the tap handed no port over');
  port.onmessage = ({ data }) => messages.push(data as TapMessage);

  return {
    run: (script) => vm.runInContext(script, context),
    async received() {
      for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve, 2));
      return messages.slice();
    },
    turn: (on) => port.postMessage(on),
    wrapped,
    close: () => port.close(),
  };
}
