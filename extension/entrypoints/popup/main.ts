// What the toolbar button opens: this site on or off, a pause, how it is going on the page in front, and the ways to everything else.
import { browser } from 'wxt/browser';
import { element } from '../../card/dom';
import type { Problem } from '../../engine/protocol';
import type { Status, StatusQuestion } from '../../reading/status';
import { onStoreTroubles, storeTroublesNow } from '../../store/local';
import {
  changeSettings,
  loadSettings,
  onSettings,
  pauseToggled,
  type Settings,
  siteState,
  toggled,
} from '../../store/settings';
import { siteName, sitesOfThisBuild } from '../../store/sites';
import { brand, button, switchRow } from '../../surfaces/controls';
import { openPanel } from '../../surfaces/open-panel';
import { storeNotice } from '../../surfaces/store-notice';
import { ownWords as words } from '../../words/own';

const frontTab = async () => (await browser.tabs.query({ active: true, currentWindow: true }))[0];

/** null: the tab in front is no page that is read, or was opened before the extension. */
async function askPage(): Promise<Status | null> {
  const tab = await frontTab();
  if (tab?.id === undefined) return null;
  try {
    return (await browser.tabs.sendMessage(tab.id, { kind: 'persona-lens:status' } satisfies StatusQuestion)) ?? null;
  } catch {
    return null;
  }
}

/** By its code: the message is the engine's own, in English. */
function lineOf({ what, name, error }: Problem): string {
  if (what === 'words') return words.say('ui.popup.problem_words');
  const why = `ui.packs.why.${error.code}`;
  return words.say('ui.popup.problem', { name, why: words.say(words.has(why) ? why : 'ui.packs.why.internal') });
}

function linesOf(page: Status | null, settings: Settings): string[] {
  if (page === null) {
    const names = words.either(sitesOfThisBuild().map(({ name }) => name));
    return [words.say('ui.popup.elsewhere', { sites: names })];
  }
  const lines = [words.say(`ui.popup.engine.${page.engine}`, { time: words.clock(settings.pausedUntil) })];
  if (page.engine !== 'off' && page.engine !== 'paused') {
    lines.push(words.say('ui.popup.accounts', { n: page.accounts }), words.say('ui.popup.badges', { n: page.badges }));
    if (page.unknown > 0) lines.push(words.say('ui.popup.unknown', { n: page.unknown }));
    if (page.tooLarge > 0) lines.push(words.say('ui.popup.too_large', { n: page.tooLarge }));
  }
  if (page.trouble !== null) lines.push(words.say(`ui.trouble.${page.trouble}`));
  if (page.change !== null) lines.push(words.say(`ui.site_change.${page.change}`, { site: siteName(page.site) }));
  const own = storeTroublesNow();
  return [
    ...lines,
    ...page.store.filter((one) => !own.includes(one)).map((one) => words.say(`ui.store.${one}`)),
    ...page.problems.map(lineOf),
    ...page.slow.map((name) => words.say('ui.popup.slow', { name })),
  ];
}

async function start(): Promise<void> {
  let settings = await loadSettings();
  let page = await askPage();
  const site = page?.site ?? null;
  const status = element(document, 'div', { id: 'state', role: 'status' });
  const isOn =
    site === null
      ? null
      : switchRow('site', words.say('ui.options.site', { site: siteName(site) }), '', (on) => {
          void changeSettings(({ offSites }) => ({ offSites: toggled(offSites, site, !on), pausedUntil: 0 }));
        });
  const pause = button(words.say('ui.pause.start'), () => {
    void changeSettings(pauseToggled);
  });
  pause.id = 'pause';
  const options = button(words.say('ui.popup.options'), () => {
    void browser.runtime.openOptionsPage();
    window.close();
  });

  // Opening it takes the press itself: tab and window are known before.
  const front = await frontTab();
  const panel = button(
    words.say('ui.popup.panel'),
    () => void openPanel({ tab: front?.id, windowId: front?.windowId }).then(() => window.close()),
    'main',
  );
  panel.id = 'panel';

  function show(): void {
    const lines = linesOf(page, settings);
    // A region that is written anew is read out anew.
    if (lines.join('\n') !== Array.from(status.children, ({ textContent }) => textContent).join('\n')) {
      status.replaceChildren(...lines.map((line) => element(document, 'p', {}, line)));
    }
    const state = siteState({ ...settings, offSites: [] }, '', Date.now());
    pause.textContent = words.say(state === 'paused' ? 'ui.pause.end' : 'ui.pause.start');
    if (isOn !== null && site !== null) isOn.input.checked = !settings.offSites.includes(site);
  }

  async function refresh(): Promise<void> {
    page = await askPage();
    show();
  }

  onSettings((next) => {
    settings = next;
    void refresh();
  });
  document.body.append(
    element(
      document,
      'main',
      {},
      element(document, 'h1', {}, brand(), 'Persona Lens'),
      isOn?.row ?? null,
      status,
      storeNotice(),
      element(document, 'div', { class: 'row' }, panel, pause, options),
      element(document, 'p', { class: 'quiet small foot' }, words.say('ui.popup.private')),
    ),
  );
  // What was not kept is not shown as chosen.
  onStoreTroubles(show);
  setInterval(refresh, 1_000);
}

void start();
