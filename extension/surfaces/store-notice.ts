// What is wrong with the browser's storage, on a page of ours; empty while nothing is.
import { element } from '../card/dom';
import { onStoreTroubles } from '../store/local';
import { ownWords as words } from '../words/own';

export function storeNotice(): HTMLElement {
  const place = element(document, 'div', { class: 'notice', role: 'status' });
  onStoreTroubles((troubles) => {
    place.hidden = troubles.length === 0;
    place.replaceChildren(...troubles.map((trouble) => element(document, 'p', {}, words.say(`ui.store.${trouble}`))));
  });
  return place;
}
