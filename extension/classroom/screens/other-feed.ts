// Another feed, by the number that a teacher says: where no link can be sent, as among browsers that have the extension.
import { button } from '../../surfaces/controls';
import type { Context } from '../context';
import { mostSeed, seedOf } from '../feed/draw';
import { hashOf } from '../route';

export function otherFeed({ h, words, route }: Context): HTMLElement {
  const number = h('input', {
    type: 'number',
    id: 'other-number',
    min: '1',
    max: String(mostSeed),
    step: '1',
    inputmode: 'numeric',
    'aria-describedby': 'other-problem',
  });
  number.value = String(route.seed);
  const problem = h('p', { class: 'small', role: 'alert', id: 'other-problem' });
  const open = button(words.say('class.feed.open'), () => {});
  open.type = 'submit';
  open.id = 'other-open';
  // Numbers are judged here, in the page's own language, not by the browser in its.
  const form = h(
    'form',
    { novalidate: true },
    h('label', { for: number.id, class: 'fieldname' }, words.say('class.teach.seed_number', { most: mostSeed })),
    h('p', { class: 'buttons' }, number, open),
    problem,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const seed = seedOf(number.value);
    number.setAttribute('aria-invalid', String(seed === undefined));
    problem.textContent = seed === undefined ? words.say('class.feed.no_number', { most: mostSeed }) : '';
    if (seed !== undefined) location.hash = hashOf('decide', { seed });
  });
  return h(
    'details',
    { class: 'otherfeed notonpaper' },
    h('summary', { class: 'small' }, words.say('class.feed.other')),
    form,
  );
}
