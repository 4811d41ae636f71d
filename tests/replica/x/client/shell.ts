// The frame around a page: navigation, the main column, the sidebar; or the narrow layout with its two bars.
import { ask } from './api.ts';
import { page } from './context.ts';
import { el, icon } from './dom.ts';
import { readUser } from './entities.ts';
import { at, list } from './json.ts';
import { userCell } from './rows/other.ts';
import { findInstructions } from './timeline-store.ts';

const links: readonly (readonly [label: string, path: string, shape: string])[] = [
  ['Home', '/home', 'M12 3L3 10.500V21h6v-6h6v6h6V10.500z'],
  [
    'Explore',
    '/explore',
    'M10.500 4a6.500 6.500 0 105 10.600l4.400 4.400 1.100-1.100-4.400-4.400A6.500 6.500 0 0010.500 4zm0 1.800a4.700 4.700 0 110 9.400 4.700 4.700 0 010-9.400z',
  ],
  ['Notifications', '/notifications', 'M12 3a6 6 0 00-6 6v5l-2 3h16l-2-3V9a6 6 0 00-6-6zm-2 15a2 2 0 004 0z'],
  ['Lists', '/i/lists/4242', 'M4 4h16v16H4zm3 4v1.800h10V8zm0 4v1.800h10V12z'],
];

function mark(): SVGElement {
  return icon(
    'M4 4l6.600 8.800L4.200 20h1.700l5.500-6.100L16 20h4.200l-7-9.300L19.300 4h-1.700l-5.100 5.700L8.200 4zm2.400 1.300h1.900l9.200 13.400h-1.900z',
    28,
  );
}

function banner(): HTMLElement {
  const nav = el('nav', { role: 'navigation', 'aria-label': 'Primary', class: 'reset bannerInner' });
  nav.append(el('a', { href: '/home', 'aria-label': 'X', role: 'link', class: 'navLink' }, mark()));
  for (const [label, path, shape] of links) {
    nav.append(
      el(
        'a',
        { href: path, role: 'link', 'data-testid': `AppTabBar_${label}_Link`, class: 'navLink' },
        icon(shape, 26),
        el('span', {}, label),
      ),
    );
  }
  nav.append(
    el(
      'a',
      { href: `/${page().viewerHandle}`, role: 'link', 'data-testid': 'AppTabBar_Profile_Link', class: 'navLink' },
      icon('M12 4a4 4 0 110 8 4 4 0 010-8zM4 20c0-4 3.600-6.500 8-6.500s8 2.500 8 6.500z', 26),
      el('span', {}, 'Profile'),
    ),
    el('button', { type: 'button', 'data-testid': 'SideNav_NewTweet_Button', class: 'postButton' }, 'Post'),
  );
  return el('header', { role: 'banner', class: 'reset banner' }, nav);
}

async function fillSuggestions(panel: HTMLElement): Promise<void> {
  const answer = await ask('ExploreSidebar', {});
  for (const instruction of findInstructions(answer) ?? []) {
    for (const entry of list(instruction, 'entries')) {
      const user = readUser(at(entry, 'content', 'itemContent', 'user_results', 'result'));
      if (user) panel.append(userCell(user, true));
    }
  }
}

function sidebar(): HTMLElement {
  const people = el(
    'aside',
    { role: 'complementary', 'aria-label': 'Who to follow', class: 'reset panel' },
    el('h2', { class: 'heading' }, 'Who to follow'),
  );
  void fillSuggestions(people);
  return el(
    'div',
    { 'data-testid': 'sidebarColumn', class: 'reset sidebar' },
    el('div', { class: 'searchBox' }, 'Search'),
    people,
  );
}

export interface Shell {
  root: HTMLElement;
  layers: HTMLElement;
  primary: HTMLElement;
}

export const isNarrow = (): boolean => window.innerWidth < 700;

/** What stands below `#react-root > div > div`; it re-renders as a whole. */
export function buildShell(): Shell {
  const layers = el('div', { id: 'layers', style: 'position: relative; z-index: 2;' });
  const narrow = isNarrow();
  const primary = el('div', {
    'data-testid': 'primaryColumn',
    'aria-label': 'Home timeline',
    class: `reset ${narrow ? 'primaryNarrow' : 'primary'}`,
  });
  const frame = el('div', { class: `reset ${narrow ? 'frameNarrow' : 'frame'}` });
  if (narrow) {
    frame.append(
      el('div', { 'data-testid': 'TopNavBar', class: 'topBar' }, mark(), el('span', {}, 'X')),
      el('main', { role: 'main', class: 'reset' }, primary),
      el(
        'div',
        { 'data-testid': 'BottomBar', class: 'bottomBar' },
        ...links.map(([label, path, shape]) =>
          el('a', { href: path, role: 'link', 'aria-label': label, class: 'muted' }, icon(shape, 24)),
        ),
      ),
    );
  } else {
    const columns = [primary, ...(window.innerWidth >= 1000 ? [sidebar()] : [])];
    frame.append(banner(), el('main', { role: 'main', class: 'reset main' }, ...columns));
  }
  const root = el('div', {}, layers, frame);
  return { root, layers, primary };
}
