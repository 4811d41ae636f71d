// A site that does what it can against us: overwrites and freezes what there is, floods us, changes faster than anybody reads, moves and covers what we draw.
// It works as without us, no mark stands on the wrong account, and it learns nothing of what we found.
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { documentedCase } from '../fixtures/x/worlds/documented-case.ts';
import { hashOf } from '../replica/x/client/api.ts';
import { composed, type Source } from '../replica/x/sources.ts';
import {
  badgesOnScreen,
  expectEveryRowAnnotated,
  expectNoWrongAccount,
  type RowSeen,
  readRows,
  readStats,
  settled,
} from './support/annotations.ts';
import { pause, rowsReady, type Stage, startStage } from './support/stage.ts';
import { pressMark } from './support/thread.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage?.close());

const { world, sleeper } = documentedCase();
const path = `/${sleeper.handle}`;

/** What the page got is what was sent. */
async function expectDelivered(page: Page): Promise<void> {
  const delivered = await page.evaluate(() => window.__replica.delivered);
  expect(delivered.length).toBeGreaterThan(0);
  for (const answer of delivered) {
    const sent = stage.replica.exchanges.filter((exchange) => exchange.operation === answer.operation);
    const expected = sent.map(({ body }) =>
      hashOf(answer.responseType === 'json' ? JSON.stringify(JSON.parse(body)) : body),
    );
    expect(expected, answer.operation).toContain(answer.hash);
  }
}

/** The first post of the profile, opened as a reader does. */
async function openPost(page: Page): Promise<void> {
  await page.$$eval('article [data-testid=tweetText]', ([text]) => (text as HTMLElement | undefined)?.click());
  await page.waitForFunction(() => location.pathname.includes('/status/'));
  await rowsReady(page, 1);
  await settled(page, { quiet: 600 });
}

// Runs as the page's first script. Every function that it replaces looks whether it is given something of ours, or is called by us.
const overwriteAll = `
  const heard = [];
  window.heardOfUs = heard;
  const { apply, getOwnPropertyDescriptor, defineProperty } = Reflect;
  const { exec } = RegExp.prototype;
  const pattern = /persona-lens|-extension:/;
  const ours = (value) => {
    if (typeof value === 'string') return apply(exec, pattern, [value]) !== null;
    if (typeof value !== 'object' || value === null) return false;
    try { return Object.prototype.hasOwnProperty.call(value, 'requestBody') || Object.prototype.hasOwnProperty.call(value, 'nonce') && value.nodeType === undefined; } catch { return false; }
  };
  // What it does itself is not ours.
  let isInside = true;
  const spy = (owner, name) => {
    const descriptor = getOwnPropertyDescriptor(owner, name);
    const original = descriptor && descriptor.value;
    if (typeof original !== 'function') return;
    defineProperty(owner, name, { ...descriptor, value: function (...given) {
      if (!isInside) {
        isInside = true;
        try { if (ours(this) || given.some(ours)) heard.push(String(name) + ': ' + given.map(String).join().slice(0, 80)); } finally { isInside = false; }
      }
      return new.target === undefined ? apply(original, this, given) : Reflect.construct(original, given, new.target);
    } });
  };
  const methods = {
    'Array.prototype': ['push', 'slice', 'map', 'filter', 'forEach', 'join', 'concat', 'includes', Symbol.iterator],
    'JSON': ['stringify', 'parse'],
    'Map.prototype': ['get', 'set', 'has', 'delete'], 'Set.prototype': ['add', 'has'],
    'WeakMap.prototype': ['get', 'set', 'delete'], 'WeakSet.prototype': ['add', 'has'],
    'RegExp.prototype': ['exec', 'test'], 'String.prototype': ['match', 'replace', 'startsWith', 'includes', 'split'],
    'Reflect': ['apply', 'defineProperty', 'getOwnPropertyDescriptor'],
    'Object': ['assign', 'keys', 'entries', 'create', 'defineProperty', 'freeze'],
    'Function.prototype': ['call', 'apply', 'bind'],
    'MessagePort.prototype': ['postMessage', 'start'], 'window': ['postMessage', 'fetch', 'structuredClone', 'setTimeout'],
    'EventTarget.prototype': ['dispatchEvent', 'addEventListener'],
    'Response.prototype': ['clone', 'arrayBuffer', 'text', 'json'], 'Request.prototype': ['clone', 'text'], 'Headers.prototype': ['get'],
    'XMLHttpRequest.prototype': ['open', 'send', 'getAllResponseHeaders', 'setRequestHeader'],
    'Performance.prototype': ['now'], 'Date': ['now'], 'Element.prototype': ['append', 'attachShadow', 'setAttribute'],
    'Promise.prototype': ['then'],
  };
  for (const owner of Object.keys(methods)) for (const name of methods[owner]) spy(owner.split('.').reduce((from, part) => from[part], window), name);
  for (const name of ['apply', 'transfer', 'requestBody', 'kind', 'nonce', 'ports', 'toJSON', 'then', 'platform', 'accounts']) {
    Object.defineProperty(Object.prototype, name, {
      configurable: true,
      get() { if (!isInside && ours(this)) heard.push('Object.prototype.' + name); return undefined; },
      set(value) { defineProperty(this, name, { value, writable: true, configurable: true, enumerable: true }); },
    });
  }
  for (const type of ['persona-lens:tap-here', 'persona-lens:reader-here', 'persona-lens', 'message']) {
    for (const target of [window, document]) target.addEventListener(type, (event) => {
      // Its own forgeries come back to it.
      if (event.type === 'message' && event.data === 'persona-lens:tap' && target === window && ++came <= forged) return;
      if (event.type !== 'message' || ours(event.data) && target === window) heard.push('event ' + event.type + ' ' + String(event.isTrusted));
    }, true);
  }
  for (const name of ['MessageChannel', 'Proxy', 'Event', 'CustomEvent', 'Blob']) {
    const original = window[name];
    window[name] = new Proxy(original, { construct(target, given) { if (given.some(ours)) heard.push('new ' + name); return Reflect.construct(target, given); } });
  }
  // Said again by the page, before and after every turn of its address.
  let forged = 0;
  let came = 0;
  const forge = () => {
    isInside = true;
    forged += 1;
    const channel = new MessageChannel();
    window.postMessage('persona-lens:tap', '*', [channel.port2]);
    channel.port1.onmessage = (event) => heard.push('port ' + JSON.stringify(event.data));
    for (const message of [true, false, { kind: 'skipped', reason: 'status' }, { kind: 'page_data', name: 'ytInitialData', at: Date.now(), body: '{}' }]) channel.port1.postMessage(message);
    isInside = false;
  };
  forge();
  const { pushState } = history;
  history.pushState = function (...given) { forge(); const result = apply(pushState, this, given); forge(); return result; };
  addEventListener('pagehide', forge);
  addEventListener('load', () => { for (const global of [JSON, Reflect, Promise, Promise.prototype, Map.prototype, WeakMap.prototype, RegExp.prototype, XMLHttpRequest.prototype, Response.prototype, MessagePort.prototype, EventTarget.prototype]) Object.freeze(global); });
`;

it('overwrites and freezes every builtin, pollutes Object, forges and allows no string as a script: all is as ever, and it hears nothing', async () => {
  stage.replica.use(composed(world), { firstScript: overwriteAll, trustedTypes: true });
  const { page, complaints } = await stage.open(path);
  await rowsReady(page, 5);
  await settled(page, { quiet: 600 });
  const first = await readRows(page);
  expect(first.length).toBeGreaterThan(4);
  expectEveryRowAnnotated(first);
  await openPost(page);
  expectEveryRowAnnotated(await readRows(page));
  await pressMark(page, sleeper.id);
  await page.keyboard.press('Escape');
  await expectDelivered(page);
  expect(await page.evaluate(() => (window as unknown as { heardOfUs: string[] }).heardOfUs)).toEqual([]);
  expect(complaints).toEqual([]);
  // Frozen and forged to, it goes, and the next page begins anew.
  await page.goto('https://x.com/home');
  await rowsReady(page, 3);
  await settled(page);
  expectEveryRowAnnotated(await readRows(page));
  await page.close();
});

const megabyte = 1024 * 1024;
const huge = '{"data":{"x":['.padEnd(50 * megabyte, '{"rest_id":"1","text":"gull"},').concat('{}]}}');
const odd: Readonly<Record<string, string>> = {
  huge,
  deep: '['.repeat(200_000),
  deeper: `{"data":${'{"result":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
  polluting:
    '{"__proto__":{"rest_id":"9","screen_name":"x"},"constructor":{"prototype":{"rest_id":"9"}},"data":{"__proto__":1}}',
  tiny: '{}',
  none: '\u0000\uffff',
};

it('sends 50 MB, 1,000 tiny answers, depths and prototypes: it gets them whole, and rows are read right meanwhile and afterwards', async () => {
  const known = composed(world);
  const source: Source = {
    ...known,
    answer: (operation, variables, options) =>
      typeof variables.odd === 'string'
        ? { status: 200, body: odd[variables.odd] ?? '' }
        : known.answer(operation, variables, options),
  };
  stage.replica.use(source, { delay: 0 });
  const { page, complaints } = await stage.open(path);
  await rowsReady(page, 5);
  await settled(page);
  const got = await page.evaluate(async () => {
    const ask = (what: string, nonce: number): string =>
      `/i/api/graphql/q/HomeTimeline?variables=${encodeURIComponent(JSON.stringify({ odd: what, nonce }))}`;
    const lengths: Record<string, number> = {};
    for (const what of ['huge', 'deep', 'deeper', 'polluting', 'none']) {
      lengths[what] = (await (await fetch(ask(what, 1))).text()).length;
      const byXhr = await new Promise<number>((resolve) => {
        const request = new XMLHttpRequest();
        request.open('GET', ask(what, 2));
        request.onload = () => resolve(request.responseText.length);
        request.send();
      });
      if (byXhr !== lengths[what]) throw new Error(`${what}: ${byXhr}, ${lengths[what]}`);
    }
    let tiny = 0;
    for (let round = 0; round < 10; round += 1) {
      const texts = await Promise.all(
        Array.from({ length: 100 }, async () => (await fetch(ask('tiny', 0), { cache: 'force-cache' })).text()),
      );
      tiny += texts.filter((text) => text === '{}').length;
    }
    return { lengths, tiny };
  });
  expect(got.tiny).toBe(1_000);
  for (const [what, length] of Object.entries(got.lengths)) expect(length, what).toBe(odd[what]?.length);
  await settled(page, { timeout: 90_000 });
  expectNoWrongAccount(await readRows(page));
  const stats = await readStats(page);
  expect(stats.refused).toBeGreaterThan(0);
  expect(stats.skipped).toBeGreaterThan(0);
  // The next ten seconds have a budget of their own.
  await pause(10_500);
  await openPost(page);
  const rows = await readRows(page);
  expect(rows.length).toBeGreaterThan(1);
  expectEveryRowAnnotated(rows);
  await expectDelivered(page);
  expect(complaints).toEqual([]);
  await page.close();
});

/** Mutates for so many frames: some 10,000 nodes a second at 60 frames. Gives what was wrong at any of them, and how many nodes there were. */
function mutate(page: Page, frames: number): Promise<{ wrong: string[]; mutated: number }> {
  return page.evaluate(async (most) => {
    const wrong: string[] = [];
    const place = document.createElement('div');
    document.body.append(place);
    let mutated = 0;
    for (let frame = 0; frame < most; frame += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const rows = [...document.querySelectorAll<HTMLElement>('[data-testid=tweet]')];
      for (let step = 0; step < 56; step += 1) {
        const row = rows[(frame + step) % rows.length];
        const node = document.createElement('i');
        node.textContent = String(step);
        (step % 2 === 0 ? place : (row ?? place)).append(node);
        node.setAttribute('data-testid', 'nothing');
        node.firstChild?.remove();
        if (step % 3 === 0) node.setAttribute('href', '/somebody_else/status/1');
        setTimeout(() => node.remove(), 50);
        mutated += 3;
      }
      // Marks are carried from row to row, and copied.
      const marks = [...document.querySelectorAll<HTMLElement>('span[data-pl-badge]')];
      if (frame % 20 === 10 && marks.length > 1) marks[1]?.parentElement?.append(marks[0] as Node);
      if (frame % 20 === 19) {
        for (const row of document.querySelectorAll('[data-testid=tweet]')) {
          const own = row.querySelectorAll<HTMLElement>('span[data-pl-badge]');
          const truth = window.__replica.truthOf(row)?.authorId;
          for (const mark of own) {
            if (mark.closest('div[role=link]') === null && mark.dataset.plAccount !== truth)
              wrong.push(`frame ${frame}: ${mark.dataset.plAccount} on ${truth}`);
          }
        }
      }
    }
    place.remove();
    return { wrong, mutated };
  }, frames);
}

it('mutates 10,000 nodes a second, moves, removes and covers what we draw: marks are right, and right again afterwards', async () => {
  stage.replica.use(composed(world));
  const { page, complaints } = await stage.open(path);
  await rowsReady(page, 5);
  await settled(page);
  const { wrong, mutated } = await mutate(page, 200);
  expect(wrong).toEqual([]);
  expect(mutated).toBeGreaterThan(30_000);
  const right = async (): Promise<RowSeen[]> => {
    const rows = await badgesOnScreen(page, 20_000);
    expectEveryRowAnnotated(rows.filter(({ onScreen }) => onScreen));
    return rows;
  };
  await right();

  // What it takes out at every frame we put back only so often.
  const putBack = await page.evaluate(async () => {
    let seen = 0;
    for (let frame = 0; frame < 120; frame += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const [mark] = document.querySelectorAll('span[data-pl-badge]');
      if (mark === undefined) continue;
      seen += 1;
      mark.remove();
    }
    return { seen, rows: document.querySelectorAll('[data-testid=tweet]').length };
  });
  expect(putBack.seen).toBeLessThanOrEqual(31 * putBack.rows);
  await pause(10_500);
  await page.evaluate(() => document.body.append(document.createElement('i')));
  await right();

  // Nothing in the page can lie above the card but what is opened later in the same layer, and then the card still closes by its key.
  await pressMark(page, sleeper.id);
  const above = await page.evaluate(() => {
    const card = document.querySelector<HTMLElement>('[data-pl-card]');
    const box = card?.shadowRoot?.querySelector('[role=dialog]')?.getBoundingClientRect();
    const cover = document.createElement('div');
    cover.id = 'cover';
    cover.style.cssText = 'position: fixed; inset: 0; z-index: 2147483647; background: red; isolation: isolate;';
    document.documentElement.append(cover);
    const at = box === undefined ? null : document.elementFromPoint(box.left + box.width / 2, box.top + 60);
    cover.remove();
    return at === card;
  });
  expect(above).toBe(true);
  // Taken out by the page, it opens again at the first press.
  await page.$eval('[data-pl-card]', (card) => card.remove());
  await pressMark(page, sleeper.id);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.querySelector('[data-pl-card]') === null);

  // The engine's frame, taken out, is put in again with all that was read.
  const removed = await page.evaluate(() => {
    const hosts = [...document.documentElement.children].filter(({ localName }) => localName === 'span');
    for (const host of hosts) host.remove();
    return hosts.length;
  });
  expect(removed).toBe(1);
  await openPost(page);
  expectEveryRowAnnotated(await readRows(page));
  await expectDelivered(page);
  expect(complaints).toEqual([]);
  await page.close();
});
