// Settings and notes as a file, and erasing everything.
import { element } from '../../card/dom';
import { maxBackupLength, readBackup, writeBackup } from '../../store/backup';
import { eraseEverything } from '../../store/erase';
import { storeTroublesNow } from '../../store/local';
import { changeNotes, loadNotes, type Note, withNote } from '../../store/notes';
import { changeSettings, loadSettings } from '../../store/settings';
import { answerLine, button } from '../../surfaces/controls';
import { saveFile } from '../../surfaces/save-file';
import { ownWords as words } from '../../words/own';
import { type SettingsPart, titled } from './switches';

/** What to tell the reader; nothing where it went well. */
async function save(): Promise<string> {
  const [settings, notes] = [await loadSettings(), await loadNotes()];
  // A file of defaults would take the place of a good one.
  if (storeTroublesNow().includes('unreadable')) return words.say('ui.store.unreadable');
  saveFile('persona-lens-settings.json', writeBackup(settings, notes));
  return '';
}

/** What to tell the reader. */
async function restore(file: File): Promise<string> {
  if (file.size > maxBackupLength) return words.say('ui.file.too_large');
  const restored = readBackup(await file.text());
  if (!restored.ok) return words.say(`ui.file.${restored.why}`);
  const isKept = await changeSettings(() => restored.settings);
  // Notes that are here and not in the file stay: they cannot be written again by anybody else.
  const areKept = await changeNotes((now) => restored.notes.reduce<readonly Note[]>(withNote, now));
  return words.say(isKept && areKept ? 'ui.file.restored' : 'ui.store.not_written');
}

export function fileSection(): SettingsPart {
  const answer = answerLine();
  const picker = element(document, 'input', {
    type: 'file',
    accept: 'application/json,.json',
    hidden: true,
    id: 'backup-file',
  });
  picker.addEventListener('change', async () => {
    const [file] = picker.files ?? [];
    if (file !== undefined) answer.say(await restore(file));
    picker.value = '';
  });
  const erase = button(words.say('ui.options.erase'), async () => {
    answer.say(
      await eraseEverything().then(
        () => words.say('ui.options.erased'),
        () => words.say('ui.store.not_written'),
      ),
    );
  });
  erase.id = 'erase';
  const actions = element(
    document,
    'div',
    { class: 'row' },
    button(words.say('ui.file.save'), async () => answer.say(await save())),
    button(words.say('ui.file.open'), () => picker.click()),
    picker,
    erase,
  );
  const about = element(document, 'p', { class: 'quiet small' }, words.say('ui.options.erase_about'));
  return { section: titled('data', 'ui.options.data', 'ui.file.about', about, actions, answer.line), show() {} };
}
