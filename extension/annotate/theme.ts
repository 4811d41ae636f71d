// Colours for the page as it is: X has white, black and (for some) dim, YouTube white and near-black; what a site calls them changes, so the
// page's own background decides.
// Ink on that background, one accent, no red and no green. The accent holds 4.5:1 as text in each theme.

export interface Theme {
  name: 'light' | 'dark';
  /** The page's own background, as CSS. */
  page: string;
}

interface Rgb {
  r: number;
  g: number;
  b: number;
}

const white: Rgb = { r: 255, g: 255, b: 255 };

export function parseColor(text: string): Rgb | null {
  const match = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+([\d.]+)(%?))?\s*\)$/.exec(text.trim());
  if (match === null) return null;
  const alpha = match[4] === undefined ? 1 : Number(match[4]) / (match[5] === '%' ? 100 : 1);
  return alpha < 0.5 ? null : { r: Number(match[1]), g: Number(match[2]), b: Number(match[3]) };
}

/** WCAG 2 relative luminance, 0–1. */
export function luminance({ r, g, b }: Rgb): number {
  const linear = (value: number) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** `surfaces`: selectors of what the background may be painted on; the first that is there and opaque decides. */
export function themeOf(document: Document, surfaces: readonly string[] = ['body', 'html']): Theme {
  const view = document.defaultView;
  const backgroundOf = (element: Element | null) =>
    element === null || view === null ? null : parseColor(view.getComputedStyle(element).backgroundColor);
  let color: Rgb | null = null;
  for (const selector of surfaces) color ??= backgroundOf(document.querySelector(selector));
  color ??= white;
  return { name: luminance(color) < 0.18 ? 'dark' : 'light', page: `rgb(${color.r}, ${color.g}, ${color.b})` };
}

const palettes = {
  light: {
    ink: '#0f1419',
    quiet: '#536471',
    line: '#cfd9de',
    wash: '#f2f5f6',
    accent: '#0b747b',
    surface: '#ffffff',
    shadow: '0 0 0 1px rgb(15 20 25 / 0.1), 0 8px 28px rgb(15 20 25 / 0.18)',
  },
  dark: {
    ink: '#e7e9ea',
    quiet: '#8b98a5',
    line: '#38444d',
    wash: 'rgb(255 255 255 / 0.06)',
    accent: '#4fb6bd',
    surface: '',
    shadow: '0 0 0 1px rgb(255 255 255 / 0.18), 0 8px 28px rgb(0 0 0 / 0.6)',
  },
} as const;

/** The custom properties that all our style sheets draw from. */
export function themeCss(theme: Theme): string {
  const palette = palettes[theme.name];
  const values = { ...palette, surface: theme.name === 'dark' ? theme.page : palette.surface, page: theme.page };
  const lines = Object.entries(values).map(([name, value]) => `--pl-${name}: ${value};`);
  return `:host { ${lines.join(' ')} } :host > * { color-scheme: ${theme.name}; }`;
}

/** One sheet that every root of ours adopts; replacing its text recolours all of them at once. */
export function createThemeSheet(
  document: Document,
  surfaces?: readonly string[],
): { sheet: CSSStyleSheet; refresh(): void } {
  const view = document.defaultView as (Window & typeof globalThis) | null;
  const sheet = new (view ?? globalThis).CSSStyleSheet();
  let current = '';
  return {
    sheet,
    refresh() {
      const css = themeCss(themeOf(document, surfaces));
      if (css === current) return;
      current = css;
      sheet.replaceSync(css);
    },
  };
}
