// Which language everything is said in. This page is drawn anew in it; pages that are being read keep theirs until they are loaded anew.
import { element } from '../../card/dom';
import { changeSettings } from '../../store/settings';
import { languageNames, languages } from '../../words/languages';
import { ownWords as words } from '../../words/own';
import { type SettingsPart, titled } from './switches';

export function languageSection(): SettingsPart {
  const asBrowser = element(document, 'option', { value: '' }, words.say('ui.options.language_browser'));
  const named = languages.map((tag) => element(document, 'option', { value: tag, lang: tag }, languageNames[tag]));
  const choice = element(
    document,
    'select',
    { id: 'language-choice', 'aria-labelledby': 'language-title' },
    asBrowser,
    ...named,
  );
  choice.addEventListener('change', async () => {
    if (await changeSettings(() => ({ language: choice.value }))) location.reload();
  });
  return {
    section: titled('language', 'ui.options.language', 'ui.options.language_about', choice),
    show({ language }) {
      choice.value = language;
    },
  };
}
