// The keys, as they are set now. The browser's own list is where they are changed.
import { browser } from 'wxt/browser';
import { commandNames } from '../background/commands';
import { element } from '../card/dom';
import { evidenceKey } from '../reading/steps';
import { ownWords as words } from '../words/own';
import { button } from './controls';

export interface Shortcut {
  /** As the browser writes it; "" where none is set. */
  key: string;
  does: string;
}

export async function shortcuts(): Promise<Shortcut[]> {
  // A phone has no keys to set.
  const set = (await browser.commands?.getAll()) ?? [];
  const commands = commandNames.map((name) => ({
    key: set.find((command) => command.name === name)?.shortcut ?? '',
    does: words.say(`ui.keys.does.${name}`),
  }));
  return [...commands, { key: evidenceKey.shown, does: words.say('ui.keys.does.evidence') }];
}

export function shortcutList(): HTMLElement {
  const list = element(document, 'dl', { class: 'keys' });
  void shortcuts().then((all) => {
    const rows = all.map(({ key, does }) =>
      element(
        document,
        'div',
        {},
        element(document, 'dt', {}, does),
        element(
          document,
          'dd',
          {},
          key === ''
            ? element(document, 'span', { class: 'quiet' }, words.say('ui.keys.unset'))
            : element(document, 'kbd', {}, key),
        ),
      ),
    );
    list.replaceChildren(...rows);
  });
  return list;
}

/** The browser's own page cannot be linked to, but opened. */
export const changeKeys = (): HTMLButtonElement =>
  button(words.say('ui.keys.change'), () => {
    const { openShortcutSettings } = browser.commands as { openShortcutSettings?: () => Promise<void> };
    if (openShortcutSettings === undefined) void browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
    else void openShortcutSettings();
  });
