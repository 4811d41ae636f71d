// Pieces that several screens are made of.
import type { GroupAssessment } from '../../engine/protocol';
import type { Context } from '../context';

export function part({ h, words }: Context, id: string, title: string, ...content: (Node | null)[]): HTMLElement {
  return h('section', { 'aria-labelledby': id, class: 'part' }, h('h2', { id }, words.say(title)), ...content);
}

export const paragraph = ({ h, words }: Context, key: string, fillings = {}, kind = ''): HTMLElement =>
  h('p', kind === '' ? {} : { class: kind }, words.say(key, fillings));

/** Where the engine gave no answer: to reload helps, unless the browser refuses it. */
export const engineLost = (context: Context): HTMLElement =>
  paragraph(context, context.lens.trouble === 'wasm' ? 'ui.trouble.wasm' : 'class.engine_lost');

/** A table whose first column names its rows. */
export function tableOf(
  { h }: Context,
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly (string | Node)[])[],
): HTMLElement {
  const bodyRows = rows.map(([first = '', ...others]) =>
    h('tr', {}, h('th', { scope: 'row' }, first), ...others.map((cell) => h('td', {}, cell))),
  );
  return h(
    'div',
    { class: 'table' },
    h(
      'table',
      {},
      h('caption', { class: 'unseen' }, caption),
      h('thead', {}, h('tr', {}, ...heads.map((head) => h('th', { scope: 'col' }, head)))),
      h('tbody', {}, ...bodyRows),
    ),
  );
}

const labels = ['some', 'marked', 'strong'];
export const speaks = (label: string): boolean => labels.includes(label);

/** A group that has something to say; others are left out of what is shown. */
export const speakingGroup = (group: GroupAssessment | undefined): GroupAssessment | undefined =>
  group !== undefined && speaks(group.label) ? group : undefined;
