// The tap on YouTube: fetch(Request), whose body can be read once, and the data that the first HTML brings along.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Capture, PageData } from '../../extension/tap/capture.ts';
import { openPageWorld, type PageWorld } from './support/page-world.ts';

const next = 'https://www.youtube.com/youtubei/v1/next?prettyPrint=false';

let page: PageWorld;
beforeEach(() => {
  page = openPageWorld('', 'www.youtube.com');
});
afterEach(() => page.close());

async function responses(): Promise<Capture[]> {
  return (await page.received()).filter((message) => message.kind === 'response');
}

async function pageData(): Promise<PageData[]> {
  return (await page.received()).filter((message) => message.kind === 'page_data');
}

const text = (capture: Capture | undefined) => new TextDecoder().decode(capture?.body as ArrayBuffer);

describe('a request of YouTube', () => {
  it('is copied with what it asked for, and the page’s own Request and Response stay whole', async () => {
    page.run(`answers.set('${next}', () => Promise.resolve(new Response('{"by":"fetch"}', { headers: { date: 'Sun, 22 Nov 2026 10:00:00 GMT' } })));
      request = new Request('${next}', { method: 'POST', body: '{"continuation":"abc"}' });
      fetch(request).then((got) => got.text()).then((text) => { read = text; });
      used = request.bodyUsed;`);
    const [capture] = await responses();
    expect(text(capture)).toBe('{"by":"fetch"}');
    expect(capture).toMatchObject({
      url: next,
      method: 'POST',
      requestBody: '{"continuation":"abc"}',
      date: 'Sun, 22 Nov 2026 10:00:00 GMT',
    });
    // What stands behind fetch gets the body whole.
    expect(page.run('used')).toBe(false);
    expect(page.run('read')).toBe('{"by":"fetch"}');
    expect(await page.run<Promise<string>>('request.text()')).toBe('{"continuation":"abc"}');
  });

  it('is copied without its body where that was read before, and the page gets the error that is its own', async () => {
    page.run(`answers.set('${next}', () => Promise.resolve(new Response('{}')));
      request = new Request('${next}', { method: 'POST', body: '{"continuation":"abc"}' }); request.text();
      fetch(request);`);
    expect((await responses()).map(({ requestBody }) => requestBody)).toEqual([null]);
  });

  it.each(['browse', 'search', 'player', 'get_watch', 'reel/reel_watch_sequence', 'live_chat/get_live_chat'])(
    '%s is read',
    async (endpoint) => {
      page.run(`fetch('/youtubei/v1/${endpoint}?prettyPrint=false', { method: 'POST', body: '{}' })`);
      expect(await responses()).toHaveLength(1);
    },
  );

  it.each([
    '/youtubei/v1/guide',
    '/youtubei/v1/log_event?alt=json',
    '/youtubei/v1/comment/create_comment',
    '/youtubei/v1/constructor',
    '/youtubei/v1/nextly',
    'https://example.com/youtubei/v1/next',
    'https://www.youtube.com.example.com/youtubei/v1/next',
    'data:application/json,{}',
    '/i/api/graphql/q/UserTweets',
  ])('%s is left alone: the promise is the original', (url) => {
    expect(
      page.run(`own = Promise.resolve(new Response('')); answers.set('${url}', () => own); fetch('${url}') === own`),
    ).toBe(true);
  });

  it('of the live chat comes by XMLHttpRequest', async () => {
    page.run(`x = new XMLHttpRequest(); x.open('POST', '/youtubei/v1/live_chat/get_live_chat');
      x.send('{"continuation":"c"}'); x.respond({ text: ")]}'\\n{}" });`);
    expect(await responses()).toMatchObject([{ requestBody: '{"continuation":"c"}', body: ")]}'\n{}" }]);
  });
});

describe('the data of the first HTML', () => {
  it('is handed over once the document has been parsed, each variable as JSON, once', async () => {
    page.run(
      `var ytInitialData = { contents: ['é日'] }; var ytInitialPlayerResponse = { videoDetails: {} }; ytcfg = { a: 1 };`,
    );
    expect(await pageData()).toEqual([]);
    page.run(`document.become('interactive'); ytInitialData = { contents: 'later' }; document.become('complete');`);
    expect((await pageData()).map(({ name, body }) => [name, body])).toEqual([
      ['ytInitialData', '{"contents":["é日"]}'],
      ['ytInitialPlayerResponse', '{"videoDetails":{}}'],
    ]);
  });

  it('may be a text of JSON, as on the mobile site', async () => {
    page.run(`var ytInitialData = '\\x7b"contents":1\\x7d'; document.become('interactive');`);
    expect((await pageData()).map(({ body }) => body)).toEqual(['{"contents":1}']);
  });

  it('is not there on a consent page: nothing is handed over, nothing is counted', async () => {
    page.run(`document.become('interactive');`);
    expect(await page.received()).toEqual([]);
  });

  it('is left alone where the page made an accessor of it', async () => {
    page.run(`touched = 0; Object.defineProperty(globalThis, 'ytInitialData', { get() { touched++; return {}; } });
      document.become('interactive');`);
    expect(await page.received()).toEqual([]);
    expect(page.run('touched')).toBe(0);
  });

  it('that cannot be written out throws nothing into the page, and the others are read', async () => {
    page.run(`var ytInitialData = {}; ytInitialData.self = ytInitialData; var ytInitialPlayerResponse = { a: 1 };
      document.become('interactive');`);
    expect((await pageData()).map(({ name }) => name)).toEqual(['ytInitialPlayerResponse']);
  });

  it('is not copied while nobody reads', async () => {
    page.turn(false);
    await page.received();
    page.run(`var ytInitialData = { a: 1 }; document.become('interactive');`);
    expect(await page.received()).toEqual([]);
  });

  it('is no affair of X', async () => {
    page.close();
    page = openPageWorld('', 'x.com');
    page.run(`var ytInitialData = { a: 1 }; document.become('interactive');`);
    expect(await page.received()).toEqual([]);
  });
});

describe('the experiment that freezes builtins (bc-def)', () => {
  const freeze = `for (const [owner, name] of [[globalThis, 'fetch'], [globalThis, 'JSON'], [JSON, 'parse'], [JSON, 'stringify'],
      [globalThis, 'Array'], [Array.prototype, 'push'], [Array.prototype, 'forEach'], [Object, 'assign']])
    Object.defineProperty(owner, name, { value: owner[name], writable: false, configurable: false });`;

  it('comes after the tap: both go on, and what is frozen is what the page had', async () => {
    page.run(freeze);
    page.run(`answers.set('${next}', () => Promise.resolve(new Response('{"n":1}')));
      fetch(new Request('${next}', { method: 'POST', body: '{}' }));
      var ytInitialData = { a: 1 }; document.become('interactive');`);
    expect((await responses()).map(text)).toEqual(['{"n":1}']);
    expect((await pageData()).map(({ body }) => body)).toEqual(['{"a":1}']);
    expect(page.run(`fetch.name`)).toBe('fetch');
  });

  it('comes before the tap: fetch stays the page’s own, the data of the page is read all the same', async () => {
    page.close();
    page = openPageWorld(`${freeze} own = fetch;`, 'www.youtube.com');
    expect(page.wrapped).toEqual({ xhr: true, fetch: false });
    expect(page.run('fetch === own')).toBe(true);
    page.run(`var ytInitialData = { a: 1 }; document.become('interactive');`);
    expect(await pageData()).toHaveLength(1);
  });
});
