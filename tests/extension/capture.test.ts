// What comes from the page's world may be forged: only whole, plausible messages pass, and only what the table lists becomes a source.
import { describe, expect, it } from 'vitest';
import { sourceOf } from '../../extension/reading/source.ts';
import { siteOf } from '../../extension/sites/site.ts';
import { operationOf, xSite } from '../../extension/sites/x/operations.ts';
import { youtubeSite } from '../../extension/sites/youtube/endpoints.ts';
import { type Capture, readTapMessage } from '../../extension/tap/capture.ts';

const good: Capture = {
  kind: 'response',
  url: '/i/api/graphql/q/UserTweets?variables=%7B%22userId%22%3A%2212%22%7D',
  method: 'GET',
  requestBody: null,
  status: 200,
  date: 'Sun, 22 Nov 2026 10:00:00 GMT',
  at: 1_795_000_000_000,
  body: '{}',
};

describe('readTapMessage', () => {
  it('passes a whole message and takes nothing over but what it knows', () => {
    expect(readTapMessage({ ...good, extra: 'no' })).toEqual(good);
    expect(readTapMessage({ kind: 'skipped', reason: 'status' })).toEqual({ kind: 'skipped', reason: 'status' });
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a word', 'persona-lens'],
    ['another kind', { ...good, kind: 'order' }],
    ['a body that is an object', { ...good, body: { data: 1 } }],
    ['an empty body', { ...good, body: '' }],
    ['an error’s status', { ...good, status: 404 }],
    ['a time that is no number', { ...good, at: Number.NaN }],
    ['a method that is a sentence', { ...good, method: 'GET / HTTP' }],
    ['an endless address', { ...good, url: `/i/${'x'.repeat(70_000)}` }],
    ['an endless request body', { ...good, requestBody: 'x'.repeat(300_000) }],
    ['an unknown reason', { kind: 'skipped', reason: 'because' }],
  ])('refuses %s', (_, message) => {
    expect(readTapMessage(message)).toBeNull();
  });
});

describe('sourceOf', () => {
  it('says what the request said of itself', () => {
    expect(sourceOf(good, xSite)).toEqual({
      platform: 'x',
      kind: 'response',
      operation: 'UserTweets',
      variables: '{"userId":"12"}',
      read_at: 1_795_000_000_000,
      http_date: Date.UTC(2026, 10, 22, 10),
    });
  });

  it('finds the variables of a POST in its body', () => {
    const source = sourceOf(
      {
        ...good,
        url: '/i/api/graphql/q/HomeLatestTimeline',
        requestBody: '{"variables":{"enableRanking":false},"features":{}}',
      },
      xSite,
    );
    expect(source?.variables).toBe('{"enableRanking":false}');
  });

  it.each(['not json', '[1]', '{"variables":"text"}', 'null'])(
    'leaves variables out that are none: %s',
    (requestBody) => {
      expect(sourceOf({ ...good, url: '/i/api/graphql/q/TweetDetail', requestBody }, xSite)?.variables).toBeUndefined();
    },
  );

  it('leaves a date out that is none', () => {
    expect(sourceOf({ ...good, date: 'yesterday' }, xSite)?.http_date).toBeUndefined();
    expect(sourceOf({ ...good, date: null }, xSite)?.http_date).toBeUndefined();
  });

  it('refuses an operation that is not listed', () => {
    expect(sourceOf({ ...good, url: '/i/api/graphql/q/DmAllSearchSlice' }, xSite)).toBeNull();
  });

  it('takes the whole body of YouTube’s requests, and the endpoint for the operation', () => {
    const url = 'https://www.youtube.com/youtubei/v1/next?prettyPrint=false';
    const asked = { ...good, url, method: 'POST', requestBody: '{"context":{},"continuation":"abc"}' };
    expect(sourceOf(asked, youtubeSite)).toEqual({
      platform: 'youtube',
      kind: 'response',
      operation: 'next',
      variables: '{"context":{},"continuation":"abc"}',
      read_at: 1_795_000_000_000,
      http_date: Date.UTC(2026, 10, 22, 10),
    });
    expect(sourceOf({ ...asked, requestBody: 'compressed' }, youtubeSite)?.variables).toBeUndefined();
    expect(sourceOf({ ...asked, requestBody: null }, youtubeSite)?.variables).toBeUndefined();
  });

  it('knows the data of a page by the variable’s name, on the site that has it only', () => {
    const data = { kind: 'page_data' as const, name: 'ytInitialData', at: 5.4, body: '{}' };
    expect(sourceOf(data, youtubeSite)).toEqual({
      platform: 'youtube',
      kind: 'response',
      operation: 'ytInitialData',
      read_at: 5,
    });
    expect(sourceOf({ ...data, name: 'ytcfg' }, youtubeSite)).toBeNull();
    expect(sourceOf(data, xSite)).toBeNull();
  });

  it('takes no response of one site for the other’s', () => {
    expect(sourceOf(good, youtubeSite)).toBeNull();
    expect(sourceOf({ ...good, url: '/youtubei/v1/next' }, xSite)).toBeNull();
  });
});

describe('data of the page', () => {
  const data = { kind: 'page_data', name: 'ytInitialData', at: 1, body: '{"contents":1}' };

  it('is read as it is', () => {
    expect(readTapMessage({ ...data, more: 1 })).toEqual(data);
  });

  it.each([
    ['a name that is none', { ...data, name: 'yt-initial' }],
    ['no name', { ...data, name: 1 }],
    ['no text', { ...data, body: { contents: 1 } }],
    ['an empty text', { ...data, body: '' }],
    ['no time', { ...data, at: '1' }],
  ])('refuses %s', (_, message) => {
    expect(readTapMessage(message)).toBeNull();
  });
});

describe('siteOf', () => {
  it.each([
    ['x.com', 'x'],
    ['mobile.twitter.com', 'x'],
    ['www.youtube.com', 'youtube'],
    ['m.youtube.com', 'youtube'],
    ['youtube.com.example.org', undefined],
    ['notyoutube.com', undefined],
    ['example.com', undefined],
  ])('%s', (hostname, platform) => {
    expect(siteOf(hostname)?.platform).toBe(platform);
  });
});

describe('operationOf', () => {
  const operation = (url: string) => operationOf(url, (pattern, text) => pattern.exec(text));
  it.each([
    ['https://x.com/i/api/graphql/abc-_1/HomeTimeline?x=1', 'HomeTimeline'],
    ['https://api.x.com/graphql/abc/UserByScreenName', 'UserByScreenName'],
    ['https://mobile.twitter.com/i/api/graphql/abc/SearchTimeline#f', 'SearchTimeline'],
    ['/i/api/2/notifications/all.json?cursor=1', 'notifications/all'],
  ])('%s', (url, expected) => expect(operation(url)).toBe(expected));
  it.each([
    '//x.com/i/api/graphql/a/HomeTimeline',
    'http://x.com/i/api/graphql/a/HomeTimeline',
    '/i/api/graphql/a/HomeTimeline/more',
    '/i/api/graphql/a/__proto__',
    'data:,/i/api/graphql/a/HomeTimeline',
  ])('not %s', (url) => expect(operation(url)).toBeNull());
});
