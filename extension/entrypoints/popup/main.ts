// What the toolbar button opens: on or off, and how it is going on the page in front.
import { browser } from 'wxt/browser';
import { element } from '../../card/dom';
import type { Status, StatusQuestion } from '../../reading/status';
import { loadSettings, saveSettings } from '../../store/settings';
import { englishWords as words } from '../../words/words';

function control(id: string, key: string, minor: boolean) {
  const input = element(document, 'input', { type: 'checkbox', id });
  const label = element(
    document,
    'label',
    { for: id, class: minor ? 'switch minor' : 'switch' },
    words.say(key),
    input,
  );
  return { input, label };
}

const on = control('on', 'ui.popup.on', false);
const all = control('all', 'ui.popup.show_all', true);
const status = element(document, 'section', { 'aria-live': 'polite' });

/** null: the tab in front is not X, or was opened before the extension. */
async function askPage(): Promise<Status | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return null;
  try {
    return (await browser.tabs.sendMessage(tab.id, { kind: 'persona-lens:status' } satisfies StatusQuestion)) ?? null;
  } catch {
    return null;
  }
}

function linesOf(page: Status | null): string[] {
  if (page === null) return [words.say('ui.popup.elsewhere')];
  const lines = [words.say(`ui.popup.engine.${page.engine}`)];
  if (page.engine !== 'off') {
    lines.push(words.say('ui.popup.accounts', { n: page.accounts }), words.say('ui.popup.badges', { n: page.badges }));
  }
  return [...lines, ...page.problems.map((problem) => words.say('ui.popup.problem', { problem }))];
}

async function refresh(): Promise<void> {
  const page = await askPage();
  status.replaceChildren(...linesOf(page).map((line) => element(document, 'p', {}, line)));
}

async function start(): Promise<void> {
  const icon = element(document, 'img', { src: '/icon/48.png', width: '24', height: '24', alt: '' });
  const settings = await loadSettings();
  on.input.checked = settings.enabled;
  all.input.checked = settings.showAll;
  all.input.disabled = !settings.enabled;
  const save = async () => {
    all.input.disabled = !on.input.checked;
    await saveSettings({ enabled: on.input.checked, showAll: all.input.checked });
    await refresh();
  };
  on.input.addEventListener('change', save);
  all.input.addEventListener('change', save);
  document.body.append(
    element(
      document,
      'main',
      {},
      element(document, 'h1', {}, icon, 'Persona Lens'),
      on.label,
      all.label,
      status,
      element(document, 'p', { class: 'foot' }, words.say('ui.popup.private')),
    ),
  );
  await refresh();
  setInterval(refresh, 1_000);
}

void start();
