// The page tap: it copies what it should, and whatever a page does to it or with it, the page never notices.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Capture } from '../../extension/tap/capture.ts';
import { openPageWorld, type PageWorld } from './support/page-world.ts';

const timeline = '/i/api/graphql/q1W2e3R4/UserTweets?variables=%7B%22userId%22%3A%2212%22%7D';

let page: PageWorld;
beforeEach(() => {
  page = openPageWorld();
});
afterEach(() => page.close());

async function responses(): Promise<Capture[]> {
  return (await page.received()).filter((message) => message.kind === 'response');
}

async function skips(): Promise<string[]> {
  return (await page.received()).filter((message) => message.kind === 'skipped').map(({ reason }) => reason);
}

describe('XMLHttpRequest', () => {
  it('hands over the text of a timeline, with what the request said of itself', async () => {
    page.run(`x = new XMLHttpRequest(); x.open('GET', '${timeline}'); x.send(); x.respond({ text: '{"data":1}' });`);
    const [capture] = await responses();
    expect(capture).toMatchObject({
      url: timeline,
      method: 'GET',
      requestBody: null,
      status: 200,
      date: 'Sun, 22 Nov 2026 10:00:00 GMT',
      body: '{"data":1}',
    });
    expect(Math.abs((capture?.at ?? 0) - Date.now())).toBeLessThan(10_000);
  });

  it('keeps the body of a POST, which carries its variables', async () => {
    page.run(
      `x = new XMLHttpRequest(); x.open('POST', '/i/api/graphql/a/HomeTimeline'); x.send('{"variables":{"count":20}}'); x.respond({ text: '{}' });`,
    );
    expect((await responses())[0]?.requestBody).toBe('{"variables":{"count":20}}');
    expect(page.run('x.sentBody')).toBe('{"variables":{"count":20}}');
  });

  it('reads a URL object and an absolute address', async () => {
    page.run(`for (const url of [new URL('https://x.com${timeline}'), 'https://api.x.com/graphql/q/TweetDetail']) {
      const x = new XMLHttpRequest(); x.open('GET', url); x.send(); x.respond({ text: '{}' });
    }`);
    expect(await responses()).toHaveLength(2);
  });

  it.each([
    '/i/api/graphql/q/DMConversationQuery',
    '/i/api/1.1/dm/inbox.json',
    '/i/api/graphql/q/constructor',
    'https://example.com/i/api/graphql/q/UserTweets',
    'https://x.com.example.com/i/api/graphql/q/UserTweets',
    '/i/api/graphql/q/UserTweetsButNot',
  ])('leaves %s alone: not even a listener is added', async (url) => {
    page.run(`x = new XMLHttpRequest(); x.open('GET', '${url}'); x.send(); x.respond({ text: '{}' });`);
    expect(await page.received()).toEqual([]);
    expect(page.run('XMLHttpRequest.listeners')).toBe(0);
  });

  it('writes a json response out again, and the page keeps its own object', async () => {
    page.run(`own = { data: [1, { text: 'é日' }] };
      x = new XMLHttpRequest(); x.responseType = 'json'; x.open('GET', '${timeline}');
      x.onload = null; x.addEventListener('load', () => { seen = x.response; seen.data = 'changed by the page'; });
      x.send(); x.respond({ value: own });`);
    expect((await responses())[0]?.body).toBe('{"data":[1,{"text":"é日"}]}');
    expect(page.run('seen === own')).toBe(true);
  });

  it('copies an array buffer and leaves the page its own', async () => {
    page.run(`buffer = new Uint8Array([123, 125]).buffer;
      x = new XMLHttpRequest(); x.responseType = 'arraybuffer'; x.open('GET', '${timeline}'); x.send(); x.respond({ value: buffer });`);
    const body = (await responses())[0]?.body;
    expect(new TextDecoder().decode(body as ArrayBuffer)).toBe('{}');
    expect(page.run('buffer.byteLength')).toBe(2);
  });

  it('copies a blob', async () => {
    page.run(
      `x = new XMLHttpRequest(); x.responseType = 'blob'; x.open('GET', '${timeline}'); x.send(); x.respond({ value: new Blob(['{}']) });`,
    );
    const body = (await responses())[0]?.body;
    expect(await (body as Blob).text()).toBe('{}');
  });

  it('counts what it cannot read', async () => {
    page.run(`x = new XMLHttpRequest(); x.responseType = 'document'; x.open('GET', '${timeline}'); x.send(); x.respond({ value: {} });
      y = new XMLHttpRequest(); y.open('GET', '${timeline}'); y.send(); y.respond({ status: 429, text: 'Rate limit' });`);
    expect(await skips()).toEqual(['unreadable', 'status']);
  });

  it('reads a synchronous request', async () => {
    page.run(`XMLHttpRequest.answer = { text: '{"sync":1}' };
      x = new XMLHttpRequest(); x.open('GET', '${timeline}', false); x.send(); after = x.responseText;`);
    expect((await responses())[0]?.body).toBe('{"sync":1}');
    expect(page.run('after')).toBe('{"sync":1}');
  });

  it('takes nothing from an aborted or failed request', async () => {
    page.run(`x = new XMLHttpRequest(); x.open('GET', '${timeline}'); x.send(); x.abort();
      y = new XMLHttpRequest(); y.open('GET', '${timeline}'); y.send(); y.fail();`);
    expect(await page.received()).toEqual([]);
  });

  it('forgets a request when the object is opened again for something else', async () => {
    page.run(
      `x = new XMLHttpRequest(); x.open('GET', '${timeline}'); x.open('GET', '/i/api/1.1/dm/inbox.json'); x.send(); x.respond({ text: 'private' });`,
    );
    expect(await page.received()).toEqual([]);
  });

  it('reads each answer once when the page uses one object again and again', async () => {
    page.run(`x = new XMLHttpRequest();
      for (const n of [1, 2, 3]) { x.open('GET', '${timeline}'); x.send(); x.respond({ text: '{"n":' + n + '}' }); }`);
    expect((await responses()).map(({ body }) => body)).toEqual(['{"n":1}', '{"n":2}', '{"n":3}']);
  });

  it('is not misled by a page that opens the object again in its own load handler', async () => {
    page.run(`x = new XMLHttpRequest();
      x.addEventListener('load', () => { if (!again) { again = true; x.open('GET', '${timeline}'); x.send(); } });
      again = false; x.open('GET', '${timeline}'); x.send(); x.respond({ text: '{"n":1}' }); x.respond({ text: '{"n":2}' });`);
    expect((await responses()).map(({ body }) => body)).toEqual(['{"n":2}']);
  });

  it('passes the original errors on, the very same', () => {
    expect(
      page.run(`try { new XMLHttpRequest().open('GET', 'http://[bad'); 'no error' } catch (error) { error.name }`),
    ).toBe('SyntaxError');
    expect(
      page.run(
        `try { XMLHttpRequest.prototype.open.call({}, 'GET', '${timeline}'); 'no error' } catch (error) { error instanceof TypeError }`,
      ),
    ).toBe(true);
  });

  it('turns no object into text that the browser would not turn into text itself', () => {
    page.run(`count = 0; odd = { toString() { count++; return '${timeline}'; } };
      x = new XMLHttpRequest(); x.open('GET', odd);`);
    expect(page.run('count')).toBe(1);
  });
});

describe('what a page can see of it', () => {
  it('functions keep name, length, type and descriptor, and read as native', () => {
    const look = (expression: string) =>
      page.run<string>(`(() => { const f = ${expression}; return JSON.stringify([f.name, f.length, typeof f]); })()`);
    expect(look('XMLHttpRequest.prototype.open')).toBe('["open",2,"function"]');
    expect(look('XMLHttpRequest.prototype.send')).toBe('["send",1,"function"]');
    expect(look('fetch')).toBe('["fetch",1,"function"]');
    const descriptor = page.run<PropertyDescriptor>(
      `Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, 'open')`,
    );
    expect([descriptor.writable, descriptor.enumerable, descriptor.configurable]).toEqual([true, false, true]);
    expect(page.run(`XMLHttpRequest.prototype.open.toString()`)).toContain('[native code]');
    expect(page.run(`'prototype' in fetch || Object.keys(fetch).length > 0`)).toBe(
      page.run(`'prototype' in function(){}`),
    );
  });

  it('a page may wrap the functions itself, over ours', async () => {
    page.run(`const mine = XMLHttpRequest.prototype.open; calls = 0;
      XMLHttpRequest.prototype.open = function (...rest) { calls++; return mine.apply(this, rest); };
      x = new XMLHttpRequest(); x.open('GET', '${timeline}'); x.send(); x.respond({ text: '{}' });`);
    expect(page.run('calls')).toBe(1);
    expect(await responses()).toHaveLength(1);
  });
});

describe('a hostile page', () => {
  it('overwrites every builtin: requests go on, and the tap goes on reading', async () => {
    page.run(`
      const { open, send } = XMLHttpRequest.prototype;
      const iterator = Object.getPrototypeOf([][Symbol.iterator]());
      const trap = () => { touched = (globalThis.touched ?? 0) + 1; throw new Error('overwritten'); };
      const targets = [
        [Reflect, ['apply', 'defineProperty', 'getOwnPropertyDescriptor', 'getPrototypeOf']],
        [JSON, ['stringify', 'parse']],
        [WeakMap.prototype, ['get', 'set', 'delete']],
        [WeakSet.prototype, ['add', 'has']],
        [RegExp.prototype, ['exec', 'test']],
        [String.prototype, ['indexOf', 'split', 'match', 'startsWith']],
        [Array.prototype, [Symbol.iterator, 'push', 'slice', 'forEach', 'includes']],
        [Function.prototype, ['call', 'apply', 'bind']],
        [Promise.prototype, ['then', 'catch']],
        [Object, ['assign', 'create', 'keys', 'getOwnPropertyDescriptor', 'defineProperty']],
        [Date, ['now']],
        [iterator, ['next']],
        [ArrayBuffer.prototype, ['constructor', 'slice']],
      ];
      for (let t = 0; t < targets.length; t++) for (let i = 0; i < targets[t][1].length; i++) targets[t][0][targets[t][1][i]] = trap;
      globalThis.Proxy = globalThis.WeakMap = globalThis.URL = globalThis.MessageChannel = trap;
      x = new XMLHttpRequest();
      x.open('GET', '${timeline}'); x.send(); x.respond({ text: '{"still":1}' });
    `);
    expect((await responses()).map(({ body }) => body)).toEqual(['{"still":1}']);
    expect(page.run('globalThis.touched')).toBeUndefined();
  });

  it('adds traps to Object.prototype: they are no traps of ours', async () => {
    // No global variables here: Node's vm cannot store them while Object.prototype is like this.
    const name = page.run(`(() => {
      const x = new XMLHttpRequest();
      const trap = () => { throw new Error('trap'); };
      for (const key of ['get', 'set', 'has', 'construct']) Object.prototype[key] = trap;
      let name = '';
      try {
        x.open('GET', '${timeline}'); x.send(); x.respond({ text: '{}' }); name = XMLHttpRequest.prototype.open.name;
      } finally {
        for (const key of ['get', 'set', 'has', 'construct']) delete Object.prototype[key];
      }
      return name;
    })()`);
    expect(name).toBe('open');
    expect(await responses()).toHaveLength(1);
  });

  it('passes objects that throw when they are looked at', async () => {
    page.run(`const mine = new Proxy({}, { get() { throw new Error('looked'); }, getPrototypeOf() { throw new Error('looked'); }, getOwnPropertyDescriptor() { throw new Error('looked'); } });
      x = new XMLHttpRequest(); x.open('GET', '${timeline}'); x.send(mine); x.respond({ text: '{}' });
      same = x.sentBody === mine; fetch('${timeline}', mine);`);
    expect(page.run('same')).toBe(true);
    expect((await responses()).length).toBeGreaterThanOrEqual(1);
  });

  it('answers with an object whose properties throw: nothing is handed over, nothing is thrown', async () => {
    page.run(`x = new XMLHttpRequest(); x.responseType = 'json'; x.open('GET', '${timeline}'); x.send();
      x.respond({ value: { get data() { throw new Error('no'); } } });`);
    expect(await skips()).toEqual(['unreadable']);
  });

  it('floods us: after the budget is spent we only count', async () => {
    page.run(
      `for (let i = 0; i < 250; i++) { const x = new XMLHttpRequest(); x.open('GET', '${timeline}'); x.send(); x.respond({ text: '{}' }); }`,
    );
    expect(await responses()).toHaveLength(200);
    expect((await skips()).every((reason) => reason === 'over_budget')).toBe(true);
  });

  it('floods us with 100,000 answers: what we are told stays bounded, and the next window is read', async () => {
    page.run(
      `for (let i = 0; i < 100_000; i++) { const x = new XMLHttpRequest(); x.open('GET', '${timeline}'); x.send(); x.respond({ text: '{}' }); }`,
    );
    expect([(await responses()).length, (await skips()).length]).toEqual([200, 200]);
  });

  it('sends a body beyond all measure: it is not copied', async () => {
    page.run(
      `x = new XMLHttpRequest(); x.open('GET', '${timeline}'); x.send(); x.respond({ text: 'x'.repeat(64 * 1024 * 1024 + 1) });`,
    );
    expect(await skips()).toEqual(['too_large']);
  });
});

describe('fetch', () => {
  it('hands the bytes over, and the page reads its own response as ever', async () => {
    page.run(`response = new Response('{"by":"fetch"}', { headers: { date: 'Sun, 22 Nov 2026 10:00:00 GMT' } });
      answers.set('${timeline}', () => Promise.resolve(response));
      fetch('${timeline}').then((got) => { same = got === response; return got.text(); }).then((text) => { read = text; });`);
    const [capture] = await responses();
    expect(new TextDecoder().decode(capture?.body as ArrayBuffer)).toBe('{"by":"fetch"}');
    expect(capture?.date).toBe('Sun, 22 Nov 2026 10:00:00 GMT');
    expect(page.run('[same, read].join()')).toBe('true,{"by":"fetch"}');
  });

  it('reads a Request and the body of a POST', async () => {
    page.run(`answers.set('https://x.com/i/api/graphql/q/TweetDetail', () => Promise.resolve(new Response('{}')));
      fetch(new Request('https://x.com/i/api/graphql/q/TweetDetail', { method: 'POST' }));
      fetch('/i/api/graphql/q/HomeTimeline', { method: 'POST', body: '{"variables":{}}' });`);
    const bodies = (await responses()).map(({ url, requestBody }) => [url.includes('TweetDetail'), requestBody]);
    expect(bodies.sort()).toEqual([
      [false, '{"variables":{}}'],
      [true, null],
    ]);
  });

  it('returns the original promise for what is none of ours', () => {
    expect(
      page.run(`own = Promise.resolve(new Response('')); answers.set('/other', () => own); fetch('/other') === own`),
    ).toBe(true);
  });

  it('a rejection stays a rejection, with the same reason', async () => {
    page.run(`reason = new TypeError('Failed to fetch'); answers.set('${timeline}', () => Promise.reject(reason));
      fetch('${timeline}').catch((error) => { same = error === reason; });`);
    await page.received();
    expect(page.run('same')).toBe(true);
  });

  it('a rejection that the page does not handle is reported as unhandled, once', async () => {
    const unhandled: unknown[] = [];
    const others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', (reason) => unhandled.push(reason));
    try {
      page.run(`answers.set('${timeline}', () => Promise.reject('offline')); fetch('${timeline}'); 0`);
      await page.received();
    } finally {
      process.removeAllListeners('unhandledRejection');
      for (const other of others) process.on('unhandledRejection', other);
    }
    expect(unhandled).toEqual(['offline']);
  });

  it('a body that breaks off is counted, and the page gets its own error', async () => {
    page.run(`answers.set('${timeline}', () => Promise.resolve(new Response(new ReadableStream({ start(c) { c.error(new Error('reset')); } }))));
      fetch('${timeline}').then((r) => r.text()).catch((error) => { message = error.message; });`);
    expect(await skips()).toEqual(['unreadable']);
    expect(page.run('message')).toBe('reset');
  });

  it('is left alone where it is frozen; XMLHttpRequest is read all the same', async () => {
    page.close();
    page = openPageWorld(
      `own = fetch; Object.defineProperty(globalThis, 'fetch', { value: own, writable: false, configurable: false });`,
    );
    expect(page.wrapped).toEqual({ xhr: true, fetch: false });
    expect(page.run('fetch === own')).toBe(true);
    page.run(`x = new XMLHttpRequest(); x.open('GET', '${timeline}'); x.send(); x.respond({ text: '{}' });`);
    expect(await responses()).toHaveLength(1);
  });
});

it('copies nothing while nobody reads, and goes on when somebody does', async () => {
  const request = `x = new XMLHttpRequest(); x.open('GET', '${timeline}'); x.send(); x.respond({ text: '{}' });`;
  page.turn(false);
  await page.received();
  page.run(request);
  expect(await page.received()).toEqual([]);
  expect(page.run('XMLHttpRequest.listeners')).toBe(0);
  page.turn(true);
  await page.received();
  page.run(request);
  expect(await responses()).toHaveLength(1);
});
