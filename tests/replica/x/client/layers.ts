// #layers: what floats above the page. The hover card comes late, the photo viewer has an address of its own.
import { ask } from './api.ts';
import { page, truths } from './context.ts';
import { el, richText } from './dom.ts';
import { type Post, readUser, type User } from './entities.ts';
import { at } from './json.ts';
import { followButton } from './rows/other.ts';
import { avatar, nameParts } from './rows/parts.ts';
import { postRow } from './rows/post.ts';

const openAfter = 400;
const closeAfter = 300;

const users = new Map<string, User>();

export async function userByHandle(handle: string): Promise<User | undefined> {
  const known = users.get(handle.toLowerCase());
  if (known) return known;
  const answer = await ask('UserByScreenName', { screen_name: handle, withSafetyModeUserFields: true });
  const user = readUser(at(answer, 'data', 'user', 'result'));
  if (user) users.set(handle.toLowerCase(), user);
  return user;
}

function cardOf(user: User): HTMLElement {
  const card = el(
    'div',
    { class: 'reset hoverCard', 'data-testid': 'HoverCard' },
    el('div', { class: 'userCellTop' }, avatar(user, false, 64), followButton(user)),
    el('a', { href: `/${user.handle}`, role: 'link', class: 'nameLink' }, ...nameParts(user)),
    el(
      'a',
      { href: `/${user.handle}`, role: 'link', tabindex: '-1', class: 'muted' },
      el('span', {}, `@${user.handle}`),
    ),
    el('div', { dir: 'auto', class: 'profileBio' }, ...richText(user.bio)),
  );
  truths.set(card, { postId: '', authorId: user.id, quotedAuthorId: undefined, kind: 'hover' });
  return card;
}

/** Wires hovering to the card; `layers` is the element X calls #layers. */
export function installHoverCards(layers: HTMLElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: HTMLElement | undefined;
  let wanted: string | undefined;

  page().hover = (anchor, handle) => {
    clearTimeout(timer);
    wanted = handle;
    if (handle === undefined) {
      timer = setTimeout(() => {
        shown?.remove();
        shown = undefined;
      }, closeAfter);
      return;
    }
    timer = setTimeout(async () => {
      shown?.remove();
      const place = anchor.getBoundingClientRect();
      const parent = el('div', { 'data-testid': 'hoverCardParent', class: 'reset' });
      shown = el(
        'div',
        { class: 'layerFloat', style: `top: ${place.bottom + window.scrollY + 8}px; left: ${place.left}px;` },
        parent,
      );
      layers.append(shown);
      parent.append(
        el('div', { class: 'reset hoverCard', 'data-testid': 'HoverCard' }, el('div', { role: 'progressbar' }, '◌')),
      );
      const user = await userByHandle(handle);
      if (wanted === handle && user) parent.replaceChildren(cardOf(user));
    }, openAfter);
  };
}

export interface PhotoViewer {
  close(): void;
}

export function openPhotoViewer(layers: HTMLElement, post: Post, onClose: () => void): PhotoViewer {
  const close = el(
    'button',
    { type: 'button', 'aria-label': 'Close', 'data-testid': 'app-bar-close', class: 'caret' },
    '✕',
  );
  const side = el(
    'div',
    { class: 'viewerSide' },
    postRow(post, { focal: true, promoted: false, pinned: false, community: undefined, viewer: true }),
  );
  const dialog = el(
    'div',
    { role: 'dialog', 'aria-modal': 'true', class: 'reset layer' },
    el('div', { class: 'viewer' }, close, el('img', { alt: 'Image', src: post.photo ?? '', class: 'viewerPhoto' })),
    side,
  );
  close.addEventListener('click', onClose);
  layers.append(dialog);
  return { close: () => dialog.remove() };
}
