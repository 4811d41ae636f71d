// The gate of the engine frame: whom it serves.
//
// The frame is web-accessible, because a content script can place it in a page in no other way. So a page may load it too, if it learns its
// address. What is at stake: the engine's answers about accounts (a page that asks could learn what this reader's extension thinks of
// somebody, or fill its memory), and the machine's time. What protects them:
//
// 1. The address is made by use_dynamic_url: it changes with every browser session, and the manifest lets only X's pages load it. It appears
//    in none of the page's performance entries; the frame sits in a closed shadow root, so that it is not in window.frames either. The frame
//    never sends a window message, so that the page gets no reference to it from an event.
// 2. Loading the frame starts nothing. A worker is started only for a port that arrived with a nonce which the content script has announced
//    through the extension's own messaging. Pages cannot send there (no externally_connectable) and cannot listen there.
// 3. The announcement must come from our own extension, from the top frame of this very tab, from one of the site's origins, and that origin
//    must be this frame's only ancestor. A nonce has 122 random bits, is used once, and the gate closes for good after it opened, or after a
//    few wrong offers. So a frame of the page's own making hears the nonce (it is our code) but the page cannot offer a port with it.
//    In Firefox the frame hears only the background, which has checked the same of the sender and passes the nonce on to its tab alone.
// 4. CSP frame-ancestors names the same origins once more.
// What remains: a page sees that an element of ours exists (a span of no size with a closed shadow root), and can remove it. The reader then
// has no badges; the page gains nothing.
import type { NonceAnnouncement, PortOffer, Vouched } from './protocol';

export interface GateFacts {
  extensionId: string;
  /** −1 where the frame cannot know it. */
  tabId: number;
  /** Origins that may frame the engine. */
  siteOrigins: readonly string[];
  /** location.ancestorOrigins, nearest first. */
  ancestors: readonly string[];
}

/** As chrome.runtime.MessageSender, the parts that count. */
export interface Sender {
  id?: string | undefined;
  origin?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined } | undefined;
}

export interface Offer {
  data: unknown;
  origin: string;
  /** The message came from the window that holds this frame. */
  fromParent: boolean;
  ports: readonly MessagePort[];
}

export interface OpenedPorts {
  calls: MessagePort;
  control: MessagePort;
}

const maxWrongOffers = 5;
const maxWaiting = 8;
const noncePattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `open` is called at most once. */
export function createGate(facts: GateFacts, open: (ports: OpenedPorts) => void) {
  const parent = facts.ancestors[0];
  const wellPlaced = facts.ancestors.length === 1 && parent !== undefined && facts.siteOrigins.includes(parent);
  const announced = new Set<string>();
  const offered = new Map<string, OpenedPorts>();
  let closed = !wellPlaced;
  let wrongOffers = 0;

  function expect(nonce: string): void {
    if (announced.size >= maxWaiting) return;
    announced.add(nonce);
    settle(nonce);
  }

  function settle(nonce: string): void {
    const ports = offered.get(nonce);
    if (closed || ports === undefined || !announced.has(nonce)) return;
    closed = true;
    announced.clear();
    offered.clear();
    open(ports);
  }

  return {
    get isClosed() {
      return closed;
    },
    /** A message over the extension's own channel. */
    announce(message: unknown, sender: Sender): void {
      if (closed || !isNonce(message, 'persona-lens:nonce' satisfies NonceAnnouncement['kind'])) return;
      const trusted =
        sender.id === facts.extensionId &&
        sender.tab?.id === facts.tabId &&
        sender.frameId === 0 &&
        sender.origin === parent;
      if (trusted) expect(message.nonce);
    },
    /** The background's word about an announcement that only it can hear. What comes from a tab is not the background. */
    vouch(message: unknown, sender: Sender): void {
      if (closed || !isNonce(message, 'persona-lens:vouched' satisfies Vouched['kind'])) return;
      const { origin } = message as { origin?: unknown };
      if (sender.id === facts.extensionId && sender.tab === undefined && origin === parent) expect(message.nonce);
    },
    /** A window message. The announcement may come before or after. */
    offer({ data, origin, fromParent, ports }: Offer): void {
      if (closed) return;
      const [calls, control] = ports;
      const wellFormed = isNonce(data, 'persona-lens:offer' satisfies PortOffer['kind']);
      if (!wellFormed || !fromParent || origin !== parent || calls === undefined || control === undefined) {
        wrongOffers += 1;
        if (wrongOffers >= maxWrongOffers) closed = true;
        return;
      }
      if (offered.size >= maxWaiting) return;
      offered.set(data.nonce, { calls, control });
      settle(data.nonce);
    },
  };
}

export function isNonce(value: unknown, kind: string): value is { nonce: string } {
  if (typeof value !== 'object' || value === null) return false;
  const { kind: actual, nonce } = value as { kind?: unknown; nonce?: unknown };
  return actual === kind && typeof nonce === 'string' && noncePattern.test(nonce);
}
