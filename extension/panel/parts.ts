// What the panel's sections have in common.
import { drawMark } from '../annotate/mark';
import { maker } from '../card/dom';

export { nameOf } from '../card/names';

import { range } from '../charts/decibans';
import type { Label } from '../engine/protocol';
import type { Words } from '../words/create';
import type { Interval, PanelOrder } from './protocol';

export interface PanelParts {
  document: Document;
  words: Words;
  order(what: PanelOrder): void;
  /** Speaks to a screen reader; nothing is seen of it. */
  announce(text: string): void;
}

export const labelOrder: readonly Label[] = ['not_enough', 'none', 'some', 'marked', 'strong'];
export const speaks = (label: Label) => labelOrder.indexOf(label) > labelOrder.indexOf('none');

/** The mark with its word, and the decibans where there is a resemblance. */
export function markLine(
  { document, words }: PanelParts,
  { label, low, high }: { label: Label; low: number; high: number },
): HTMLElement {
  const h = maker(document);
  return h(
    'p',
    { class: speaks(label) ? 'mark speaks' : 'mark' },
    drawMark(document, label, 20),
    h('span', {}, words.say(`ui.label.${label}`)),
    speaks(label) ? h('span', { class: 'quiet' }, range(low, high, words)) : null,
  );
}

export function dateOf(words: Words, interval: Interval | null): string {
  if (interval === null) return words.say('ui.panel.unknown');
  const [from, to] = interval.map((time) => words.date(new Date(time).toISOString()));
  return from === to ? (from ?? '') : words.say('ui.life.between', { from: from ?? '', to: to ?? '' });
}

/** The same as a plot, in numbers. */
export function tableTwin(
  { document, words }: PanelParts,
  heads: readonly string[],
  rows: readonly (readonly (string | Node)[])[],
): HTMLElement {
  const h = maker(document);
  return h(
    'details',
    { class: 'twin' },
    h('summary', {}, words.say('ui.panel.as_table')),
    h(
      'table',
      {},
      h('thead', {}, h('tr', {}, ...heads.map((head) => h('th', { scope: 'col' }, head)))),
      h('tbody', {}, ...rows.map((cells) => h('tr', {}, ...cells.map((cell) => h('td', {}, cell))))),
    ),
  );
}

export interface Chooser<K extends string> {
  /** With the list in it. */
  label: HTMLElement;
  /** Leaves out of the list what makes no sense now; what is chosen stays. */
  offer(isOffered: (key: K) => boolean): void;
}

/** A list to choose one of `keys` from, the first at first. `nameOfKey`: how each is called. */
export function chooser<K extends string>(
  { document, words }: PanelParts,
  id: string,
  label: string,
  keys: readonly [K, ...K[]],
  nameOfKey: (key: K) => string,
  onChange: (key: K) => void,
): Chooser<K> {
  const h = maker(document);
  const select = h('select', { id });
  const options = keys.map((key) => ({ key, option: h('option', { value: key }, nameOfKey(key)) }));
  select.append(...options.map(({ option }) => option));
  select.addEventListener('change', () => onChange(keys.find((key) => key === select.value) ?? keys[0]));
  return {
    label: h('label', { for: id }, words.say(label), select),
    offer(isOffered) {
      for (const { key, option } of options) option.hidden = key !== select.value && !isOffered(key);
    },
  };
}
