// The accounts that the reader wants no mark for, each with a way back.
import { element } from '../../card/dom';
import { nameOf } from '../../card/names';
import { changeSettings } from '../../store/settings';
import { siteName } from '../../store/sites';
import { button } from '../../surfaces/controls';
import { ownWords as words } from '../../words/own';
import { type SettingsPart, titled } from './switches';

export function hiddenSection(): SettingsPart {
  const list = element(document, 'ul', { class: 'list' });
  const none = element(document, 'p', { class: 'quiet small' }, words.say('ui.options.hidden_none'));
  const section = titled('hidden', 'ui.options.hidden', 'ui.options.hidden_about', list, none);
  section.tabIndex = -1;
  return {
    section,
    show({ hidden }) {
      none.hidden = hidden.length > 0;
      const items = hidden.map(({ account, handle, name: called = '' }) => {
        const [site = '', id = ''] = account.split(/:(.*)/s);
        const name = nameOf({ id, handle, name: called });
        const remove = button(words.say('ui.options.hidden_remove'), () => {
          void changeSettings(({ hidden: now }) => ({ hidden: now.filter((one) => one.account !== account) }));
          // The button is about to go: the focus stays where the reader was.
          section.focus({ preventScroll: true });
        });
        remove.setAttribute('aria-label', words.say('ui.options.hidden_remove_of', { handle: name }));
        const who = element(document, 'span', {}, element(document, 'bdi', {}, name), ` · ${siteName(site)}`);
        return element(document, 'li', {}, who, remove);
      });
      list.replaceChildren(...items);
    },
  };
}
