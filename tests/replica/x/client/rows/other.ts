// Rows that are not posts: people, headings, notifications, buttons, things that are gone.
import { page, truths } from '../context.ts';
import { el, icon, richText } from '../dom.ts';
import type { User } from '../entities.ts';
import type { Row } from '../timeline-store.ts';
import { avatar, nameParts, profilePath } from './parts.ts';
import { postRow } from './post.ts';

const heart =
  'M12 20.500C6 16 3 13 3 9.300 3 6.500 5.100 4.500 7.600 4.500c1.800 0 3.400 1 4.400 2.600 1-1.600 2.600-2.600 4.400-2.600C18.900 4.500 21 6.500 21 9.300c0 3.700-3 6.700-9 11.200z';

export function followButton(user: User): HTMLElement {
  return el(
    'button',
    {
      type: 'button',
      role: 'button',
      'data-testid': `${user.id}-follow`,
      'aria-label': `Follow @${user.handle}`,
      class: 'follow',
    },
    page().words.follow,
  );
}

export function userCell(user: User, listItem: boolean): HTMLElement {
  const names = el(
    'div',
    { class: 'reset', style: 'min-width: 0;' },
    el('a', { href: profilePath(user), role: 'link', class: 'nameLink' }, ...nameParts(user)),
    el(
      'div',
      { class: 'reset meta' },
      el(
        'a',
        { href: profilePath(user), role: 'link', tabindex: '-1', class: 'muted' },
        el('span', {}, `@${user.handle}`),
      ),
      user.followers % 5 === 0 &&
        el('span', { 'data-testid': 'userFollowIndicator', class: 'followsYou' }, 'Follows you'),
    ),
  );
  const cell = el(
    listItem ? 'div' : 'button',
    {
      'data-testid': 'UserCell',
      role: listItem ? 'listitem' : 'button',
      ...(listItem ? {} : { type: 'button' }),
      class: 'reset userCell',
      style: listItem ? '' : 'width:100%;text-align:start;background:none;border:0;font:inherit;color:inherit;',
    },
    el('div', { class: 'avatarColumn' }, avatar(user, false)),
    el(
      'div',
      { class: 'body' },
      el('div', { class: 'userCellTop' }, names, followButton(user)),
      user.bio !== '' && el('div', { dir: 'auto', class: 'tweetText' }, ...richText(user.bio)),
    ),
  );
  cell.addEventListener('click', (event) => {
    if ((event.target as Element).closest('a, [data-testid$=-follow]') === null) page().navigate(`/${user.handle}`);
  });
  truths.set(cell, { postId: '', authorId: user.id, quotedAuthorId: undefined, kind: 'user' });
  return cell;
}

function notification(row: Extract<Row, { kind: 'notification' }>): HTMLElement {
  const faces = row.by.map((user) => avatar(user, false, 32));
  const article = el(
    'article',
    { role: 'article', tabindex: '0', 'data-testid': 'notification', class: 'reset notification' },
    icon(heart, 28),
    el(
      'div',
      { class: 'body' },
      el('div', { class: 'avatars' }, ...faces),
      el('div', { dir: 'auto' }, ...richText(row.message)),
    ),
  );
  return article;
}

/** What stands in a row's cell; undefined for the empty ones. */
export function renderRow(row: Row, showMore: (cursor: string) => void): HTMLElement | undefined {
  switch (row.kind) {
    case 'post':
      return postRow(row.post, {
        focal: row.focal === true,
        promoted: row.promoted,
        pinned: row.pinned,
        community: row.community,
        viewer: false,
      });
    case 'user':
      return userCell(row.user, row.listItem);
    case 'heading':
      return el('h2', { role: 'heading', 'aria-level': '2', class: 'heading' }, el('span', {}, row.title));
    case 'seeMore':
      return el('a', { href: row.href, role: 'link', class: 'moreCell' }, page().words.showMore);
    case 'more': {
      const button = el('button', { type: 'button', role: 'button', class: 'moreCell' }, el('span', {}, row.title));
      button.addEventListener('click', () => showMore(row.cursor));
      // "Show additional replies" is an article that takes no focus; "Show more replies" is a bare button.
      return row.threads ? el('article', { role: 'article', tabindex: '-1', class: 'reset' }, button) : button;
    }
    case 'tombstone':
      return el(
        'article',
        { class: 'reset article', tabindex: '-1' },
        el('div', { class: 'tombstone' }, el('span', {}, row.message)),
      );
    case 'notification':
      return notification(row);
    case 'blank':
      return undefined;
  }
}
