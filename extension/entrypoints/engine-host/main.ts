// The hidden frame that holds the engine's worker: content scripts cannot compile WebAssembly under X's policy, a frame of the extension's own
// origin can. Whom it serves is decided by engine/gate.ts.
import { browser } from 'wxt/browser';
import { createGate } from '../../engine/gate';
import type { FrameMessage, FrameOrder, WorkerStart } from '../../engine/protocol';
import { askProver, provePacks } from '../../engine/prove';
import { siteOrigins } from '../../manifest';
import { keepProof, packsToLoad } from '../../store/packs';
import { loadSettings } from '../../store/settings';
import { languageOf } from '../../words/languages';

async function readersLanguage(): Promise<string> {
  return languageOf((await loadSettings()).language, navigator.languages);
}

async function serve(calls: MessagePort, control: MessagePort): Promise<void> {
  const worker = new Worker(new URL('../../engine/worker.ts', import.meta.url), { type: 'module' });
  const tellDied = () => control.postMessage({ kind: 'worker_died' } satisfies FrameMessage);
  worker.onerror = (event) => {
    event.preventDefault();
    tellDied();
  };
  worker.onmessageerror = tellDied;
  control.onmessage = ({ data }: MessageEvent<FrameOrder>) => {
    if (data.kind === 'terminate') worker.terminate();
  };
  worker.postMessage({ language: await readersLanguage() } satisfies WorkerStart, [calls]);
  const packs = await packsToLoad().catch(() => []);
  if (packs.length === 0) return;
  const { version } = browser.runtime.getManifest();
  worker.postMessage(await provePacks(packs, { ask: askProver, version, remember: keepProof }));
}

// Firefox gives a frame in a site's page no more than a content script has.
const tabHere = async () => (browser.tabs === undefined ? undefined : await browser.tabs.getCurrent());

// Both listeners are in place before the frame's load event; what they hear waits until the tab's id is known.
const gateReady = tabHere().then((tab) =>
  createGate(
    {
      extensionId: browser.runtime.id,
      tabId: tab?.id ?? -1,
      siteOrigins,
      ancestors: Array.from(location.ancestorOrigins ?? []),
    },
    ({ calls, control }) => void serve(calls, control),
  ),
);
browser.runtime.onMessage.addListener((message, sender) => {
  void gateReady.then((gate) => (import.meta.env.FIREFOX ? gate.vouch : gate.announce)(message, sender));
});
window.addEventListener('message', ({ data, origin, source, ports }) => {
  void gateReady.then((gate) => gate.offer({ data, origin, fromParent: source === window.parent, ports }));
});
