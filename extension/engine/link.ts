// The content script's end of the engine: places the hidden frame in the page and proves to it who is asking (see gate.ts).
import type { EngineLink } from './client';
import { ownCopy } from './own-copy';
import type { FrameMessage, FrameOrder, NonceAnnouncement, PortOffer } from './protocol';

/** What is needed of the browser; tests pass their own. */
export interface LinkParts {
  document: Document;
  /** The frame's address; with use_dynamic_url it is another one in every session. */
  frameUrl: string;
  /** The origin that the frame really has. */
  frameOrigin: string;
  announce(message: NonceAnnouncement): Promise<unknown>;
  /** Ms until the frame must have loaded. */
  loadMs: number;
}

export interface FrameLink extends EngineLink {
  /** Ends the worker without a word, as a crash would. */
  terminate(): void;
}

export async function openLink({ document, frameUrl, frameOrigin, announce, loadMs }: LinkParts): Promise<FrameLink> {
  await whenShown(document);
  const host = document.createElement('span');
  // In the flow of nothing, seen by nobody, whatever the page's style sheets say about spans.
  host.style.cssText =
    'all: initial !important; position: fixed !important; width: 0 !important; height: 0 !important; overflow: hidden !important;';
  host.setAttribute('aria-hidden', 'true');
  const frame = document.createElement('iframe');
  frame.style.cssText = 'display: none;';
  frame.tabIndex = -1;
  frame.src = frameUrl;
  host.attachShadow({ mode: 'closed' }).append(frame);

  const loaded = new Promise<void>((resolve, reject) => {
    frame.addEventListener('load', () => resolve(), { once: true });
    setTimeout(() => reject(new Error('the engine frame did not load in time')), loadMs);
  });
  document.documentElement.append(host);
  try {
    await loaded;
  } catch (error) {
    host.remove();
    throw error;
  }

  const calls = new MessageChannel();
  const control = new MessageChannel();
  const nonce = crypto.randomUUID();
  frame.contentWindow?.postMessage({ kind: 'persona-lens:offer', nonce } satisfies PortOffer, frameOrigin, [
    calls.port2,
    control.port2,
  ]);
  // Nobody answers a broadcast; a rejection only says so.
  announce({ kind: 'persona-lens:nonce', nonce }).catch(() => {});

  const port: FrameLink['port'] = { postMessage: calls.port1.postMessage.bind(calls.port1), onmessage: null };
  calls.port1.onmessage = ({ data }) => port.onmessage?.call(calls.port1, { data: ownCopy(data) } as MessageEvent);

  return {
    port,
    isAlive: () => host.isConnected,
    onLost(listener) {
      control.port1.onmessage = ({ data }: MessageEvent<FrameMessage>) => data.kind === 'worker_died' && listener();
    },
    terminate: () => control.port1.postMessage({ kind: 'terminate' } satisfies FrameOrder),
    close() {
      calls.port1.close();
      control.port1.close();
      host.remove();
    },
  };
}

/** A prerendered page may not load frames of other origins before it is shown; a page without a body is not there yet. */
async function whenShown(document: Document & { prerendering?: boolean }): Promise<void> {
  if (document.prerendering === true) {
    await new Promise((resolve) => document.addEventListener('prerenderingchange', resolve, { once: true }));
  }
  if (document.body !== null) return;
  await new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      if (document.body === null) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document, { childList: true, subtree: true });
  });
}
