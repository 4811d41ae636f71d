// The page as X first sends it: an inline state without posts, scripts from another host, a strict policy.
import { randomBytes } from 'node:crypto';
import type { Person } from '../../../fixtures/x/model.ts';
import type { ReplicaOptions } from '../options.ts';

const backgrounds = {
  light: 'rgb(255, 255, 255)',
  dim: 'rgb(21, 32, 43)',
  dark: 'rgb(0, 0, 0)',
  contrast: 'rgb(5, 5, 5)',
} as const;

const fontSizes = { small: 14, normal: 15, large: 17, huge: 19 } as const;

export interface FirstHtml {
  headers: Record<string, string | string[]>;
  body: string;
}

const twimg = 'https://*.twimg.com';

function policy(nonce: string, trustedTypes: boolean): string {
  return [
    "default-src 'self'",
    "connect-src 'self' blob: https://api.x.com https://pbs.twimg.com https://abs.twimg.com https://video.twimg.com",
    "font-src 'self' https://*.twimg.com",
    "frame-src 'self' https://twitter.com https://mobile.x.com https://accounts.google.com https://iframe.arkoselabs.com",
    `img-src 'self' blob: data: ${twimg} https://*.x.com`,
    "manifest-src 'self'",
    `media-src 'self' blob: ${twimg}`,
    "object-src 'none'",
    `script-src 'self' 'unsafe-inline' ${twimg} https://accounts.google.com 'nonce-${nonce}'`,
    ...(trustedTypes ? ["require-trusted-types-for 'script'", "trusted-types 'none'", "frame-ancestors 'none'"] : []),
    "style-src 'self' 'unsafe-inline' https://accounts.google.com/gsi/style",
    "worker-src 'self' blob:",
  ].join('; ');
}

function initialState(viewer: Person, options: ReplicaOptions): string {
  const state = {
    optimist: [],
    featureSwitch: { user: { config: {} }, isLoaded: true },
    settings: {
      local: {
        scale: options.fontScale,
        themeColor: 'blue500',
        theme: options.theme,
        highContrastEnabled: options.theme === 'contrast',
      },
    },
    session: { user_id: viewer.id, language: options.language, isLoaded: true },
    entities: {
      users: { entities: { [viewer.id]: { id_str: viewer.id, name: viewer.name, screen_name: viewer.handle } } },
      tweets: { entities: {} },
    },
    replica: { ...options, firstScript: '' },
  };
  return JSON.stringify(state).replaceAll('<', '\\u003c');
}

export function firstHtml(viewer: Person, options: ReplicaOptions, bundle: string, date: Date): FirstHtml {
  const nonce = randomBytes(16).toString('base64');
  const background = backgrounds[options.theme];
  const fontSize = options.fontScale === 'normal' ? '' : ` style="font-size: ${fontSizes[options.fontScale]}px;"`;
  const inline = (script: string): string =>
    `<script type="text/javascript" charset="utf-8" nonce="${nonce}">${script}</script>`;
  const external = (path: string): string =>
    `<script type="text/javascript" charset="utf-8" nonce="${nonce}" crossorigin="anonymous" src="https://abs.twimg.com${path}"></script>`;
  const body = `<!DOCTYPE html>
<html dir="${options.rtl ? 'rtl' : 'ltr'}" lang="${options.language}"${fontSize}>
<head>
<meta charset="utf-8" />
${options.firstScript === '' ? '' : inline(options.firstScript)}
<meta name="viewport" content="width=device-width,initial-scale=1,maximum-scale=1,user-scalable=0,viewport-fit=cover" />
<link rel="preconnect" href="//abs.twimg.com" />
<meta name="theme-color" content="${background}" />
<title>X</title>
<style>
body { margin: 0; }
#placeholder, #react-root { height: 100%; }
#ScriptLoadFailure { display: none; padding: 40px; font: 16px sans-serif; color: ${options.theme === 'light' ? '#000' : '#fff'}; }
</style>
</head>
<body style="background-color: ${background};">
<noscript>JavaScript is not available.</noscript>
<div id="react-root"><div><div><div id="placeholder" style="background-color: ${background}"></div></div></div></div>
<div id="ScriptLoadFailure"><span>Something went wrong, but don’t fret — let’s give it another shot.</span>
<span>Some privacy related extensions may cause issues on x.com. Please disable them and try again.</span></div>
${inline('document.cookie="gt=1992000000000000000; Max-Age=10800; Domain=.x.com; Path=/; Secure";')}
${inline(`window.__INITIAL_STATE__=${initialState(viewer, options)};window.__META_DATA__={"env":"prod","isCanary":false};`)}
${inline('window.__SCRIPTS_LOADED__={runtime:true};')}
${external('/responsive-web/client-web/vendor.0a1b2c3d.js')}
${external(`/responsive-web/client-web/i18n/${options.language}.4e5f6a7b.js`)}
${external(bundle)}
${inline('if(!window.__SCRIPTS_LOADED__.main){document.getElementById("ScriptLoadFailure").style.display="block";}')}
</body>
</html>
`;
  return {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache, no-store, must-revalidate, pre-check=0, post-check=0',
      'content-security-policy': policy(nonce, options.trustedTypes),
      'cross-origin-opener-policy': 'same-origin-allow-popups',
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'x-xss-protection': '0',
      'strict-transport-security': 'max-age=631138519',
      date: date.toUTCString(),
      'set-cookie': ['guest_id=v1%3A1; Path=/; Secure'],
    },
    body,
  };
}
