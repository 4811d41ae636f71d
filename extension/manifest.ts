// The parts of the manifest that decide where the extension runs and what it may reach.

/** The pages whose responses are read. Only these: no host permission beyond them is asked for. */
export const siteMatches = [
  'https://x.com/*',
  'https://mobile.x.com/*',
  'https://twitter.com/*',
  'https://mobile.twitter.com/*',
  'https://www.youtube.com/*',
  'https://m.youtube.com/*',
];

/** The same pages as origins: who may frame the engine. */
export const siteOrigins = siteMatches.map((match) => match.replace('/*', ''));

// Top frame only: X and YouTube show there what we annotate. (YouTube's chat beside a live video is a frame of its own; it is not read.)
// The tap comes first, so that it precedes every script of the page; both are in place before the page's first script runs.
export const contentScripts = [
  { matches: siteMatches, js: ['page-tap.js'], run_at: 'document_start' as const, world: 'MAIN' as const },
  { matches: siteMatches, js: ['page-reader.js'], css: ['highlight.css'], run_at: 'document_start' as const },
];

// Alt and Shift with each: both sites use single letters and Shift with a letter for themselves, and the browser uses Ctrl. The reader can change them in
// the browser's own list (Alt+Shift+P, the obvious one for a pause, is Chromium's already); four is the most that may be suggested.
export const commands = {
  open_panel: { suggested_key: { default: 'Alt+Shift+L' }, description: '__MSG_open_panel__' },
  pause: { suggested_key: { default: 'Alt+Shift+H' }, description: '__MSG_pause__' },
  next_account: { suggested_key: { default: 'Alt+Shift+J' }, description: '__MSG_next_account__' },
  previous_account: { suggested_key: { default: 'Alt+Shift+K' }, description: '__MSG_previous_account__' },
};

// Nothing but our own files can be loaded by our pages, and nothing can be sent anywhere.
export const extensionPagePolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  `frame-ancestors 'self' ${siteOrigins.join(' ')}`,
].join('; ');

const webAccessible = { resources: ['engine-host.html'], matches: siteMatches };

/** What differs between browsers: how a panel is had, how the engine's frame is kept from pages, and what each asks to be told. */
export function manifestFor(browser: string) {
  if (browser !== 'firefox') {
    return {
      // use_dynamic_url (130) keeps pages from finding the engine frame by a fixed address.
      minimum_chrome_version: '130',
      permissions: ['storage', 'sidePanel'],
      // The one file that a page may load, under an address that changes with every browser session.
      web_accessible_resources: [{ ...webAccessible, use_dynamic_url: true }],
    };
  }
  return {
    permissions: ['storage'],
    // Firefox gives each installation a random address of its own, so that it needs no such thing.
    web_accessible_resources: [webAccessible],
    browser_specific_settings: {
      // The oldest release with long support: what the tests run in. (Sheets adopted by a content script's shadow root need one that new.)
      gecko: {
        id: 'persona-lens@persona-lens',
        strict_min_version: '153.0',
        data_collection_permissions: { required: ['none'] },
      },
      gecko_android: { strict_min_version: '153.0' },
    },
  };
}
