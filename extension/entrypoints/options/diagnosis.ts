// A report for whoever looks for a fault. It is shown as it will be saved, before it is saved; what can be in it, surfaces/report-file.ts says.
import { browser } from 'wxt/browser';
import { element } from '../../card/dom';
import type { DiagnosisQuestion } from '../../reading/diagnosis';
import { storeTroublesNow } from '../../store/local';
import { loadAddedPacks } from '../../store/packs';
import { loadSettings } from '../../store/settings';
import { button } from '../../surfaces/controls';
import { reportFile } from '../../surfaces/report-file';
import { saveFile } from '../../surfaces/save-file';
import { ownWords as words } from '../../words/own';
import { type SettingsPart, titled } from './switches';

/** What our scripts in all open pages answer. */
async function askPages(): Promise<unknown[]> {
  const question: DiagnosisQuestion = { kind: 'persona-lens:diagnose' };
  const asked = (await browser.tabs.query({})).map(async ({ id }) => {
    // A tab without our script answers nobody.
    return id === undefined ? null : await browser.tabs.sendMessage(id, question).catch(() => null);
  });
  return Promise.all(asked);
}

async function makeReport(): Promise<string> {
  const { version, name } = browser.runtime.getManifest();
  return reportFile({
    name,
    version,
    userAgent: navigator.userAgent,
    settings: await loadSettings(),
    addedPacks: await loadAddedPacks(),
    store: storeTroublesNow(),
    pages: await askPages(),
    now: Date.now(),
  });
}

export function diagnosisSection(): SettingsPart {
  const text = element(document, 'textarea', {
    id: 'report',
    readonly: true,
    rows: '16',
    spellcheck: 'false',
    'aria-label': words.say('ui.report.text'),
    dir: 'ltr',
    hidden: true,
  });
  const save = button(words.say('ui.report.save'), () => saveFile('persona-lens-report.json', text.value), 'main');
  save.hidden = true;
  const show = button(words.say('ui.report.show'), async () => {
    text.value = await makeReport();
    text.hidden = false;
    save.hidden = false;
    text.focus();
  });
  show.id = 'show-report';
  save.id = 'save-report';
  const row = element(document, 'div', { class: 'row' }, show, save);
  return { section: titled('diagnosis', 'ui.report.title', 'ui.report.about', row, text), show() {} };
}
