// @vitest-environment happy-dom
// The content script's end of the tap: the first hand-over counts, the page sees nothing of it, and what comes through is checked.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenToTap, type TapPort } from '../../extension/reading/tap-port.ts';
import { portMessage, readerEvent, type TapMessage, tapEvent } from '../../extension/tap/capture.ts';

let tap: TapPort;
let heard: TapMessage[];
let seenByPage: unknown[];
const pageListener = (event: Event) => seenByPage.push((event as MessageEvent).data);

beforeEach(() => {
  heard = [];
  seenByPage = [];
  tap = listenToTap(window as unknown as Window & typeof globalThis, (message) => heard.push(message));
  window.addEventListener('message', pageListener);
});
afterEach(() => window.removeEventListener('message', pageListener));

function handOver(source: unknown = window): MessagePort {
  const { port1, port2 } = new MessageChannel();
  const event = new Event('message');
  Object.assign(event, { data: portMessage, ports: [port2], source });
  window.dispatchEvent(event as never);
  return port1;
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 10));

describe('the hand-over', () => {
  it('is taken and kept from the page; messages come through', async () => {
    const port = handOver();
    expect(seenByPage).toEqual([]);
    port.postMessage({ kind: 'skipped', reason: 'status' });
    port.postMessage({ kind: 'order', reason: 'obey' });
    port.postMessage('text');
    await turn();
    expect(heard).toEqual([{ kind: 'skipped', reason: 'status' }]);
    port.close();
  });

  it('counts once: a later one is the page’s own affair', async () => {
    const first = handOver();
    const second = handOver();
    second.postMessage({ kind: 'skipped', reason: 'status' });
    await turn();
    expect(heard).toEqual([]);
    expect(seenByPage).toEqual([portMessage]);
    first.close();
    second.close();
  });

  it('comes from this very window, not from a frame in it', () => {
    handOver({}).close();
    expect(seenByPage).toEqual([portMessage]);
    handOver().close();
  });

  it('leaves the page’s own messages alone', () => {
    const event = new Event('message');
    Object.assign(event, { data: { type: 'theirs' }, source: window, ports: [] });
    window.dispatchEvent(event as never);
    expect(seenByPage).toEqual([{ type: 'theirs' }]);
    handOver().close();
  });
});

describe('the two scripts find each other', () => {
  const asked = () => {
    const events: string[] = [];
    document.addEventListener(readerEvent, () => events.push('reader'));
    return events;
  };

  it('when the tap was there first', () => {
    const events = asked();
    listenToTap(window as unknown as Window & typeof globalThis, () => {});
    expect(events).toEqual(['reader']);
    // One for each of the two that listen now.
    handOver().close();
    handOver().close();
  });

  it('when the tap comes later, and once only', () => {
    const events = asked();
    document.dispatchEvent(new Event(tapEvent) as never);
    expect(events).toEqual(['reader']);
    handOver().close();
    document.dispatchEvent(new Event(tapEvent) as never);
    expect(events).toEqual(['reader']);
  });
});

describe('the switch', () => {
  const told = (port: MessagePort) => {
    const words: unknown[] = [];
    port.onmessage = ({ data }) => words.push(data);
    return words;
  };

  it('tells the tap, also when it was turned before the tap came', async () => {
    tap.turn(false);
    const port = handOver();
    const words = told(port);
    await turn();
    tap.turn(false);
    tap.turn(true);
    await turn();
    expect(words).toEqual([false, true]);
    port.close();
  });
});
