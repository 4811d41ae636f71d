// The reader's notes, each with a way to change it and to take it away.
import { notePath } from '../../background/requests';
import { element } from '../../card/dom';
import { nameOf } from '../../card/names';
import { changeNotes, loadNotes, type Note, onNotes, withNote } from '../../store/notes';
import { siteName } from '../../store/sites';
import { button, openPage } from '../../surfaces/controls';
import { ownWords as words } from '../../words/own';
import { type SettingsPart, titled } from './switches';

export function notesSection(): SettingsPart {
  const list = element(document, 'ul', { class: 'notes' });
  const none = element(document, 'p', { class: 'quiet small' }, words.say('ui.options.notes_none'));
  const section = titled('notes', 'ui.options.notes', 'ui.options.notes_about', list, none);
  section.tabIndex = -1;

  function item(note: Note): HTMLElement {
    const [site = '', id = ''] = note.account.split(/:(.*)/s);
    const name = nameOf({ id, handle: note.handle, name: note.name ?? '' });
    const change = button(words.say('ui.note.change'), () => openPage(notePath(note)));
    change.setAttribute('aria-label', words.say('ui.note.change_of', { handle: name }));
    const remove = button(words.say('ui.note.remove'), () => {
      void changeNotes((notes) => withNote(notes, { ...note, text: '' }));
      // The button is about to go: the focus stays where the reader was.
      section.focus({ preventScroll: true });
    });
    remove.setAttribute('aria-label', words.say('ui.note.remove_of', { handle: name }));
    return element(
      document,
      'li',
      {},
      element(
        document,
        'div',
        {},
        element(document, 'b', {}, element(document, 'bdi', {}, name), ` · ${siteName(site)}`),
        element(document, 'p', { class: 'note', dir: 'auto' }, note.text),
      ),
      element(document, 'div', { class: 'row' }, change, remove),
    );
  }

  function draw(notes: readonly Note[]): void {
    none.hidden = notes.length > 0;
    list.replaceChildren(...notes.toReversed().map(item));
  }
  onNotes(draw);
  void loadNotes().then(draw);
  return { section, show() {} };
}
