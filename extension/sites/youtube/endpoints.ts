// Which of YouTube's responses are read, as data. Source: sites.md section 4. What YouTube sends besides (the reader's own subscriptions in
// `guide`, telemetry, advertising, uploads) is never copied.
import type { Exec, Site } from '../site';

export const endpoints: readonly string[] = [
  'next',
  'browse',
  'search',
  'player',
  'get_watch',
  'reel/reel_item_watch',
  'reel/reel_watch_sequence',
  'live_chat/get_live_chat',
  'live_chat/get_live_chat_replay',
];

// Absolute on one of YouTube's pages, or relative to the page.
const host = String.raw`(?:https:\/\/(?:www|m)\.youtube\.com(?::\d+)?)?`;
export const endpointPattern = new RegExp(
  String.raw`^${host}\/youtubei\/v1\/((?:reel\/|live_chat\/)?\w{1,40})(?=[?#]|$)`,
);

// A prototype-free copy: `constructor` and what a page adds to Object.prototype are not endpoints.
const listed: Record<string, true | undefined> = Object.assign(
  Object.create(null),
  Object.fromEntries(endpoints.map((endpoint) => [endpoint, true])),
);

function operationOf(url: string, exec: Exec): string | null {
  const endpoint = exec(endpointPattern, url)?.[1];
  return endpoint !== undefined && listed[endpoint] === true ? endpoint : null;
}

export const youtubeSite: Site = {
  platform: 'youtube',
  origin: 'https://www.youtube.com/',
  operationOf,
  request: 'body',
  globals: ['ytInitialData', 'ytInitialPlayerResponse', 'ytInitialReelWatchSequenceResponse'],
};
