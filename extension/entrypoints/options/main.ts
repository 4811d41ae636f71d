// Everything that can be chosen, on one page.
import { element } from '../../card/dom';
import { onStoreTroubles } from '../../store/local';
import { loadSettings, onSettings, type Settings } from '../../store/settings';
import { brand } from '../../surfaces/controls';
import { storeNotice } from '../../surfaces/store-notice';
import { ownWords as words } from '../../words/own';
import { addedPacksSection } from './added-packs';
import { diagnosisSection } from './diagnosis';
import { fileSection } from './file';
import { hiddenSection } from './hidden';
import { languageSection } from './language';
import { notesSection } from './notes';
import { keysSection, marksSection, packsSection, type SettingsPart, signalsSection, sitesSection } from './switches';

async function start(): Promise<void> {
  const parts: SettingsPart[] = [
    sitesSection(),
    marksSection(),
    languageSection(),
    hiddenSection(),
    notesSection(),
    keysSection(),
    fileSection(),
    signalsSection(),
    packsSection(),
    addedPacksSection(),
    diagnosisSection(),
  ];
  let shown = await loadSettings();
  const show = (settings: Settings) => {
    shown = settings;
    for (const part of parts) part.show(settings);
  };
  document.title = words.say('ui.options.title');
  show(shown);
  document.body.append(
    element(
      document,
      'main',
      {},
      element(document, 'h1', {}, brand(), words.say('ui.options.title')),
      element(document, 'p', { class: 'quiet' }, words.say('ui.options.private')),
      storeNotice(),
      ...parts.map(({ section }) => section),
      element(
        document,
        'section',
        { 'aria-labelledby': 'classroom' },
        element(document, 'h2', { id: 'classroom' }, words.say('ui.classroom.title')),
        element(
          document,
          'p',
          {},
          element(document, 'a', { href: 'classroom.html', class: 'alone' }, words.say('ui.classroom.link')),
        ),
      ),
      element(
        document,
        'section',
        { 'aria-labelledby': 'measured' },
        element(document, 'h2', { id: 'measured' }, words.say('ui.measured.title')),
        element(
          document,
          'p',
          {},
          element(document, 'a', { href: 'measured.html', class: 'alone' }, words.say('ui.measured.link')),
        ),
      ),
    ),
  );
  onSettings(show);
  // What was not kept is not shown as chosen.
  onStoreTroubles(() => show(shown));
}

void start();
