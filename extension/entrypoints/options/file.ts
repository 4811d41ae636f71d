// Settings and notes as a file, and erasing everything.
import { element } from '../../card/dom';
import { maxBackupLength, readBackup, writeBackup } from '../../store/backup';
import { eraseEverything } from '../../store/erase';
import { changeNotes, loadNotes, type Note, withNote } from '../../store/notes';
import { changeSettings, loadSettings } from '../../store/settings';
import { answerLine, button } from '../../surfaces/controls';
import { ownWords as words } from '../../words/own';
import { type SettingsPart, titled } from './switches';

async function save(): Promise<void> {
  const file = new Blob([writeBackup(await loadSettings(), await loadNotes())], { type: 'application/json' });
  const url = URL.createObjectURL(file);
  const link = element(document, 'a', { href: url, download: 'persona-lens-settings.json' });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** What to tell the reader. */
async function restore(file: File): Promise<string> {
  if (file.size > maxBackupLength) return words.say('ui.file.too_large');
  const restored = readBackup(await file.text());
  if (!restored.ok) return words.say(`ui.file.${restored.why}`);
  await changeSettings(() => restored.settings);
  // Notes that are here and not in the file stay: they cannot be written again by anybody else.
  await changeNotes((now) => restored.notes.reduce<readonly Note[]>(withNote, now));
  return words.say('ui.file.restored');
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
    await eraseEverything();
    answer.say(words.say('ui.options.erased'));
  });
  erase.id = 'erase';
  const actions = element(
    document,
    'div',
    { class: 'row' },
    button(words.say('ui.file.save'), () => void save()),
    button(words.say('ui.file.open'), () => picker.click()),
    picker,
    erase,
  );
  const about = element(document, 'p', { class: 'quiet small' }, words.say('ui.options.erase_about'));
  return { section: titled('data', 'ui.options.data', 'ui.file.about', about, actions, answer.line), show() {} };
}
