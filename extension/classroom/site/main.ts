// The classroom as a site of its own: any web server, any folder of it, nothing to install. A service worker keeps it for when there is no connection.
import { openClassroom } from '../app';
import type { Keep, Kept } from './offline';

const base = new URL('./', location.href.replace(/[?#].*$/, '')).href;
const words = await openClassroom({ language: '', base, wasm: 'engine/persona-lens-engine.wasm.gz' });

/** Told where it can be seen only when everything that this language needs is there. */
async function keepForLater(): Promise<void> {
  // Absent without a secure connection (or this machine's own server): the page works all the same while it is connected.
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<Kept>) => {
    if (data.kind !== 'persona-lens:kept') return;
    const line = document.querySelector<HTMLElement>('#offline');
    if (line === null) return;
    line.textContent = words.say('class.offline');
    line.dataset.ready = 'true';
  });
  await navigator.serviceWorker.register(`${base}offline.js`, { scope: base });
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ kind: 'persona-lens:keep', language: document.documentElement.lang } satisfies Keep);
}

void keepForLater().catch(() => undefined);
