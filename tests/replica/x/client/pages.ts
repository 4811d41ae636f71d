// What each address shows in the main column.
import { page } from './context.ts';
import { el } from './dom.ts';
import { userByHandle } from './layers.ts';
import { createProfileHeader, type ProfileHeader } from './profile-header.ts';
import { type TimelineRequest, type TimelineView, timelineView } from './timeline-view.ts';

export interface Page {
  /** What kind of page it is: a page of the same kind may take over the nodes of the one before. */
  kind: string;
  title: string;
  /** Takes over another address of the same kind; false when it has to be built anew. */
  reuse?(path: string): Promise<boolean>;
  destroy(): void;
}

const headline = (text: string): HTMLElement =>
  el(
    'div',
    { class: 'reset sticky' },
    el('h2', { role: 'heading', 'aria-level': '2', dir: 'ltr', class: 'headline' }, text),
  );

function tabBar(
  tabs: readonly (readonly [label: string, path: string])[],
  chosen: string,
  onChoose?: (label: string) => void,
): HTMLElement {
  const bar = el('div', { role: 'tablist', class: 'reset tabs' });
  for (const [label, path] of tabs) {
    const tab = el(
      'a',
      {
        role: 'tab',
        href: path,
        'aria-selected': String(label === chosen),
        class: label === chosen ? 'tab tabChosen' : 'tab',
      },
      el('span', {}, label),
    );
    if (onChoose) {
      tab.addEventListener('click', (event) => {
        event.preventDefault();
        event.stopPropagation();
        onChoose(label);
      });
    }
    bar.append(tab);
  }
  return el('nav', { role: 'navigation', 'aria-live': 'polite', class: 'reset' }, bar);
}

function plainPage(host: HTMLElement, kind: string, title: string, request: TimelineRequest, above: HTMLElement): Page {
  const view = timelineView(request);
  host.replaceChildren(above, view.element);
  return { kind, title, destroy: () => view.destroy() };
}

function homePage(host: HTMLElement): Page {
  let view: TimelineView | undefined;
  const show = (label: string): void => {
    view?.destroy();
    const latest = label === 'Following';
    // The whole timeline element is another one after a change of tab.
    view = timelineView({
      operation: latest ? 'HomeLatestTimeline' : 'HomeTimeline',
      variables: {
        includePromotedContent: true,
        latestControlAvailable: true,
        ...(latest ? { enableRanking: false } : {}),
      },
      label: 'Your Home Timeline',
    });
    const tabs = tabBar(
      [
        ['For you', '/home'],
        ['Following', '/home'],
      ],
      label,
      show,
    );
    host.replaceChildren(el('div', { class: 'reset sticky' }, tabs), view.element);
  };
  show('For you');
  return { kind: 'home', title: 'Home', destroy: () => view?.destroy() };
}

function searchPage(host: HTMLElement, url: URL): Page {
  const query = url.searchParams.get('q') ?? '';
  const mode = url.searchParams.get('f') ?? 'top';
  const product = { live: 'Latest', user: 'People', media: 'Media' }[mode] ?? 'Top';
  const address = (f: string): string => `/search?q=${encodeURIComponent(query)}${f === '' ? '' : `&f=${f}`}`;
  const tabs = tabBar(
    [
      ['Top', address('')],
      ['Latest', address('live')],
      ['People', address('user')],
    ],
    product,
  );
  const above = el('div', { class: 'reset sticky' }, el('div', { class: 'searchBox' }, query), tabs);
  return plainPage(
    host,
    'search',
    `${query} - Search`,
    {
      operation: 'SearchTimeline',
      variables: { rawQuery: query, querySource: 'typed_query', product },
      label: 'Search timeline',
    },
    above,
  );
}

const profileTabs = {
  '': 'UserTweets',
  with_replies: 'UserTweetsAndReplies',
  followers: 'Followers',
  following: 'Following',
} as const;
type ProfileTab = keyof typeof profileTabs;

function profilePage(host: HTMLElement, firstPath: string): Page {
  const header: ProfileHeader = createProfileHeader();
  const head = headline('');
  const body = el('div', { class: 'reset' });
  let view: TimelineView | undefined;
  const result: Page = { kind: 'profile', title: 'Profile', destroy: () => view?.destroy(), reuse: show };

  async function show(path: string): Promise<boolean> {
    const [handle = '', tab = ''] = path.split('/').filter((part) => part !== '');
    const user = await userByHandle(handle);
    view?.destroy();
    if (user === undefined) {
      body.replaceChildren(
        el('div', { 'data-testid': 'empty_state_header_text', class: 'heading' }, 'Account suspended'),
      );
      if (!body.isConnected) host.replaceChildren(body);
      return true;
    }
    const label = head.querySelector('h2');
    if (label) label.textContent = user.name;
    header.show(user);
    result.title = `${user.name} (@${user.handle})`;
    const operation = profileTabs[tab as ProfileTab] ?? 'UserTweets';
    view = timelineView({
      operation,
      variables: { userId: user.id, includePromotedContent: true },
      label: `${user.name}’s posts`,
    });
    const chosen = operation === 'UserTweets' ? 'Posts' : operation === 'UserTweetsAndReplies' ? 'Replies' : tab;
    const tabs = tabBar(
      [
        ['Posts', `/${user.handle}`],
        ['Replies', `/${user.handle}/with_replies`],
        ['followers', `/${user.handle}/followers`],
      ],
      chosen,
    );
    body.replaceChildren(tabs, view.element);
    if (!header.element.isConnected) host.replaceChildren(head, header.element, body);
    return true;
  }

  void show(firstPath);
  return result;
}

/** Builds the page of an address below `host`. */
export function openPage(host: HTMLElement, url: URL): Page {
  const path = url.pathname;
  const status = /^\/\w+\/status\/(\d+)/.exec(path)?.[1];
  if (path === '/' || path === '/home') return homePage(host);
  if (path === '/explore') {
    host.replaceChildren(headline('Explore'));
    return { kind: 'explore', title: 'Explore', destroy: () => {} };
  }
  if (path === '/search') return searchPage(host, url);
  if (path === '/notifications') {
    return plainPage(
      host,
      'notifications',
      'Notifications',
      { operation: 'NotificationsTimeline', variables: { timeline_type: 'All' }, label: 'Notifications' },
      headline('Notifications'),
    );
  }
  if (status !== undefined) {
    return plainPage(
      host,
      'status',
      'Post',
      {
        operation: 'TweetDetail',
        variables: { focalTweetId: status, rankingMode: 'Relevance', with_rux_injections: false },
        label: 'Conversation',
        focalId: status,
      },
      headline('Post'),
    );
  }
  const listed = /^\/i\/lists\/(\d+)(\/members)?$/.exec(path);
  if (listed?.[1] !== undefined) {
    const operation = listed[2] === undefined ? 'ListLatestTweetsTimeline' : 'ListMembers';
    return plainPage(
      host,
      'list',
      'List',
      { operation, variables: { listId: listed[1] }, label: 'List' },
      headline('List'),
    );
  }
  if (/^\/\w+(\/with_replies|\/followers|\/following|\/header_photo)?$/.test(path)) return profilePage(host, path);
  host.replaceChildren(headline('Hmm...this page doesn’t exist.'));
  page();
  return { kind: 'missing', title: 'Page not found', destroy: () => {} };
}
