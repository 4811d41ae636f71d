// Marks words in the page by the CSS Custom Highlight API: the browser paints them, the page's document stays as it is. The colours are in
// public/highlight.css, which the manifest brings to the page and the page cannot see.
import type { Theme } from '../annotate/theme';

const names: Readonly<Record<Theme['name'], string>> = {
  light: 'persona-lens-words-light',
  dark: 'persona-lens-words-dark',
};

export interface Marker {
  show(ranges: readonly Range[], theme: Theme['name']): void;
  clear(): void;
}

/** null where the browser has no such thing. */
export function createMarker(view: Window & typeof globalThis): Marker | null {
  const registry = view.CSS?.highlights;
  if (registry === undefined || typeof view.Highlight !== 'function') return null;
  const clear = () => {
    for (const name of Object.values(names)) registry.delete(name);
  };
  return {
    show(ranges, theme) {
      clear();
      if (ranges.length > 0) registry.set(names[theme], new view.Highlight(...ranges));
    },
    clear,
  };
}
