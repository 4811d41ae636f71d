// The page as YouTube first sends it: an empty app, inline data, one script, under a policy of nonces and Trusted Types.
import { randomBytes } from 'node:crypto';
import type { ClientOptions, ReplicaOptions } from '../options.ts';

export interface FirstHtml {
  headers: Record<string, string | string[]>;
  body: string;
}

export interface PageContent {
  data: unknown;
  player: unknown;
}

// sites.md section 3: what the experiment freezes.
const freeze = `(function(){
  var freeze=function(o,n){Object.defineProperty(o,n,{value:o[n],writable:false,configurable:false});};
  freeze(window,'fetch');freeze(window,'JSON');freeze(JSON,'parse');freeze(JSON,'stringify');freeze(window,'Array');
  freeze(Array.prototype,'push');freeze(Array.prototype,'forEach');freeze(Object,'assign');
})();`;

const harmless = (json: string): string => json.replaceAll('<', '\\u003c');

/** The mobile site writes its data as an escaped string. */
function escapedString(json: string): string {
  const escaped = json.replaceAll(/[^\w ,.:/@-]/g, (letter) =>
    letter.charCodeAt(0) < 256
      ? `\\x${letter.charCodeAt(0).toString(16).padStart(2, '0')}`
      : `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `'${escaped}'`;
}

export function firstHtml(
  { data, player }: PageContent,
  mobile: boolean,
  canonical: string,
  options: ReplicaOptions,
  bundle: string,
): FirstHtml {
  const nonce = randomBytes(16).toString('base64');
  const client: ClientOptions = { getWatch: options.getWatch, bindingDelay: options.bindingDelay };
  const inline = (script: string): string => `<script nonce="${nonce}">${script}</script>`;
  const value = (json: unknown): string =>
    mobile ? escapedString(JSON.stringify(json)) : harmless(JSON.stringify(json));
  const app = mobile ? '<ytm-app></ytm-app>' : '<ytd-app></ytd-app>';
  const whole = [
    inline(`var ytInitialData = ${value(data)};`),
    player === null ? '' : inline(`var ytInitialPlayerResponse = ${harmless(JSON.stringify(player))};`),
    `<script nonce="${nonce}" src="${bundle}"></script>`,
  ].join('\n');
  const consent =
    '<div id="consent"><h1>Before you continue to YouTube</h1><a href="/@ann_example">Ann</a><button>Accept all</button></div>';
  const body = `<!DOCTYPE html>
<html lang="${options.language}" style="font-size: 10px; font-family: Roboto, Arial, sans-serif;" darker-dark-theme system-icons typography${options.dark ? ' dark' : ''}>
<head>
${options.freeze ? inline(freeze) : ''}
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="canonical" href="https://www.youtube.com${canonical}">
<title>YouTube</title>
</head>
<body>
${inline(`var ytcfg = { d: function () { return window.yt && yt.config_ || {}; } }; var replicaOptions = ${JSON.stringify(client)};`)}
${options.extent === 'consent' ? consent : app}
${options.extent === 'whole' ? whole : ''}
</body>
</html>
`;
  return {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache, no-store, max-age=0, must-revalidate',
      'content-security-policy': [
        "require-trusted-types-for 'script'",
        `base-uri 'self'; object-src 'none'; script-src 'nonce-${nonce}' 'unsafe-inline' 'strict-dynamic' https: http: 'unsafe-eval'`,
      ],
      'cross-origin-opener-policy': 'same-origin-allow-popups',
      'x-frame-options': 'SAMEORIGIN',
      'x-content-type-options': 'nosniff',
      'x-xss-protection': '0',
      'strict-transport-security': 'max-age=31536000',
      date: new Date(options.now).toUTCString(),
    },
    body,
  };
}
