// The accounts of the page as a table that can be sorted and filtered. The order and the filter are the reader's and outlast new reports.
import { drawMark } from '../annotate/mark';
import { maker } from '../card/dom';
import { chooser, labelOrder, nameOf, type PanelParts, speaks } from './parts';
import type { PanelAccount } from './protocol';

export type SortKey = 'account' | 'resemblance' | 'posts' | 'created';
export type FilterKey = (typeof filterKeys)[number];

const sortKeys: readonly SortKey[] = ['account', 'resemblance', 'posts', 'created'];
const filterKeys = ['all', 'speaking', 'together', 'on_page'] as const;

const comparisons: Record<SortKey, (a: PanelAccount, b: PanelAccount) => number> = {
  account: (a, b) => nameOf(a).localeCompare(nameOf(b)),
  resemblance: (a, b) => labelOrder.indexOf(a.label) - labelOrder.indexOf(b.label) || a.low - b.low,
  posts: (a, b) => a.postsSeen - b.postsSeen,
  // What is not known comes last in rising order.
  created: (a, b) => (a.created?.[0] ?? Number.MAX_VALUE) - (b.created?.[0] ?? Number.MAX_VALUE),
};

const filters: Record<FilterKey, (account: PanelAccount) => boolean> = {
  all: () => true,
  speaking: ({ label }) => speaks(label),
  together: ({ together }) => together,
  on_page: ({ onPage }) => onPage,
};

export interface AccountChoice {
  sort: SortKey;
  rising: boolean;
  filter: FilterKey;
  search: string;
}

export function chosenAccounts(accounts: readonly PanelAccount[], choice: AccountChoice): PanelAccount[] {
  const wanted = choice.search.trim().replace(/^@/, '').toLowerCase();
  const compare = comparisons[choice.sort];
  return accounts
    .filter(filters[choice.filter])
    .filter(({ id, handle, name }) => {
      return (
        wanted === '' || handle.toLowerCase().includes(wanted) || name.toLowerCase().includes(wanted) || id === wanted
      );
    })
    .toSorted((a, b) => (choice.rising ? compare(a, b) : compare(b, a)));
}

export interface AccountsTable {
  element: HTMLElement;
  update(accounts: readonly PanelAccount[]): void;
}

/** Of X, with its sign. */
const longestHandle = 16;

export function accountsTable(parts: PanelParts): AccountsTable {
  const { document, words, order, announce } = parts;
  const h = maker(document);
  const choice: AccountChoice = { sort: 'resemblance', rising: false, filter: 'all', search: '' };
  let accounts: readonly PanelAccount[] = [];

  const search = h('input', { type: 'search', id: 'search', autocomplete: 'off', spellcheck: 'false' });
  search.addEventListener('input', () => {
    choice.search = search.value;
    chosen();
  });
  const nameOfFilter = (key: FilterKey) => words.say(`ui.panel.filter.${key}`);
  const filter = chooser(parts, 'filter', 'ui.panel.filter', filterKeys, nameOfFilter, (key) => {
    choice.filter = key;
    chosen();
  });
  const heads = sortKeys.map((key) => {
    const button = h('button', { type: 'button', class: 'sort' }, words.say(`ui.panel.sort.${key}`));
    const head = h('th', { scope: 'col', role: 'columnheader', class: key }, button);
    button.addEventListener('click', () => {
      choice.rising = choice.sort === key ? !choice.rising : key === 'account';
      choice.sort = key;
      draw();
    });
    return { key, head };
  });
  const body = h('tbody', { role: 'rowgroup' });
  const count = h('p', { class: 'quiet small' });

  function chosen(): void {
    draw();
    announce(count.textContent ?? '');
  }

  function row(account: PanelAccount): HTMLElement {
    const { label, low, postsSeen, created, onPage, id, sentence } = account;
    const shown = nameOf(account);
    const name = h('bdi', shown.length <= longestHandle ? { class: 'whole' } : {}, shown);
    const open = h(
      'button',
      { type: 'button', class: 'link', title: words.say('ui.panel.open_card'), 'data-account': id },
      name,
    );
    open.addEventListener('click', () => order({ kind: 'account', account: id }));
    const mark = h(
      'span',
      { class: speaks(label) ? 'mark speaks' : 'mark', title: sentence },
      drawMark(document, label, 18),
    );
    const say = h('span', {}, words.say(`ui.panel.label.${label}`));
    const weight = speaks(label)
      ? h('span', { class: 'quiet' }, ` ${words.say('ui.card.weight', { low: words.decimal(low) })}`)
      : null;
    mark.append(say);
    // Named, because a narrow panel lays the table out as lines, and a browser would then no longer say that it is one.
    return h(
      'tr',
      { role: 'row' },
      h('th', { scope: 'row', role: 'rowheader' }, onPage ? open : name),
      h('td', { role: 'cell' }, mark, weight),
      h('td', { class: 'posts', role: 'cell' }, words.number(postsSeen)),
      h(
        'td',
        { class: 'created', role: 'cell' },
        created === null ? words.say('ui.panel.unknown') : words.month(created[0]),
      ),
    );
  }

  function draw(): void {
    const list = chosenAccounts(accounts, choice);
    // The table is built anew; the reader's place in it is kept.
    const focused = body.contains(document.activeElement) ? document.activeElement?.getAttribute('data-account') : null;
    body.replaceChildren(...list.map(row));
    if (focused != null) {
      Array.from(body.querySelectorAll<HTMLElement>('[data-account]'))
        .find((button) => button.dataset.account === focused)
        ?.focus({ preventScroll: true });
    }
    for (const { key, head } of heads) {
      if (key === choice.sort) head.setAttribute('aria-sort', choice.rising ? 'ascending' : 'descending');
      else head.removeAttribute('aria-sort');
    }
    const said = words.say('ui.panel.shown', { n: list.length, total: accounts.length });
    if (count.textContent !== said) count.textContent = said;
  }

  return {
    element: h(
      'div',
      {},
      h('div', { class: 'tools' }, h('label', { for: 'search' }, words.say('ui.panel.search'), search), filter.label),
      h(
        'table',
        { class: 'accounts', role: 'table' },
        h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, ...heads.map(({ head }) => head))),
        body,
      ),
      count,
    ),
    update(next) {
      if (JSON.stringify(next) === JSON.stringify(accounts)) return;
      accounts = next;
      draw();
    },
  };
}
