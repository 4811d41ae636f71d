// Firefox gives a frame of ours in a site's page no more than a content script has: it hears the background, and nobody else of us. So there the
// background passes the content script's announcement on, to the same tab only, and says which origin it came from (engine/gate.ts).
import { isNonce, type Sender } from '../engine/gate';
import type { NonceAnnouncement, Vouched } from '../engine/protocol';

/** null for anything but the announcement of a top frame of a site we read. */
export function vouchFor(
  message: unknown,
  sender: Sender,
  siteOrigins: readonly string[],
): { tab: number; message: Vouched } | null {
  const { frameId, origin, tab } = sender;
  if (!isNonce(message, 'persona-lens:nonce' satisfies NonceAnnouncement['kind'])) return null;
  if (frameId !== 0 || tab?.id === undefined || origin === undefined || !siteOrigins.includes(origin)) return null;
  return { tab: tab.id, message: { kind: 'persona-lens:vouched', nonce: message.nonce, origin } };
}
