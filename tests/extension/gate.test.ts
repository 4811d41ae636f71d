// The gate of the engine frame: it opens for our content script and for nobody else.

import { beforeEach, describe, expect, it } from 'vitest';
import { vouchFor } from '../../extension/background/vouch.ts';
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

// Firefox: the frame hears the background alone, which has looked at who asks.
const background: Sender = { id: 'ours', origin: 'moz-extension://ours', frameId: undefined };
const vouched = { kind: 'persona-lens:vouched', nonce, origin: 'https://x.com' };

describe('where the background vouches, the gate opens', () => {
  it.each([
    ['before the offer', true],
    ['after it', false],
  ])('for a word that comes %s', (_, isFirst) => {
    const g = gate({ tabId: -1 });
    if (isFirst) g.vouch(vouched, background);
    g.offer(offer());
    if (!isFirst) g.vouch(vouched, background);
    expect(opened).toHaveLength(1);
    expect(g.isClosed).toBe(true);
  });

  it.each<[string, unknown, Sender]>([
    ['a script in a tab, ours or not', vouched, { ...background, tab: { id: 7 } }],
    ['another extension', vouched, { ...background, id: 'other' }],
    ['somebody without an id', vouched, { ...background, id: undefined }],
    ['the background, about another site', { ...vouched, origin: 'https://www.youtube.com' }, background],
    ['the background, about no site', { kind: vouched.kind, nonce }, background],
    ['the background, without a nonce', { ...vouched, nonce: 'guess' }, background],
    ['the background, with another nonce', { ...vouched, nonce: nonce.replace('5', '6') }, background],
    ['a message of another kind', { ...vouched, kind: 'persona-lens:nonce' }, background],
    ['nothing', null, background],
  ])('and not for %s', (_, message, from) => {
    const g = gate({ tabId: -1 });
    g.vouch(message, from);
    g.offer(offer());
    expect(opened).toEqual([]);
  });

  it('and not once it is shut', () => {
    const g = gate({ tabId: -1 });
    for (let i = 0; i < 5; i++) g.offer(offer({ data: 'guess' }));
    g.vouch(vouched, background);
    g.offer(offer());
    expect(opened).toEqual([]);
  });
});

describe('the background vouches', () => {
  it('to the tab that asks, and names the origin that the browser told', () => {
    expect(vouchFor(announcement, sender, siteOrigins)).toEqual({ tab: 7, message: vouched });
    // What the page's script says of its origin is not asked.
    expect(vouchFor({ ...announcement, origin: 'https://example.com' }, sender, siteOrigins)?.message.origin).toBe(
      'https://x.com',
    );
  });

  it.each<[string, unknown, Sender]>([
    ['a frame within the page', announcement, { ...sender, frameId: 3 }],
    ['a sender without a frame', announcement, { ...sender, frameId: undefined }],
    ['a page of ours, in no tab', announcement, { ...sender, tab: undefined }],
    ['a tab without a number', announcement, { ...sender, tab: {} }],
    ['another site', announcement, { ...sender, origin: 'https://example.com' }],
    ['a site whose name only begins like one', announcement, { ...sender, origin: 'https://x.com.example.com' }],
    ['no origin', announcement, { ...sender, origin: undefined }],
    ['the same site without encryption', announcement, { ...sender, origin: 'http://x.com' }],
    ['a nonce that is none', { ...announcement, nonce: `${nonce}0` }, sender],
    ['its own word, come back', vouched, sender],
    ['nothing', undefined, sender],
  ])('and not for %s', (_, message, from) => expect(vouchFor(message, from, siteOrigins)).toBe(null));
});
