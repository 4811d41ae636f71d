// What the reader chose, as the card says it: what is switched off, and that no mark is wanted for this account.
import { packTitles } from '../engine/packs';
import type { Words } from '../words/create';
import { maker } from './dom';
import { signalName } from './names';

export interface Chosen {
  offSignals: readonly string[];
  offPacks: readonly string[];
}

/** Names of signals and titles of packs; ids that this version does not know are left out. */
export function switchedOffNames(words: Words, { offSignals, offPacks }: Chosen): string[] {
  const signals = offSignals.filter((id) => words.has(`ui.signal.${id}`)).map((id) => signalName(words, id));
  const packs = packTitles.filter(({ id }) => offPacks.includes(id)).map(({ title }) => words.packText(title));
  return [...signals, ...packs];
}

/** Hides the account's marks or brings them back; says which of the two the next press does. */
export function hideButton(
  document: Document,
  words: Words,
  isHidden: boolean,
  hide: (isHidden: boolean) => void,
): HTMLElement {
  const h = maker(document);
  let hidden = isHidden;
  const button = h('button', { type: 'button', class: 'action' });
  const note = h('p', { class: 'quiet small', role: 'status' });
  const say = () => {
    button.textContent = words.say(hidden ? 'ui.card.unhide' : 'ui.card.hide');
    note.textContent = hidden ? words.say('ui.card.hidden') : '';
  };
  button.addEventListener('click', () => {
    hidden = !hidden;
    hide(hidden);
    say();
  });
  say();
  return h('div', {}, button, note);
}

/** Marks the words on the page, or takes the marks away. */
export function markButton(
  document: Document,
  words: Words,
  { isOn, toggle }: { isOn: boolean; toggle(): void },
): HTMLElement {
  const h = maker(document);
  const button = h(
    'button',
    { type: 'button', class: 'action', 'aria-pressed': String(isOn) },
    words.say('ui.card.mark'),
  );
  let pressed = isOn;
  button.addEventListener('click', () => {
    pressed = !pressed;
    toggle();
    button.setAttribute('aria-pressed', String(pressed));
  });
  return button;
}

/** Leads to where a note is written; a page's own scripts could listen to what is typed into the page. */
export function noteButton(document: Document, words: Words, hasNote: boolean, write: () => void): HTMLElement {
  const button = maker(document)(
    'button',
    { type: 'button', class: 'action' },
    words.say(hasNote ? 'ui.card.note_change' : 'ui.card.note_write'),
  );
  button.addEventListener('click', write);
  return button;
}
