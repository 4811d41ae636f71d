// The switches of the options page. Each writes what it changes and shows what is stored; nothing waits for a "save".
import { element } from '../../card/dom';
import { packTitles } from '../../engine/packs';
import { signalsByKind } from '../../engine/signals';
import { changeSettings, pauseToggled, type Settings, showChoices, siteState, toggled } from '../../store/settings';
import { sitesOfThisBuild } from '../../store/sites';
import { button, choiceRows, switchRow } from '../../surfaces/controls';
import { changeKeys, shortcutList } from '../../surfaces/shortcuts';
import { ownWords as words } from '../../words/own';

export interface SettingsPart {
  section: HTMLElement;
  show(settings: Settings): void;
}

export function titled(name: string, titleKey: string, aboutKey: string | null, ...content: Node[]): HTMLElement {
  const about = aboutKey === null ? null : element(document, 'p', { class: 'quiet small' }, words.say(aboutKey));
  const heading = element(document, 'h2', { id: `${name}-title` }, words.say(titleKey));
  return element(document, 'section', { 'aria-labelledby': `${name}-title`, id: name }, heading, about, ...content);
}

export function sitesSection(): SettingsPart {
  const rows = sitesOfThisBuild().map(({ id, name }) => ({
    id,
    ...switchRow(`site-${id}`, words.say('ui.options.site', { site: name }), '', (isOn) => {
      void changeSettings(({ offSites }) => ({ offSites: toggled(offSites, id, !isOn), pausedUntil: 0 }));
    }),
  }));
  const pause = button(words.say('ui.pause.start'), () => {
    void changeSettings(pauseToggled);
  });
  const until = element(document, 'span', { class: 'quiet small', role: 'status' });
  return {
    section: titled(
      'sites',
      'ui.options.sites',
      'ui.options.sites_about',
      ...rows.map(({ row }) => row),
      element(document, 'div', { class: 'row' }, pause, until),
    ),
    show(settings) {
      for (const { id, input } of rows) input.checked = !settings.offSites.includes(id);
      const isPaused = siteState({ ...settings, offSites: [] }, '', Date.now()) === 'paused';
      pause.textContent = words.say(isPaused ? 'ui.pause.end' : 'ui.pause.start');
      until.textContent = isPaused ? words.say('ui.pause.until', { time: words.clock(settings.pausedUntil) }) : '';
    },
  };
}

export function marksSection(): SettingsPart {
  const from = choiceRows('show-from', words.say('ui.options.show_from'), showChoices, (choice) => ({
    name: words.say(`ui.options.show_from.${choice}`),
    onChoose: () => void changeSettings(() => ({ showFrom: choice })),
  }));
  const icon = switchRow(
    'icon-only',
    words.say('ui.options.icon_only'),
    words.say('ui.options.icon_only_about'),
    (isOn) => {
      void changeSettings(() => ({ iconOnly: isOn }));
    },
  );
  return {
    section: titled('marks', 'ui.options.marks', 'ui.options.marks_about', from.group, icon.row),
    show({ showFrom, iconOnly }) {
      from.show(showFrom);
      icon.input.checked = iconOnly;
    },
  };
}

export function signalsSection(): SettingsPart {
  const kinds = signalsByKind.map(({ kind, signals }) => ({
    kind,
    rows: signals.map((id) => ({
      id,
      ...switchRow(`signal-${id}`, words.say(`ui.signal.${id}`), words.say(`ui.about.${id}`), (isOn) => {
        void changeSettings(({ offSignals }) => ({ offSignals: toggled(offSignals, id, !isOn) }));
      }),
    })),
  }));
  const content = kinds.flatMap(({ kind, rows }) => [
    element(document, 'h3', {}, words.say(`evidence.${kind}`)),
    ...rows.map(({ row }) => row),
  ]);
  return {
    section: titled('signals', 'ui.options.signals', 'ui.options.signals_about', ...content),
    show({ offSignals }) {
      for (const { id, input } of kinds.flatMap(({ rows }) => rows)) input.checked = !offSignals.includes(id);
    },
  };
}

export function packsSection(): SettingsPart {
  const rows = packTitles.map(({ id, title, signatures }) => ({
    id,
    ...switchRow(
      `pack-${id}`,
      words.packText(title),
      words.say('ui.options.pack_about', { list: signatures.map(words.packText).join(' · ') }),
      (isOn) => {
        void changeSettings(({ offPacks }) => ({ offPacks: toggled(offPacks, id, !isOn) }));
      },
    ),
  }));
  return {
    section: titled('packs', 'ui.options.packs', 'ui.options.packs_about', ...rows.map(({ row }) => row)),
    show({ offPacks }) {
      for (const { id, input } of rows) input.checked = !offPacks.includes(id);
    },
  };
}

export function keysSection(): SettingsPart {
  const row = element(document, 'div', { class: 'row' }, changeKeys());
  return { section: titled('keys', 'ui.keys.title', 'ui.keys.about', shortcutList(), row), show() {} };
}
