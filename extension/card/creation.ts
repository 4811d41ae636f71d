// Where the page does not say when an account was created, the card says so and where it is said. It is a link for the reader: we open nothing.
import type { Words } from '../words/words';
import type { CardModel } from './content';
import type { Maker } from './dom';

export function creation(h: Maker, words: Words, { assessment, aboutUrl }: CardModel): HTMLElement | null {
  if (aboutUrl == null || assessment.created !== undefined) return null;
  const link = h(
    'a',
    { href: aboutUrl(assessment.id), target: '_blank', rel: 'noopener noreferrer' },
    words.say('ui.card.creation_about'),
  );
  return h(
    'section',
    { 'data-pl-section': 'creation' },
    h('h3', {}, words.say('ui.card.creation')),
    h('p', {}, `${words.say('ui.card.creation_unchecked')} `, link),
  );
}
