// One badge: a host element in the row, a closed shadow root, a button in it. It knows how to draw itself; who it is for is decided anew by the
// annotator each time.
import type { Label } from '../engine/protocol';
import type { Slot } from '../sites/adapter';
import { type BadgeFacts, exposeBadge, shadowMode } from './exposure';
import { drawMark } from './mark';
import { badgeSize, bubbleSize, hostStyle, measureMove } from './slot';

export interface BadgeLook extends BadgeFacts {
  /** What a screen reader says; also the tooltip. */
  name: string;
  /**
   * Nothing to be drawn, for a reader who asked for silence where there is nothing to note. The host is there all the same: if only rows with
   * findings had one, the page could tell them by it.
   */
  silent: boolean;
  /** Beneath the mark, for a reader who asked for it; "" for the mark alone. */
  word: string;
}

export interface Badge {
  readonly host: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly look: BadgeLook;
  /** The row it was put into last. */
  readonly row: HTMLElement | null;
  /** Redraws where something changed. */
  show(look: BadgeLook): void;
  /** True while the host stands in this row, in the slot's element or, where that would cut it off, around it. */
  isIn(slot: Slot, row: HTMLElement): boolean;
  /** Puts the host into this element of the row, or around it; unseen until it is placed. */
  mount(place: HTMLElement, row: HTMLElement): void;
  /** Reads the layout; apply the result with move(), after all reading is done. */
  measure(slot: Slot): { dx: number; dy: number } | null;
  move(step: { dx: number; dy: number } | null): void;
  setExpanded(expanded: boolean): void;
  remove(): void;
}

const css = `
  button {
    all: unset; box-sizing: border-box; display: grid; place-items: center; position: relative;
    width: ${badgeSize}px; height: ${badgeSize}px; border-radius: 50%; cursor: pointer; color: var(--pl-quiet);
    -webkit-tap-highlight-color: transparent;
  }
  .bubble {
    display: grid; place-items: center; width: ${bubbleSize}px; height: ${bubbleSize}px; border-radius: 50%;
    background: var(--pl-page); transition: box-shadow 120ms;
  }
  svg { display: block; }
  button[data-speaks] { color: var(--pl-accent); }
  button:not([data-speaks]) svg { opacity: 0.8; }
  button:hover .bubble, button[aria-expanded=true] .bubble { box-shadow: 0 0 0 1.5px currentColor; }
  button:hover svg { opacity: 1; }
  button:focus-visible { outline: 2px solid var(--pl-accent); outline-offset: 0; }
  .together {
    position: absolute; bottom: 2px; inset-inline-start: 2px; width: 6px; height: 6px; border-radius: 50%;
    background: var(--pl-accent); box-shadow: 0 0 0 1.5px var(--pl-page);
  }
  /* Ends above the text of a focal post, which begins 12 px beneath the picture. */
  .word {
    position: absolute; inset-block-start: 18px; inset-inline-end: -2px; padding-inline: 2px; border-radius: 3px;
    background: var(--pl-page); font: 600 10px/11px system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
  }
  button:has(.word) .together { inset-block: 2px auto; }
  @media (prefers-reduced-motion: reduce) { .bubble { transition: none; } }
  @media (forced-colors: active) { button { color: ButtonText; } .bubble, .word { background: ButtonFace; } }
`;

/** The style sheet that all badges of a document share. */
export function createBadgeSheet(document: Document): CSSStyleSheet {
  const view = document.defaultView as (Window & typeof globalThis) | null;
  const sheet = new (view ?? globalThis).CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

// Rows are links and buttons themselves: what happens on a badge is not for them.
const keptEvents = [
  'click',
  'auxclick',
  'dblclick',
  'contextmenu',
  'mousedown',
  'mouseup',
  'mouseover',
  'mouseout',
  'pointerdown',
  'pointerup',
  'pointerover',
  'pointerout',
  'touchstart',
  'touchend',
  'keydown',
  'keyup',
  'keypress',
] as const;

const speaking: readonly Label[] = ['some', 'marked', 'strong'];

export function createBadge(
  document: Document,
  sheets: readonly CSSStyleSheet[],
  onOpen: (badge: Badge) => void,
): Badge {
  const host = document.createElement('span');
  host.style.cssText = hostStyle;
  const root = host.attachShadow({ mode: shadowMode });
  root.adoptedStyleSheets = [...sheets];
  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('aria-haspopup', 'dialog');
  button.setAttribute('aria-expanded', 'false');
  const bubble = document.createElement('span');
  bubble.className = 'bubble';
  button.append(bubble);

  let look: BadgeLook | null = null;
  let offset = { x: 0, y: 0 };
  let standsIn: HTMLElement | null = null;

  const badge: Badge = {
    host,
    button,
    get look() {
      if (look === null) throw new Error('a badge is shown before it is asked');
      return look;
    },
    get row() {
      return standsIn;
    },
    show(next) {
      const sameMark = look?.label === next.label && look.group === next.group && look.word === next.word;
      const sameName = look?.name === next.name;
      look = next;
      const { account, label, group, row, kind, silent } = next;
      exposeBadge(host, silent ? null : { account, label, group, row, kind });
      if (silent !== (button.parentNode === null)) root.replaceChildren(...(silent ? [] : [button]));
      if (!sameName) {
        button.setAttribute('aria-label', next.name);
        button.title = next.name;
      }
      if (sameMark) return;
      bubble.replaceChildren(drawMark(document, next.label, 16));
      const together = document.createElement('span');
      together.className = 'together';
      const word = document.createElement('span');
      word.className = 'word';
      word.textContent = next.word;
      const inGroup = speaking.some((label) => label === next.group);
      button.replaceChildren(bubble, ...(inGroup ? [together] : []), ...(next.word === '' ? [] : [word]));
      button.toggleAttribute('data-speaks', speaking.includes(next.label));
    },
    isIn(slot, row) {
      const place = host.parentElement;
      return (
        place !== null &&
        host.isConnected &&
        place.contains(slot.container) &&
        (row.contains(place) || place.contains(row))
      );
    },
    mount(place, row) {
      standsIn = row;
      host.style.setProperty('visibility', 'hidden', 'important');
      place.append(host);
    },
    measure: (slot) => measureMove(host, slot),
    move(step) {
      if (step === null) {
        host.style.setProperty('visibility', 'hidden', 'important');
        return;
      }
      host.style.removeProperty('visibility');
      if (Math.abs(step.dx) < 0.25 && Math.abs(step.dy) < 0.25) return;
      offset = { x: offset.x + step.dx, y: offset.y + step.dy };
      const [x, y] = [round(offset.x), round(offset.y)];
      host.style.setProperty('margin', `${y}px ${-x}px ${-y}px ${x}px`, 'important');
    },
    setExpanded: (expanded) => button.setAttribute('aria-expanded', String(expanded)),
    remove: () => host.remove(),
  };

  for (const type of keptEvents) button.addEventListener(type, (event) => event.stopPropagation());
  button.addEventListener('click', (event) => {
    event.preventDefault();
    onOpen(badge);
  });
  return badge;
}

const round = (value: number) => Math.round(value * 4) / 4;
