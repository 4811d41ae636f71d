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
  /** Of the label, beneath the mark; "" for the mark alone. */
  word: string;
  /** "1 of 7": how many act alike; "" where none do, and for the mark alone. */
  count: string;
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

/** The column of a row's picture, from the edge of the row to where its text begins. */
const wordsWidth = 54;

const css = `
  button {
    all: unset; box-sizing: border-box; display: grid; place-items: center; position: relative;
    width: ${badgeSize}px; height: ${badgeSize}px; border-radius: 50%; cursor: pointer; color: var(--pl-quiet);
    -webkit-tap-highlight-color: transparent;
  }
  .bubble {
    position: relative; z-index: 1; display: grid; place-items: center; width: ${bubbleSize}px; height: ${bubbleSize}px; border-radius: 50%;
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
  .words {
    position: absolute; inset-block-start: 20px; inset-inline-end: 0; display: grid; justify-items: end; gap: 1px;
    inline-size: max-content; max-inline-size: ${wordsWidth}px; text-align: end; overflow-wrap: anywhere; color: var(--pl-accent);
    font: 600 10px/11px system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
  }
  .words > span { padding-inline: 2px; border-radius: 3px; background: var(--pl-page); }
  .count { font-variant-numeric: tabular-nums; }
  /* Beneath a focal post's author there is one free line, before the text begins. */
  button[data-kind=focal] .words { inset-inline: 0 auto; grid-auto-flow: column; max-inline-size: none; white-space: nowrap; }
  /* A large picture has its name right beneath: here the words stand beside the mark, on the picture's rim. */
  button:is([data-kind=profile], [data-kind=hover]) .words {
    inset-block-start: 6px; inset-inline: 24px auto; grid-auto-flow: column; max-inline-size: none; white-space: nowrap;
  }
  button:is([data-kind=profile], [data-kind=hover]) .words > span { line-height: 13px; padding-inline: 4px; }
  button:has(.count) .together { display: none; }
  @media (prefers-reduced-motion: reduce) { .bubble { transition: none; } }
  @media (forced-colors: active) { button { color: ButtonText; } .bubble, .words > span { background: ButtonFace; color: ButtonText; } }
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

const keepFromRow = (event: Event) => event.stopPropagation();

const speaking: readonly Label[] = ['some', 'marked', 'strong'];

export function createBadge(
  document: Document,
  sheets: readonly CSSStyleSheet[],
  onOpen: (badge: Badge) => void,
): Badge {
  const host = document.createElement('span');
  host.style.cssText = hostStyle;
  const root = host.attachShadow({ mode: shadowMode });
  let look: BadgeLook | null = null;
  /** Most rows show nothing: a button is built where it is wanted. */
  let button: HTMLButtonElement | null = null;
  let drawn: BadgeLook | null = null;
  let offset = { x: 0, y: 0 };
  let standsIn: HTMLElement | null = null;
  let mountedIn: HTMLElement | null = null;

  function build(): HTMLButtonElement {
    root.adoptedStyleSheets = [...sheets];
    const built = document.createElement('button');
    built.type = 'button';
    built.setAttribute('aria-haspopup', 'dialog');
    built.setAttribute('aria-expanded', 'false');
    for (const type of keptEvents) built.addEventListener(type, keepFromRow);
    built.addEventListener('click', (event) => {
      event.preventDefault();
      onOpen(badge);
    });
    return built;
  }

  /** As the look has it by now. */
  function upToDate(): HTMLButtonElement {
    button ??= build();
    if (look === null || drawn === look) return button;
    const { label, group, name, kind } = look;
    if (drawn?.name !== name) {
      button.setAttribute('aria-label', name);
      button.title = name;
    }
    const before = drawn;
    const isSame = (['label', 'group', 'word', 'count', 'kind'] as const).every(
      (part) => before?.[part] === look?.[part],
    );
    if (!isSame) {
      const bubble = document.createElement('span');
      bubble.className = 'bubble';
      bubble.append(drawMark(document, label, 16));
      const together = document.createElement('span');
      together.className = 'together';
      button.replaceChildren(bubble, ...(speaking.some((one) => one === group) ? [together] : []), ...wordsOf(look));
      button.dataset.kind = kind;
      button.toggleAttribute('data-speaks', speaking.includes(label));
    }
    drawn = look;
    return button;
  }

  /** What sits in a video's own row stays a mark: its picture is as small as the words. */
  function wordsOf({ word, count, kind }: BadgeLook): HTMLElement[] {
    const said = [
      ['word', word],
      ['count', count],
    ].filter(([, text]) => text !== '');
    if (said.length === 0 || kind === 'media') return [];
    const place = document.createElement('span');
    place.className = 'words';
    for (const [name = '', text = ''] of said) {
      const line = document.createElement('span');
      line.className = name;
      line.textContent = text;
      // The words may run another way than the page.
      line.dir = 'auto';
      // The space is for those who hear it; the name says the same words in the same order.
      place.append(line, ' ');
    }
    return [place];
  }

  const badge: Badge = {
    host,
    get button() {
      return upToDate();
    },
    get look() {
      if (look === null) throw new Error('a badge is shown before it is asked');
      return look;
    },
    get row() {
      return standsIn;
    },
    show(next) {
      look = next;
      const { account, label, group, row, kind, silent } = next;
      exposeBadge(host, silent ? null : { account, label, group, row, kind });
      if (silent) root.replaceChildren();
      else if (upToDate().parentNode === null) root.replaceChildren(upToDate());
    },
    isIn(slot, row) {
      const place = host.parentElement;
      return (
        place !== null &&
        // Somebody may have moved it to another's row.
        place === mountedIn &&
        host.isConnected &&
        place.contains(slot.container) &&
        (row.contains(place) || place.contains(row))
      );
    },
    mount(place, row) {
      standsIn = row;
      mountedIn = place;
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
    setExpanded: (expanded) => upToDate().setAttribute('aria-expanded', String(expanded)),
    remove: () => host.remove(),
  };

  // Where nothing is drawn, a press is meant for what lies beneath: a picture that leads to a profile.
  host.addEventListener('click', (event) => {
    if (look?.silent !== true || !event.isTrusted) return;
    event.preventDefault();
    event.stopPropagation();
    const beneath = document.elementsFromPoint(event.clientX, event.clientY).find((element) => element !== host);
    beneath?.dispatchEvent(new MouseEvent('click', event));
  });
  return badge;
}

const round = (value: number) => Math.round(value * 4) / 4;
