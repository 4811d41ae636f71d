// The window in which the reader writes a note on one account.
import { element } from '../../card/dom';
import { nameOf } from '../../card/names';
import { changeNotes, loadNotes, maxNoteLength, withNote } from '../../store/notes';
import { accountPattern, readCalled } from '../../store/settings';
import { siteName } from '../../store/sites';
import { brand, button } from '../../surfaces/controls';
import { storeNotice } from '../../surfaces/store-notice';
import { ownWords as words } from '../../words/own';

const asked = new URLSearchParams(location.search);
const account = asked.get('account') ?? '';
const called = readCalled(asked.get('handle'), asked.get('name'));

async function start(): Promise<void> {
  const [site = '', id = ''] = account.split(/:(.*)/s);
  const known = (await loadNotes()).find((note) => note.account === account);
  const title = element(document, 'h1', {}, brand(), words.say('ui.note.title'));
  if (!accountPattern.test(account)) {
    document.body.append(element(document, 'main', {}, title, element(document, 'p', {}, words.say('ui.note.nobody'))));
    return;
  }
  const text = element(document, 'textarea', {
    id: 'text',
    maxlength: String(maxNoteLength),
    'aria-describedby': 'about',
  });
  text.value = known?.text ?? '';
  const keep = async (written: string) => {
    // What was typed stays where it is not kept.
    if (await changeNotes((notes) => withNote(notes, { account, ...called, text: written }))) window.close();
  };
  const name = element(document, 'bdi', {}, nameOf({ id, ...called }));
  const save = button(words.say('ui.note.save'), () => void keep(text.value), 'main');
  const remove = button(words.say('ui.note.remove'), () => void keep(''));
  remove.hidden = known === undefined;
  const left = element(document, 'span', { class: 'quiet small' });
  const count = () => {
    left.textContent = words.say('ui.note.left', { n: maxNoteLength - text.value.length });
  };
  count();
  text.addEventListener('input', count);
  text.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save.click();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') window.close();
  });
  document.body.append(
    element(
      document,
      'main',
      {},
      title,
      element(document, 'label', { for: 'text' }, name, ` · ${siteName(site)}`),
      text,
      storeNotice(),
      element(document, 'p', { class: 'quiet small', id: 'about' }, words.say('ui.note.about')),
      element(document, 'div', { class: 'row' }, save, remove, left),
    ),
  );
  text.focus();
}

void start();
