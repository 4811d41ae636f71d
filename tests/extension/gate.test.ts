// The gate of the engine frame: it opens for our content script and for nobody else.
import { beforeEach, describe, expect, it } from 'vitest';
import { createGate, type GateFacts, type Offer, type OpenedPorts, type Sender } from '../../extension/engine/gate.ts';
import { siteOrigins } from '../../extension/manifest.ts';

const nonce = '5b9d1c8e-0000-4000-8000-123456789abc';
const facts: GateFacts = { extensionId: 'ours', tabId: 7, siteOrigins, ancestors: ['https://x.com'] };
const sender: Sender = { id: 'ours', origin: 'https://x.com', frameId: 0, tab: { id: 7 } };
const announcement = { kind: 'persona-lens:nonce', nonce };

let opened: OpenedPorts[];
beforeEach(() => {
  opened = [];
});

const gate = (other: Partial<GateFacts> = {}) => createGate({ ...facts, ...other }, (ports) => opened.push(ports));
function offer(other: Partial<Offer> = {}): Offer {
  const { port1, port2 } = new MessageChannel();
  return {
    data: { kind: 'persona-lens:offer', nonce },
    origin: 'https://x.com',
    fromParent: true,
    ports: [port1, port2],
    ...other,
  };
}

describe('opens', () => {
  it('when the announcement comes first', () => {
    const g = gate();
    g.announce(announcement, sender);
    g.offer(offer());
    expect(opened).toHaveLength(1);
  });

  it('when the offer comes first', () => {
    const g = gate();
    g.offer(offer());
    expect(opened).toHaveLength(0);
    g.announce(announcement, sender);
    expect(opened).toHaveLength(1);
  });

  it('only once', () => {
    const g = gate();
    g.announce(announcement, sender);
    g.offer(offer());
    g.announce({ ...announcement, nonce: nonce.replace('5', '6') }, sender);
    g.offer(offer({ data: { kind: 'persona-lens:offer', nonce: nonce.replace('5', '6') } }));
    expect(opened).toHaveLength(1);
    expect(g.isClosed).toBe(true);
  });
});

describe('stays shut for', () => {
  it('a page that offers a port without knowing a nonce', () => {
    const g = gate();
    g.announce(announcement, sender);
    g.offer(offer({ data: { kind: 'persona-lens:offer', nonce: nonce.replace('5', '6') } }));
    g.offer(offer({ data: { kind: 'persona-lens:offer' } }));
    g.offer(offer({ data: null }));
    expect(opened).toEqual([]);
  });

  it.each<[string, Sender]>([
    ['another extension', { ...sender, id: 'other' }],
    ['another tab', { ...sender, tab: { id: 8 } }],
    ['a frame within the page', { ...sender, frameId: 3 }],
    ['another site', { ...sender, origin: 'https://example.com' }],
    ['one without a tab', { id: 'ours', origin: 'https://x.com', frameId: 0 }],
  ])('an announcement of %s', (_, other) => {
    const g = gate();
    g.announce(announcement, other);
    g.offer(offer());
    expect(opened).toEqual([]);
  });

  it.each<[string, Partial<Offer>]>([
    ['from another window than its parent', { fromParent: false }],
    ['from another origin', { origin: 'https://example.com' }],
    ['without ports', { ports: [] }],
  ])('an offer %s', (_, other) => {
    const g = gate();
    g.announce(announcement, sender);
    g.offer(offer(other));
    expect(opened).toEqual([]);
  });

  it.each<[string, string[]]>([
    ['another site', ['https://example.com']],
    ['a frame in a frame', ['https://x.com', 'https://example.com']],
    ['no page at all', []],
  ])('%s that loads the frame', (_, ancestors) => {
    const g = gate({ ancestors });
    g.announce(announcement, { ...sender, origin: ancestors[0] });
    g.offer(offer({ origin: ancestors[0] ?? '' }));
    expect(opened).toEqual([]);
    expect(g.isClosed).toBe(true);
  });

  it('good after a few wrong offers', () => {
    const g = gate();
    for (let i = 0; i < 5; i++) g.offer(offer({ data: 'guess' }));
    g.announce(announcement, sender);
    g.offer(offer());
    expect(opened).toEqual([]);
  });
});
