// The page is not trusted: it cannot use the engine as its own, and what it forges by messages changes no row.
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowKinds } from '../fixtures/x/worlds/row-kinds.ts';
import { composed } from '../replica/x/sources.ts';
import { browserName, ownOrigin, testExtension } from '../support/places.ts';
import { expectEveryRowAnnotated, readRows, readStats, settled } from './support/annotations.ts';
import { pause, rowsReady, type Stage, startStage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage?.close());

const kinds = rowKinds();
const unknownAuthor = '1700000000000000001';

async function openHome(): Promise<{ page: Page; complaints: string[] }> {
  stage.replica.use(composed(kinds.world));
  const opened = await stage.open('/home');
  await rowsReady(opened.page, 4);
  await settled(opened.page);
  return opened;
}

async function frameAddress(page: Page): Promise<string> {
  // Firefox's address is one for the whole installation.
  if (browserName === 'firefox') return `${ownOrigin(testExtension)}/engine-host.html`;
  const ours = page.frames().find((frame) => frame.url().startsWith('chrome-extension://'));
  if (ours) return ours.url();
  const session = await stage.launched.browser.target().createCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  const found = targetInfos.find(({ url }) => url.startsWith('chrome-extension://'));
  if (found === undefined) throw new Error('no frame of the extension was found');
  return found.url;
}

describe('a hostile page', () => {
  it('finds no way to the engine frame by looking', async () => {
    const { page } = await openHome();
    const found = await page.evaluate(() => ({
      frames: window.frames.length,
      iframes: document.querySelectorAll('iframe').length,
      entries: performance.getEntries().filter((entry) => /^(chrome|moz)-extension/.test(entry.name)).length,
      html: /(chrome|moz)-extension:/.test(document.documentElement.outerHTML),
    }));
    expect(found).toEqual({ frames: 0, iframes: 0, entries: 0, html: false });
    await page.close();
  });

  it('gets no answer from a frame of its own making, even if it knew the address', async () => {
    const { page } = await openHome();
    const address = await frameAddress(page);
    const answers = await page.evaluate(async (url: string) => {
      const heard: string[] = [];
      window.addEventListener('message', (event) => {
        if (/^(chrome|moz)-extension/.test(event.origin)) heard.push(`window: ${JSON.stringify(event.data)}`);
      });
      const frame = document.createElement('iframe');
      frame.src = url;
      document.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve, 1200));
      for (let attempt = 0; attempt < 8; attempt += 1) {
        const calls = new MessageChannel();
        const control = new MessageChannel();
        for (const port of [calls.port1, control.port1]) {
          port.onmessage = (event) => heard.push(`port: ${JSON.stringify(event.data)}`);
        }
        const offer = { kind: 'persona-lens:offer', nonce: crypto.randomUUID() };
        frame.contentWindow?.postMessage(offer, '*', [calls.port2, control.port2]);
        calls.port1.postMessage({ call: 'assess', at: Date.now(), id: 1 });
        calls.port1.postMessage({ id: 2, header: { call: 'groups', at: Date.now() } });
        frame.contentWindow?.postMessage({ call: 'snapshot' }, '*');
      }
      await new Promise((resolve) => setTimeout(resolve, 1500));
      frame.remove();
      return heard;
    }, address);
    expect(answers).toEqual([]);
    await settled(page);
    expectEveryRowAnnotated(await readRows(page));
    await page.close();
  });

  it('cannot put another account on a row by forged messages', async () => {
    const { page, complaints } = await openHome();
    const before = await readStats(page);
    const row = (await readRows(page)).find((each) => each.kind === 'post');
    await page.evaluate(async (postId: string) => {
      const author = {
        __typename: 'User',
        rest_id: '999',
        core: { screen_name: 'forged_example', name: 'Forged', created_at: 'Tue Jul 07 09:12:00 +0000 2009' },
      };
      const tweet = {
        __typename: 'Tweet',
        rest_id: postId,
        core: { user_results: { result: author } },
        legacy: {
          full_text: 'forged',
          created_at: 'Tue Jan 07 09:12:00 +0000 2020',
          id_str: postId,
          user_id_str: '999',
        },
      };
      const body = JSON.stringify({ data: { tweetResult: { result: tweet } } });
      const capture = {
        kind: 'response',
        url: 'https://x.com/i/api/graphql/abc/TweetResultByRestId',
        method: 'GET',
        requestBody: null,
        status: 200,
        date: null,
        at: Date.now(),
        body,
      };
      for (const message of ['persona-lens:tap', { kind: 'persona-lens:tap' }, capture, { kind: 'stop' }]) {
        const channel = new MessageChannel();
        window.postMessage(message, '*', [channel.port2]);
        channel.port1.postMessage(capture);
        channel.port1.postMessage({ kind: 'stop' });
        document.dispatchEvent(new CustomEvent('persona-lens:tap', { detail: body }));
        window.dispatchEvent(new CustomEvent('persona-lens', { detail: capture }));
      }
      await new Promise((resolve) => setTimeout(resolve, 600));
    }, row?.postId ?? '');
    await settled(page);
    const rows = await readRows(page);
    expectEveryRowAnnotated(rows);
    expect(rows.flatMap((each) => each.accounts)).not.toContain('999');
    expect((await readStats(page)).captured).toBe(before.captured);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('gets no badge at all where its answers contradict its rows', async () => {
    // The page's own answers are all there is to read. One that gives a row's post to somebody with another handle must not be believed.
    const { page } = await openHome();
    const target = (await readRows(page)).find((each) => each.kind === 'post' && each.postId !== '');
    await page.evaluate(async (postId: string) => {
      const author = {
        __typename: 'User',
        rest_id: '999',
        core: { screen_name: 'forged_example', name: 'Forged', created_at: 'Tue Jul 07 09:12:00 +0000 2009' },
      };
      const tweet = {
        __typename: 'Tweet',
        rest_id: postId,
        core: { user_results: { result: author } },
        legacy: {
          full_text: 'forged',
          created_at: 'Tue Jan 07 09:12:00 +0000 2020',
          id_str: postId,
          user_id_str: '999',
        },
      };
      const address = URL.createObjectURL(new Blob([JSON.stringify({ data: { tweetResult: { result: tweet } } })]));
      // Not one of X's addresses: nothing of it may be read.
      await fetch(address).then((answer) => answer.text());
    }, target?.postId ?? '');
    await settled(page);
    expectEveryRowAnnotated(await readRows(page), (row) => row.authorId === unknownAuthor);
    await page.close();
  });

  it('starts as if we were not there when it has frozen what the tap needs', async () => {
    stage.replica.use(composed(kinds.world));
    const page = await stage.launched.browser.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.evaluateOnNewDocument(() => {
      for (const name of ['fetch', 'XMLHttpRequest'] as const) {
        Object.defineProperty(window, name, { value: window[name], writable: false, configurable: false });
      }
      Object.freeze(XMLHttpRequest.prototype);
    });
    await page.goto('https://x.com/home');
    await rowsReady(page, 4);
    await pause(500);
    expect(complaints).toEqual([]);
    const rows = await readRows(page);
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) for (const account of row.accounts) expect(account).toBe(row.authorId);
    await page.close();
  });
});
