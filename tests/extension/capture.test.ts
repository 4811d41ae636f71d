// What comes from the page's world may be forged: only whole, plausible messages pass, and only what the table lists becomes a source.
import { describe, expect, it } from 'vitest';
import { sourceOf } from '../../extension/reading/source.ts';
import { operationOf } from '../../extension/sites/x/operations.ts';
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
    expect(sourceOf(good)).toEqual({
      platform: 'x',
      kind: 'response',
      operation: 'UserTweets',
      variables: '{"userId":"12"}',
      read_at: 1_795_000_000_000,
      http_date: Date.UTC(2026, 10, 22, 10),
    });
  });

  it('finds the variables of a POST in its body', () => {
    const source = sourceOf({
      ...good,
      url: '/i/api/graphql/q/HomeLatestTimeline',
      requestBody: '{"variables":{"enableRanking":false},"features":{}}',
    });
    expect(source?.variables).toBe('{"enableRanking":false}');
  });

  it.each(['not json', '[1]', '{"variables":"text"}', 'null'])(
    'leaves variables out that are none: %s',
    (requestBody) => {
      expect(sourceOf({ ...good, url: '/i/api/graphql/q/TweetDetail', requestBody })?.variables).toBeUndefined();
    },
  );

  it('leaves a date out that is none', () => {
    expect(sourceOf({ ...good, date: 'yesterday' })?.http_date).toBeUndefined();
    expect(sourceOf({ ...good, date: null })?.http_date).toBeUndefined();
  });

  it('refuses an operation that is not listed', () => {
    expect(sourceOf({ ...good, url: '/i/api/graphql/q/DmAllSearchSlice' })).toBeNull();
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
