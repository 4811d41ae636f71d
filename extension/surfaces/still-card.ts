// The evidence card as part of one of our own pages: the card's own content and look, but no dialog and no place of its own.
import { themeCss } from '../annotate/theme';
import { type CardModel, cardContent } from '../card/content';
import { element } from '../card/dom';
import { cardCss } from '../card/style';
import type { Words } from '../words/create';

/** What a card shows where nothing can be kept, hidden, opened or jumped to. */
export const stillModel: Omit<CardModel, 'assessment' | 'group' | 'now'> = {
  handleOf: () => undefined,
  shownName: (id) => id,
  profileUrl: () => '',
  jumpTo: () => null,
  switchedOff: [],
  isHidden: false,
  hide: null,
  marking: null,
};

/** `headingId`: unique among the cards of a page. */
export function stillCard(words: Words, model: CardModel, headingId: string): HTMLElement {
  const host = element(document, 'div', { class: 'example' });
  const root = host.attachShadow({ mode: 'open' });
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const theme = new CSSStyleSheet();
  const paint = () =>
    theme.replaceSync(
      themeCss(
        dark.matches ? { name: 'dark', page: 'rgb(22, 24, 28)' } : { name: 'light', page: 'rgb(255, 255, 255)' },
      ),
    );
  paint();
  dark.addEventListener('change', paint);
  const look = new CSSStyleSheet();
  look.replaceSync(cardCss);
  const here = new CSSStyleSheet();
  here.replaceSync(
    '.card { position: static; inline-size: min(380px, 100%); max-block-size: none; animation: none; } .body { padding-block-start: 16px; }',
  );
  root.adoptedStyleSheets = [theme, look, here];
  root.append(
    element(
      document,
      'div',
      { class: 'card', role: 'group', 'aria-labelledby': headingId, 'data-plain': true },
      element(document, 'div', { class: 'body' }, ...cardContent(document, words, model, headingId)),
    ),
  );
  return host;
}
