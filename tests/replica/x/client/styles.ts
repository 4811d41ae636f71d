// The look of the replica: roles instead of class names, which are drawn anew at every load.

export type Theme = 'light' | 'dim' | 'dark' | 'contrast';

export interface Palette {
  background: string;
  text: string;
  muted: string;
  line: string;
  hover: string;
  panel: string;
}

export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    background: 'rgb(255, 255, 255)',
    text: 'rgb(15, 20, 25)',
    muted: 'rgb(83, 100, 113)',
    line: 'rgb(239, 243, 244)',
    hover: 'rgba(0, 0, 0, 0.03)',
    panel: 'rgb(247, 249, 249)',
  },
  dim: {
    background: 'rgb(21, 32, 43)',
    text: 'rgb(247, 249, 249)',
    muted: 'rgb(139, 152, 165)',
    line: 'rgb(56, 68, 77)',
    hover: 'rgba(255, 255, 255, 0.03)',
    panel: 'rgb(30, 39, 50)',
  },
  dark: {
    background: 'rgb(0, 0, 0)',
    text: 'rgb(231, 233, 234)',
    muted: 'rgb(113, 118, 123)',
    line: 'rgb(47, 51, 54)',
    hover: 'rgba(255, 255, 255, 0.03)',
    panel: 'rgb(22, 24, 28)',
  },
  contrast: {
    background: 'rgb(5, 5, 5)',
    text: 'rgb(255, 255, 255)',
    muted: 'rgb(170, 175, 180)',
    line: 'rgb(80, 85, 90)',
    hover: 'rgba(255, 255, 255, 0.06)',
    panel: 'rgb(28, 30, 34)',
  },
};

const row = 'display:flex;flex-direction:row;';
const column = 'display:flex;flex-direction:column;';

function rules(colour: Palette): Readonly<Record<string, string>> {
  return {
    reset: 'box-sizing:border-box;',
    text: 'min-width:0;',
    emoji: 'height:1.2em;width:1.2em;vertical-align:-20%;margin:0 .075em;',
    icon: 'fill:currentcolor;flex-shrink:0;display:inline-block;',
    frame: `${row}align-items:stretch;min-height:100vh;justify-content:center;`,
    frameNarrow: `${column}min-height:100vh;`,
    banner: `${column}width:275px;flex-shrink:0;box-sizing:border-box;`,
    bannerInner: `${column}position:sticky;top:0;padding:4px 12px 0;gap:2px;height:100vh;box-sizing:border-box;`,
    navLink: `${row}align-items:center;gap:18px;padding:11px 12px;border-radius:9999px;font-size:1.33rem;color:${colour.text};text-decoration:none;`,
    postButton: `margin-top:14px;width:90%;padding:15px 0;border-radius:9999px;border:0;font:inherit;font-weight:700;font-size:1.13rem;background:${colour.text};color:${colour.background};`,
    main: `${row}align-items:stretch;flex-shrink:0;`,
    primary: `width:600px;min-height:100vh;border-inline:1px solid ${colour.line};box-sizing:border-box;`,
    primaryNarrow: 'width:100%;min-height:100vh;',
    sidebar: 'width:350px;margin-inline-start:30px;',
    sticky: `position:sticky;top:0;z-index:3;background:${colour.background};opacity:.97;border-bottom:1px solid ${colour.line};`,
    headline: 'margin:0;padding:13px 16px;font-size:1.33rem;font-weight:700;',
    tabs: row,
    tab: `flex:1;text-align:center;padding:15px 8px;color:${colour.muted};text-decoration:none;font-weight:500;cursor:pointer;`,
    tabChosen: `font-weight:700;color:${colour.text};box-shadow:inset 0 -4px 0 -1px rgb(29, 155, 240);`,
    hidden: 'position:absolute;clip:rect(1px,1px,1px,1px);width:1px;height:1px;overflow:hidden;',
    list: 'overflow-anchor:none;',
    cell: '',
    article: `display:block;padding:12px 16px 4px;border-bottom:1px solid ${colour.line};cursor:pointer;outline-offset:-2px;`,
    articleHover: `background:${colour.hover};`,
    postRow: `${row}gap:8px;`,
    social: `${row}gap:8px;font-size:.87rem;font-weight:700;color:${colour.muted};margin-bottom:4px;padding-inline-start:22px;align-items:center;`,
    avatarColumn: `${column}width:40px;flex-shrink:0;align-items:center;`,
    avatarBox: 'position:relative;width:40px;height:40px;border-radius:9999px;overflow:hidden;',
    avatarImage: 'width:100%;height:100%;display:block;border-radius:9999px;',
    body: `${column}flex:1;min-width:0;`,
    nameRow: `${row}align-items:flex-start;justify-content:space-between;gap:6px;`,
    userName: `${row}min-width:0;flex-shrink:1;gap:4px;align-items:center;`,
    userNameStacked: `${column}min-width:0;flex-shrink:1;align-items:flex-start;`,
    nameLink: `${row}align-items:center;line-height:1.25rem;color:${colour.text};text-decoration:none;font-weight:700;min-width:0;max-width:100%;`,
    nameText: `${row}align-items:center;min-width:0;overflow:hidden;white-space:nowrap;text-overflow:ellipsis;`,
    tick: 'display:inline-flex;height:1.25rem;align-items:center;margin-inline-start:2px;color:rgb(29, 155, 240);',
    meta: `${row}line-height:1.25rem;gap:4px;color:${colour.muted};flex-shrink:0;min-width:0;white-space:nowrap;`,
    muted: `color:${colour.muted};text-decoration:none;`,
    caret: `background:none;border:0;padding:0;color:${colour.muted};cursor:pointer;height:20px;line-height:1;`,
    tweetText: 'line-height:1.34;overflow-wrap:break-word;white-space:pre-wrap;',
    focalText: 'font-size:1.13rem;line-height:1.4;margin-top:12px;',
    link: 'color:rgb(29, 155, 240);text-decoration:none;',
    showMore:
      'color:rgb(29, 155, 240);background:none;border:0;font:inherit;padding:0;cursor:pointer;align-self:flex-start;',
    focalTime: `${row}gap:4px;color:${colour.muted};padding:16px 0;border-bottom:1px solid ${colour.line};`,
    actions: `${row}justify-content:space-between;max-width:425px;margin-top:8px;color:${colour.muted};`,
    action: `${row}align-items:center;gap:6px;background:none;border:0;color:inherit;font:inherit;font-size:.87rem;padding:0 0 8px;cursor:pointer;text-decoration:none;min-width:36px;`,
    media: `display:block;margin-top:12px;border:1px solid ${colour.line};border-radius:16px;overflow:hidden;`,
    photo: 'display:block;width:100%;aspect-ratio:600/340;',
    card: `display:block;margin-top:12px;border:1px solid ${colour.line};border-radius:16px;padding:12px;color:${colour.muted};`,
    quote: `margin-top:12px;border:1px solid ${colour.line};border-radius:16px;padding:12px;cursor:pointer;`,
    quoteHead: `${row}gap:4px;align-items:center;`,
    avatarSmall: 'width:20px;height:20px;border-radius:9999px;overflow:hidden;flex-shrink:0;',
    tombstone: `padding:12px;border-radius:16px;background:${colour.panel};border:1px solid ${colour.line};color:${colour.muted};`,
    moreCell: `display:block;box-sizing:border-box;width:100%;text-align:start;background:none;border:0;border-bottom:1px solid ${colour.line};padding:16px;color:rgb(29, 155, 240);font:inherit;cursor:pointer;`,
    heading: `margin:0;padding:12px 16px;font-size:1.33rem;font-weight:800;`,
    userCell: `${row}gap:8px;padding:12px 16px;cursor:pointer;`,
    userCellTop: `${row}justify-content:space-between;gap:8px;`,
    follow: `border-radius:9999px;border:0;background:${colour.text};color:${colour.background};font:inherit;font-weight:700;padding:7px 16px;height:34px;`,
    followsYou: `background:${colour.panel};color:${colour.muted};border-radius:4px;padding:0 4px;font-size:.75rem;`,
    spinner: `height:60px;color:rgb(29, 155, 240);text-align:center;line-height:60px;`,
    panel: `margin:12px 0;border:1px solid ${colour.line};border-radius:16px;overflow:hidden;`,
    searchBox: `margin:6px 0;border-radius:9999px;border:1px solid ${colour.line};background:${colour.panel};padding:11px 20px;color:${colour.muted};`,
    banner2: 'display:block;width:100%;height:160px;object-fit:cover;',
    profileTop: 'padding:12px 16px 16px;',
    profileAvatar: `width:120px;height:120px;margin-top:-76px;border:4px solid ${colour.background};border-radius:9999px;overflow:hidden;background:${colour.background};`,
    profileName: `${column}margin-top:12px;`,
    profileNameText: 'font-size:1.33rem;font-weight:800;',
    profileBio: 'margin-top:12px;line-height:1.34;',
    profileItems: `${row}flex-wrap:wrap;gap:12px;margin-top:12px;color:${colour.muted};`,
    profileItem: `${row}gap:4px;align-items:center;`,
    counts: `${row}gap:20px;margin-top:12px;`,
    notification: `${row}gap:12px;padding:12px 16px;border-bottom:1px solid ${colour.line};`,
    avatars: `${row}gap:6px;margin-bottom:8px;`,
    layer: 'position:fixed;inset:0;z-index:20;display:flex;',
    layerFloat: 'position:absolute;z-index:20;',
    hoverCard: `width:300px;padding:16px;border-radius:16px;background:${colour.background};box-shadow:0 0 15px rgba(101,119,134,.2), 0 0 3px 1px rgba(101,119,134,.15);`,
    viewer: `flex:1;display:flex;align-items:center;justify-content:center;background:rgba(0, 0, 0, 0.9);`,
    viewerPhoto: 'max-width:90%;max-height:90%;',
    viewerSide: `width:350px;overflow:auto;background:${colour.background};border-inline-start:1px solid ${colour.line};`,
    topBar: `position:sticky;top:0;z-index:4;${row}gap:20px;align-items:center;padding:14px 16px;background:${colour.background};font-weight:700;font-size:1.13rem;`,
    bottomBar: `position:fixed;bottom:0;inset-inline:0;z-index:4;${row}justify-content:space-around;padding:12px;background:${colour.background};border-top:1px solid ${colour.line};`,
  };
}

let names: Map<string, string> | undefined;

function drawName(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(7));
  return prefix + [...bytes].map((byte) => (byte % 36).toString(36)).join('');
}

/** The class attribute for a list of roles. */
export function classNames(roles: string): string {
  return roles
    .split(' ')
    .map((role) => names?.get(role) ?? role)
    .join(' ');
}

let sheet: HTMLStyleElement | undefined;

/** Draws new class names on the first call; later calls (another theme) keep the names and change the colours. */
export function installStyles(theme: Theme): Palette {
  const palette = palettes[theme];
  const all = rules(palette);
  names ??= new Map(Object.keys(all).map((role) => [role, drawName(role === 'reset' ? 'css-' : 'r-')]));
  const font =
    'TwitterChirp,-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Liberation Sans",Helvetica,Arial,sans-serif';
  const css = Object.entries(all).map(([role, text]) => `.${names?.get(role)}{${text}}`);
  css.unshift(
    `body{margin:0;font-family:${font};font-size:1rem;color:${palette.text};}`,
    'a:hover{text-decoration:underline}',
  );
  if (document.documentElement.style.fontSize === '') css.unshift('html{font-size:15px}');
  sheet ??= document.head.appendChild(document.createElement('style'));
  sheet.id = 'react-native-stylesheet';
  sheet.textContent = css.join('\n');
  document.body.style.backgroundColor = palette.background;
  document.documentElement.style.setProperty('--background-color', palette.background);
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', palette.background);
  return palette;
}
