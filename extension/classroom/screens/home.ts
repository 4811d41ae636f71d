// The first screen: what it is, and the four ways in.
import type { Context } from '../context';
import { hashOf } from '../route';
import { paragraph } from './parts';

export function homeScreen(context: Context): HTMLElement {
  const { h, words } = context;
  const doors = (['decide', 'workbench', 'cases', 'teacher'] as const).map((screen) =>
    h(
      'li',
      {},
      h(
        'a',
        { href: hashOf(screen), class: 'door' },
        h('b', {}, words.say(`class.${screen}`)),
        h('span', {}, words.say(`class.${screen}_about`)),
      ),
    ),
  );
  return h(
    'div',
    { class: 'screen' },
    h('h1', {}, words.say('class.title')),
    paragraph(context, 'class.lead', {}, 'lead'),
    h('ul', { class: 'doors' }, ...doors),
  );
}
