// The panel as a whole: one of its states, or groups first and then accounts. A new report changes what has changed; where the reader is working,
// nothing is taken away under the hands.
import { drawMark } from '../annotate/mark';
import { maker } from '../card/dom';
import type { Label } from '../engine/protocol';
import { siteName } from '../store/sites';
import { accountsTable } from './accounts';
import { createAnnouncer, isWorking, progressInWords } from './announcer';
import { bursts } from './bursts';
import { groupList } from './group-list';
import { type PanelParts, speaks } from './parts';
import type { PageReport, PanelGroup } from './protocol';

export type PanelState =
  | { kind: 'loading' }
  /** The tab in front is no page that is read. */
  | { kind: 'elsewhere'; sites: string }
  | { kind: 'page'; report: PageReport };

export interface PanelView {
  element: HTMLElement;
  show(state: PanelState): void;
}

export interface ViewParts extends Omit<PanelParts, 'announce'> {
  /** Ends a pause, or switches the site on. */
  goOn(site: string): void;
  /** Loads the page anew. */
  reload(): void;
}

interface Message {
  mark: Label;
  title: string;
  text: string;
  action: 'go_on' | 'reload' | null;
}

/** What stands in place of findings; null where there are some. */
export function messageOf(state: PanelState, { words }: Pick<PanelParts, 'words'>): Message | null {
  const say = (name: string, mark: Label, action: Message['action'] = null, fillings = {}): Message => ({
    mark,
    title: words.say(`ui.panel.state.${name}`, fillings),
    text: words.say(`ui.panel.state_about.${name}`, fillings),
    action,
  });
  if (state.kind === 'loading') return say('loading', 'not_enough');
  if (state.kind === 'elsewhere') return say('elsewhere', 'not_enough', null, { sites: state.sites });
  const { engine, pausedUntil, accountsTotal, busy } = state.report;
  if (engine === 'off') return say('off', 'none', 'go_on');
  if (engine === 'paused') return say('paused', 'none', 'go_on', { time: words.clock(pausedUntil) });
  if (accountsTotal > 0) return null;
  if (engine === 'stopped') return say('stopped', 'not_enough', 'reload');
  if (engine !== 'ready' || busy > 0) return say('starting', 'not_enough');
  return say('empty', 'not_enough');
}

export function createView(given: ViewParts): PanelView {
  const { document, words, goOn, reload } = given;
  const h = maker(document);
  const spoken = h('p', { role: 'status', class: 'unseen' });
  const parts: PanelParts = {
    ...given,
    announce(text) {
      if (spoken.textContent !== text) spoken.textContent = text;
    },
  };
  const announcer = createAnnouncer(words);
  const summary = h('p', { class: 'summary' });
  const progressWords = h('span', {});
  const progressBar = h('span', { class: 'done' });
  const progress = h(
    'div',
    { class: 'progress', hidden: true },
    h('p', { class: 'quiet small' }, progressWords),
    h('div', { class: 'track', 'aria-hidden': 'true' }, progressBar),
  );
  const notices = h('div', { class: 'notice', hidden: true });
  const place = h('div', { class: 'message', hidden: true });
  const groups = groupList(parts);
  const table = accountsTable(parts);
  const burstPlace = h('div', {});
  let shownBursts = '';
  let shownNotices = '';
  const findings = h(
    'div',
    { class: 'findings' },
    h(
      'section',
      { 'aria-labelledby': 'groups-title' },
      h('h2', { id: 'groups-title' }, words.say('ui.panel.groups')),
      groups.element,
    ),
    burstPlace,
    h(
      'section',
      { 'aria-labelledby': 'accounts-title' },
      h('h2', { id: 'accounts-title' }, words.say('ui.panel.accounts')),
      table.element,
    ),
    h('p', { class: 'caveat' }, words.say('ui.panel.caveat')),
  );
  let shownMessage = '';

  function showMessage(message: Message | null, site: string): void {
    const text = JSON.stringify([message, site]);
    if (text === shownMessage) return;
    shownMessage = text;
    place.hidden = message === null;
    findings.hidden = message !== null;
    if (message === null) return place.replaceChildren();
    const action =
      message.action === null
        ? null
        : h(
            'button',
            { type: 'button', class: 'button main' },
            words.say(message.action === 'reload' ? 'ui.panel.reload' : 'ui.pause.end'),
          );
    action?.addEventListener('click', () => (message.action === 'reload' ? reload() : goOn(site)));
    place.replaceChildren(
      ...[
        drawMark(document, message.mark, 40),
        h('h2', {}, message.title),
        h('p', { class: 'quiet' }, message.text),
        action,
      ].filter((child) => child !== null),
    );
  }

  function showProgress(report: PageReport | null): void {
    progress.hidden = report === null || !isWorking(report);
    if (report === null || progress.hidden) return;
    progressWords.textContent = progressInWords(report, words);
    // A number of steps is known only of accounts that wait; before and after, the whole line is drawn.
    const share = report.evaluated < report.known ? report.evaluated / report.known : 1;
    progressBar.style.inlineSize = `${Math.round(share * 100)}%`;
  }

  /** What is wrong, beside whatever was found all the same. */
  function showNotices(report: PageReport | null): readonly string[] {
    const { site = '', trouble = null, change = null } = report ?? {};
    const lines = [
      trouble === null ? null : words.say(`ui.trouble.${trouble}`),
      change === null ? null : words.say(`ui.site_change.${change}`, { site: siteName(site) }),
    ].filter((line) => line !== null);
    notices.hidden = lines.length === 0;
    if (lines.join('\n') !== shownNotices) {
      shownNotices = lines.join('\n');
      notices.replaceChildren(...lines.map((line) => h('p', {}, line)));
    }
    return lines;
  }

  function showBursts(groups: readonly PanelGroup[]): void {
    const text = JSON.stringify(groups.map(({ members, posts }) => [members.length, posts.map(({ time }) => time)]));
    if (text === shownBursts || burstPlace.contains(document.activeElement)) return;
    shownBursts = text;
    const wasOpen = burstPlace.querySelector('details')?.open === true;
    const made = bursts(parts, groups);
    burstPlace.replaceChildren(...(made === null ? [] : [made]));
    const twin = burstPlace.querySelector('details');
    if (twin !== null) twin.open = wasOpen;
  }

  return {
    element: h(
      'main',
      {},
      h('h1', {}, words.say('ui.panel.title')),
      spoken,
      summary,
      progress,
      notices,
      place,
      findings,
    ),
    show(state) {
      const report = state.kind === 'page' ? state.report : null;
      const message = messageOf(state, parts);
      showMessage(message, report?.site ?? '');
      const before = shownNotices;
      const lines = showNotices(report);
      showProgress(message === null ? report : null);
      if (report === null || message !== null) {
        summary.textContent = '';
        announcer.forget();
        parts.announce([message?.title ?? '', ...lines].join(' ').trim());
        return;
      }
      const said = words.say('ui.panel.summary', {
        n: report.accountsTotal,
        speaking: report.accounts.filter(({ label }) => speaks(label)).length,
        groups: report.groups.length,
      });
      if (summary.textContent !== said) summary.textContent = said;
      const news = announcer.next(report, said);
      if (shownNotices !== before && lines.length > 0) parts.announce(lines.join(' '));
      else if (news !== null) parts.announce(news);
      groups.update(report);
      showBursts(report.groups);
      table.update(report.accounts);
    },
  };
}
