// The groups of the page, one card each, which can be sorted and filtered. The order and the filter are the reader's and outlast new reports; a group keeps
// its number, by which the line of times speaks of it.
import { maker } from '../card/dom';
import { groupCard } from './groups';
import { chooser, labelOrder, type PanelParts, speaks } from './parts';
import type { PageReport, PanelGroup } from './protocol';

export const groupSortKeys = ['resemblance', 'size', 'newest'] as const;
export type GroupSortKey = (typeof groupSortKeys)[number];

/** What joins the members; the engine may know more one day, which are shown under "all". */
const kinds = ['copies', 'cohort', 'burst', 'reposts', 'names'] as const;
export const groupFilterKeys = ['all', 'speaking', 'on_page', ...kinds] as const;
export type GroupFilterKey = (typeof groupFilterKeys)[number];

export interface GroupChoice {
  sort: GroupSortKey;
  filter: GroupFilterKey;
}

/** Beginning with 1, in the engine's order. */
export interface NumberedGroup {
  group: PanelGroup;
  number: number;
}

/** Without a known time: the oldest of all. */
const newest = ({ posts }: PanelGroup) => Math.max(...posts.map(({ time }) => time ?? Number.NEGATIVE_INFINITY));

const comparisons: Record<GroupSortKey, (a: PanelGroup, b: PanelGroup) => number> = {
  resemblance: (a, b) => labelOrder.indexOf(b.label) - labelOrder.indexOf(a.label) || b.low - a.low,
  size: (a, b) => b.members.length - a.members.length,
  newest: (a, b) => (newest(b) > newest(a) ? 1 : newest(b) < newest(a) ? -1 : 0),
};

function isWanted({ label, members, posts, kind }: PanelGroup, filter: GroupFilterKey): boolean {
  if (filter === 'all') return true;
  if (filter === 'speaking') return speaks(label);
  if (filter === 'on_page') return members.some(({ onPage }) => onPage) || posts.some(({ onPage }) => onPage);
  return kind === filter;
}

export function chosenGroups(groups: readonly PanelGroup[], { sort, filter }: GroupChoice): NumberedGroup[] {
  return groups
    .map((group, index) => ({ group, number: index + 1 }))
    .filter(({ group }) => isWanted(group, filter))
    .toSorted((a, b) => comparisons[sort](a.group, b.group) || a.number - b.number);
}

export interface GroupList {
  element: HTMLElement;
  update(report: PageReport): void;
}

export function groupList(parts: PanelParts): GroupList {
  const { document, words, announce } = parts;
  const h = maker(document);
  const choice: GroupChoice = { sort: 'resemblance', filter: 'all' };
  const cards = new Map<string, { text: string; card: HTMLElement }>();
  let report: Pick<PageReport, 'groups' | 'accounts'> = { groups: [], accounts: [] };

  const list = h('div', {});
  const none = h('p', { class: 'quiet' });
  const count = h('p', { class: 'quiet small' });
  const nameOfOrder = (key: GroupSortKey) => words.say(`ui.panel.group_order.${key}`);
  const nameOfFilter = (key: GroupFilterKey) => words.say(`ui.panel.group_filter.${key}`);
  const sort = chooser(parts, 'group-sort', 'ui.panel.order', groupSortKeys, nameOfOrder, (key) => {
    choice.sort = key;
    chosen();
  });
  const filter = chooser(parts, 'group-filter', 'ui.panel.filter', groupFilterKeys, nameOfFilter, (key) => {
    choice.filter = key;
    chosen();
  });
  const tools = h('div', { class: 'tools' }, filter.label, sort.label);

  function chosen(): void {
    draw();
    announce(count.textContent ?? '');
  }

  function draw(): void {
    const { groups, accounts } = report;
    // With one group there is nothing to choose; what was chosen before can be taken back.
    tools.hidden = groups.length < 2 && choice.filter === 'all';
    filter.offer((key) => !(kinds as readonly string[]).includes(key) || groups.some(({ kind }) => kind === key));
    const backdrop = JSON.stringify(accounts.map(({ id, created }) => [id, created]));
    const shown = chosenGroups(groups, choice);
    const wanted = shown.map(({ group, number }) => {
      const key = keyOf(group);
      const text = JSON.stringify([group, number, groups.length]) + backdrop;
      const known = cards.get(key);
      const isInUse = known?.card.contains(document.activeElement) === true;
      if (known !== undefined && (known.text === text || isInUse)) return { key, ...known };
      const card = groupCard(parts, group, accounts, number, groups.length);
      known?.card.querySelectorAll('details').forEach((old, at) => {
        const twin = card.querySelectorAll('details')[at];
        if (twin !== undefined) twin.open = old.open;
      });
      return { key, text, card };
    });
    cards.clear();
    for (const { key, text, card } of wanted) cards.set(key, { text, card });
    // Moving an element takes its focus away: only what is not in its place is moved.
    wanted.forEach(({ card }, index) => {
      if (list.children[index] !== card) list.insertBefore(card, list.children[index] ?? null);
    });
    while (list.children.length > wanted.length) list.lastElementChild?.remove();
    none.hidden = wanted.length > 0;
    none.textContent = words.say(groups.length === 0 ? 'ui.panel.no_groups' : 'ui.panel.no_such_groups');
    count.hidden = tools.hidden;
    count.textContent = words.say('ui.panel.shown', { n: wanted.length, total: groups.length });
  }

  return {
    element: h('div', {}, tools, list, none, count),
    update(next) {
      report = next;
      draw();
    },
  };
}

/** The same group in the next report: by what joins it and its first member. Members come and go as more is read. */
const keyOf = ({ kind, members, posts }: PanelGroup) => `${kind} ${members[0]?.id ?? ''} ${posts[0]?.id ?? ''}`;
