// The site's service worker: what the classroom needs in one language is kept, and answered from there before the network is asked. Another build has
// another name, and takes the old one's place when it has everything.

/** Page → worker: everything that this language needs. */
export interface Keep {
  kind: 'persona-lens:keep';
  language: string;
}
/** Worker → page: it is all here. */
export interface Kept {
  kind: 'persona-lens:kept';
  language: string;
}

/** Written by the build (vite.config.ts): paths relative to this file. */
declare const __CLASSROOM_FILES__: { version: string; common: string[]; byLanguage: Record<string, string[]> };

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Lasting {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Told extends Lasting {
  data: Keep;
  source: { postMessage(message: Kept): void } | null;
}
/** The parts of ServiceWorkerGlobalScope we use; TypeScript's worker library and its DOM library exclude each other. */
declare const self: {
  location: Location;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void;
  addEventListener(type: 'message', listener: (event: Told) => void): void;
};

const prefix = 'persona-lens-classroom-';
const files = __CLASSROOM_FILES__;
const name = `${prefix}${files.version}`;
const folder = new URL('./', self.location.href).href;
const start = `${folder}index.html`;

async function keep(paths: readonly string[]): Promise<void> {
  const cache = await caches.open(name);
  const lacking = [];
  for (const path of paths) {
    const url = `${folder}${path}`;
    if ((await cache.match(url)) === undefined) lacking.push(url);
  }
  await cache.addAll(lacking);
}

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(name);
  const url = request.url.replace(/[?#].*$/, '');
  const wanted = request.mode === 'navigate' && url === folder ? start : url;
  return (await cache.match(wanted)) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(keep(files.common).then(() => self.skipWaiting())));
self.addEventListener('activate', (event) =>
  event.waitUntil(
    (async () => {
      const old = (await caches.keys()).filter((key) => key.startsWith(prefix) && key !== name);
      await Promise.all(old.map((key) => caches.delete(key)));
      await self.clients.claim();
    })(),
  ),
);
self.addEventListener('message', (event) => {
  const { kind, language } = event.data;
  if (kind !== 'persona-lens:keep') return;
  const { source } = event;
  event.waitUntil(
    keep(files.byLanguage[language] ?? []).then(() => source?.postMessage({ kind: 'persona-lens:kept', language })),
  );
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'GET' && request.url.startsWith(folder)) event.respondWith(answer(request));
});
