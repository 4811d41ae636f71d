// The evidence card: one dialog at a time, in the top layer and in a closed shadow root of its own at document level, so that neither the
// page's styles nor its stacking touch it. It does not block the page: a press elsewhere closes it. Focus goes in when it opens, Tab stays
// inside, Escape or the button closes, and focus returns to the badge.
import type { Badge } from '../annotate/badge';
import { exposeCard, shadowMode } from '../annotate/exposure';
import { svg } from '../annotate/mark';
import type { Words } from '../words/words';
import { type CardModel, cardContent, redrawCharts } from './content';
import { maker } from './dom';
import { nameOf } from './names';
import { placeCard } from './place';
import { cardCss } from './style';

export interface Card {
  /** The badge whose card is open. */
  readonly anchor: Badge | null;
  open(badge: Badge, model: CardModel): void;
  /**
   * Fresh findings, while it is open; left alone while the reader is on something inside. `note`: what is fresh is the reader's own note, and the focus
   * is on the button that led to it. `times`: only what is drawn of the posts' times is fresh.
   */
  update(model: CardModel, what?: 'findings' | 'note' | 'times'): void;
  /** The row was built anew: this badge is now the one to return to. */
  reanchor(badge: Badge): void;
  close(returnFocus: boolean): void;
}

const hostStyle = 'all: initial !important; position: fixed !important; width: 0 !important; height: 0 !important;';
const headingId = 'pl-heading';
const focusable = 'a[href], button, summary, [tabindex="0"]';

// What happens on the card is not for the page: X has keys for liking and reposting.
const keptFromPage = 'click mousedown mouseup pointerdown pointerup keyup keypress wheel touchmove'.split(' ');

interface Open {
  badge: Badge;
  host: HTMLElement;
  root: ShadowRoot;
  panel: HTMLElement;
  body: HTMLElement;
  abort: AbortController;
}

export function createCard(document: Document, words: Words, themeSheet: CSSStyleSheet): Card {
  const view = document.defaultView as Window & typeof globalThis;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(cardCss);
  const h = maker(document);
  let open: Open | null = null;

  function build(badge: Badge, model: CardModel): Open {
    const host = document.createElement('div');
    host.style.cssText = hostStyle;
    exposeCard(host, model.assessment.id);
    const root = host.attachShadow({ mode: shadowMode });
    root.adoptedStyleSheets = [themeSheet, sheet];
    const close = h('button', {
      type: 'button',
      class: 'close',
      'data-pl-close': true,
      'aria-label': words.say('ui.card.close'),
    });
    close.append(cross(document));
    const account = h('bdi', {}, nameOf(model.assessment));
    const about = h('span', {}, ...words.parts<Node | string>('ui.card.title', { account }));
    const body = h('div', { class: 'body' }, ...cardContent(document, words, model, headingId));
    const panel = h(
      'div',
      {
        class: 'card',
        role: 'dialog',
        'aria-modal': 'false',
        'aria-labelledby': headingId,
        tabindex: '-1',
        lang: words.language,
        dir: words.direction,
      },
      h('div', { class: 'head' }, about, close),
      body,
    );
    root.append(panel);
    close.addEventListener('click', () => api.close(true));
    return { badge, host, root, panel, body, abort: new AbortController() };
  }

  function show({ host, panel }: Open): void {
    document.documentElement.append(host);
    if (typeof panel.showPopover === 'function') {
      panel.popover = 'manual';
      panel.showPopover();
    } else {
      panel.toggleAttribute('data-plain', true);
    }
  }

  function place({ badge, panel }: Open): void {
    const rightToLeft = view.getComputedStyle(badge.host).direction === 'rtl';
    const root = document.documentElement;
    const size = { width: root.clientWidth, height: view.innerHeight };
    // As nothing limits it but its own maximum: a sheet is as wide as the window.
    panel.toggleAttribute('data-sheet', false);
    panel.style.inlineSize = '';
    const box = badge.host.getBoundingClientRect();
    const row = badge.row?.isConnected === true ? badge.row.getBoundingClientRect() : null;
    const spot = placeCard(box, row, panel.getBoundingClientRect(), size, rightToLeft);
    panel.toggleAttribute('data-sheet', spot.sheet);
    panel.style.setProperty('--pl-room', `${spot.room}px`);
    panel.style.inlineSize = spot.sheet ? '' : `${spot.width}px`;
    panel.style.left = spot.sheet ? '' : `${spot.left}px`;
    panel.style.top = spot.sheet ? '' : `${spot.top}px`;
  }

  function listen(now: Open): void {
    const { signal } = now.abort;
    const { host, root } = now;
    for (const type of keptFromPage) {
      host.addEventListener(type, (event) => event.stopPropagation(), { signal, passive: true });
    }
    host.addEventListener('keydown', (event) => onKey(event, now), { signal });
    view.addEventListener(
      'pointerdown',
      (event) => {
        const path = event.composedPath();
        if (!path.includes(host) && !path.includes(now.badge.host)) api.close(false);
      },
      { signal, capture: true },
    );
    view.addEventListener(
      'keydown',
      (event) => event.key === 'Escape' && root.activeElement === null && api.close(false),
      {
        signal,
        capture: true,
      },
    );
    view.addEventListener('resize', () => place(now), { signal });
  }

  function onKey(event: KeyboardEvent, { root, panel }: Open): void {
    event.stopPropagation();
    if (event.key === 'Escape') {
      event.preventDefault();
      api.close(true);
    }
    if (event.key !== 'Tab') return;
    const stops = Array.from(panel.querySelectorAll<HTMLElement>(focusable));
    const first = stops[0];
    const last = stops[stops.length - 1];
    const active = root.activeElement;
    const wrapTo =
      event.shiftKey && (active === first || active === panel)
        ? last
        : !event.shiftKey && active === last
          ? first
          : null;
    if (wrapTo == null) return;
    event.preventDefault();
    wrapTo.focus();
  }

  const api: Card = {
    get anchor() {
      return open?.badge ?? null;
    },
    open(badge, model) {
      // A page may have taken the card out; then a press opens it anew.
      const again = open?.badge === badge && open.host.isConnected;
      api.close(again);
      if (again) return;
      open = build(badge, model);
      show(open);
      place(open);
      listen(open);
      badge.setExpanded(true);
      open.panel.focus({ preventScroll: true });
    },
    update(model, what = 'findings') {
      if (open === null) return;
      const { root, panel, body } = open;
      if (what === 'times') return redrawCharts(document, words, model, body);
      const isBusy = root.activeElement !== null && root.activeElement !== panel;
      if (isBusy && what === 'findings') return;
      const { scrollTop } = body;
      body.replaceChildren(...cardContent(document, words, model, headingId));
      body.scrollTop = scrollTop;
      if (isBusy) body.querySelector<HTMLElement>('[data-pl-section=note] button')?.focus({ preventScroll: true });
    },
    reanchor(badge) {
      if (open === null) return;
      open.badge = badge;
      badge.setExpanded(true);
    },
    close(returnFocus) {
      if (open === null) return;
      const { badge, host, abort } = open;
      open = null;
      abort.abort();
      host.remove();
      badge.setExpanded(false);
      if (returnFocus && badge.host.isConnected) badge.button.focus({ preventScroll: true });
    },
  };
  return api;
}

function cross(document: Document): SVGElement {
  return svg(
    document,
    'svg',
    { viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' },
    svg(document, 'path', {
      d: 'M4 4l8 8M12 4l-8 8',
      stroke: 'currentColor',
      'stroke-width': 1.5,
      'stroke-linecap': 'round',
    }),
  );
}
