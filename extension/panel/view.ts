// The panel as a whole: one of its states, or groups first and then accounts. A new report changes what has changed; where the reader is working,
// nothing is taken away under the hands.
import { drawMark } from '../annotate/mark';
import { maker } from '../card/dom';
import type { Label } from '../engine/protocol';
import { accountsTable } from './accounts';
import { bursts } from './bursts';
import { groupCard } from './groups';
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

export interface ViewParts extends PanelParts {
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

export function createView(parts: ViewParts): PanelView {
  const { document, words, goOn, reload } = parts;
  const h = maker(document);
  const summary = h('p', { role: 'status', class: 'summary' });
  const progress = h(
    'p',
    { class: 'progress quiet small', hidden: true },
    h('span', { class: 'pulse' }),
    words.say('ui.panel.working'),
  );
  const place = h('div', { class: 'message', hidden: true });
  const groupList = h('div', {});
  const noGroups = h('p', { class: 'quiet' }, words.say('ui.panel.no_groups'));
  const table = accountsTable(parts);
  const burstPlace = h('div', {});
  let shownBursts = '';
  const findings = h(
    'div',
    { class: 'findings' },
    h(
      'section',
      { 'aria-labelledby': 'groups-title' },
      h('h2', { id: 'groups-title' }, words.say('ui.panel.groups')),
      groupList,
      noGroups,
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
  const cards = new Map<string, { text: string; card: HTMLElement }>();
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

  function showGroups({ groups, accounts }: PageReport): void {
    const backdrop = JSON.stringify(accounts.map(({ id, created }) => [id, created]));
    const wanted = groups.map((group, index) => {
      const key = keyOf(group);
      const text = JSON.stringify([group, index, groups.length]) + backdrop;
      const known = cards.get(key);
      const isInUse = known?.card.contains(document.activeElement) === true;
      if (known !== undefined && (known.text === text || isInUse)) return { key, ...known };
      const card = groupCard(parts, group, accounts, index + 1, groups.length);
      known?.card.querySelectorAll('details').forEach((old, at) => {
        const twin = card.querySelectorAll('details')[at];
        if (twin !== undefined) twin.open = old.open;
      });
      return { key, text, card };
    });
    cards.clear();
    for (const { key, text, card } of wanted) cards.set(key, { text, card });
    const now = Array.from(groupList.children);
    if (now.length !== wanted.length || wanted.some(({ card }, index) => card !== now[index])) {
      // Moving an element takes its focus away: only what is not in its place is moved.
      wanted.forEach(({ card }, index) => {
        if (groupList.children[index] !== card) groupList.insertBefore(card, groupList.children[index] ?? null);
      });
      while (groupList.children.length > wanted.length) groupList.lastElementChild?.remove();
    }
    noGroups.hidden = wanted.length > 0;
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
    element: h('main', {}, h('h1', {}, words.say('ui.panel.title')), summary, progress, place, findings),
    show(state) {
      const report = state.kind === 'page' ? state.report : null;
      const message = messageOf(state, parts);
      showMessage(message, report?.site ?? '');
      progress.hidden = report === null || message !== null || (report.busy === 0 && report.engine === 'ready');
      const said =
        report === null || message !== null
          ? ''
          : words.say('ui.panel.summary', {
              n: report.accountsTotal,
              speaking: report.accounts.filter(({ label }) => speaks(label)).length,
              groups: report.groups.length,
            });
      if (summary.textContent !== said) summary.textContent = said;
      if (report === null || message !== null) return;
      showGroups(report);
      showBursts(report.groups);
      table.update(report.accounts);
    },
  };
}

/** The same group in the next report: by what joins it and its first member. Members come and go as more is read. */
const keyOf = ({ kind, members, posts }: PanelGroup) => `${kind} ${members[0]?.id ?? ''} ${posts[0]?.id ?? ''}`;
