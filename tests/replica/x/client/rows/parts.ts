// Parts that rows share: avatars, names, times, pictures, the row of buttons.
import { page } from '../context.ts';
import { type Child, el, icon, randomId, richText } from '../dom.ts';
import type { Post, User } from '../entities.ts';

const tick =
  'M20.4 11.5l-1.7-2 .2-2.6-2.5-.6-1.4-2.2-2.4 1-2.4-1-1.4 2.2-2.5.6.2 2.6-1.7 2 1.7 2-.2 2.6 2.5.6 1.4 2.2 2.4-1 2.4 1 1.4-2.2 2.5-.6-.2-2.6zM10.7 15.4l-3-3 1.2-1.2 1.8 1.7 4-4 1.2 1.3z';
const dots = 'M3 12a2 2 0 114 0 2 2 0 01-4 0zm7 0a2 2 0 114 0 2 2 0 01-4 0zm7 0a2 2 0 114 0 2 2 0 01-4 0z';

export function statusPath(post: Post): string {
  const handle = post.author?.handle ?? 'i';
  const kind = page().options.permalinks;
  if (kind === 'anonymous' || post.author === undefined) return `/i/status/${post.id}`;
  const path = `/${handle}/status/${post.id}`;
  return kind === 'absolute' ? `https://x.com${path}` : path;
}

export function profilePath(user: User): string {
  return page().options.permalinks === 'absolute' ? `https://x.com/${user.handle}` : `/${user.handle}`;
}

export function avatar(user: User | undefined, inPost: boolean, size = 40): HTMLElement {
  const image = el('img', { alt: '', draggable: 'true', src: user?.picture ?? '', class: 'avatarImage' });
  const face = el('div', { class: 'reset' }, image);
  const inner = user
    ? el('a', { href: profilePath(user), 'aria-hidden': 'true', role: 'link', tabindex: '-1' }, face)
    : el('div', {}, face);
  const box = el(
    'div',
    {
      class: 'reset avatarBox',
      'data-testid': `UserAvatar-Container-${user?.handle ?? 'unknown'}`,
      style: `width: ${size}px; height: ${size}px`,
    },
    inner,
  );
  if (user) {
    inner.addEventListener('mouseenter', () => page().hover(inner, user.handle));
    inner.addEventListener('mouseleave', () => page().hover(inner, undefined));
  }
  return inPost ? el('div', { class: 'reset', 'data-testid': 'Tweet-User-Avatar' }, box) : box;
}

export function nameParts(user: User): Child[] {
  const badge = user.verified ? el('span', { class: 'tick' }, icon(tick, 18)) : el('span', { class: 'text' });
  if (user.verified) badge.firstElementChild?.setAttribute('data-testid', 'icon-verified');
  return [
    el(
      'div',
      { class: 'reset nameText', dir: 'ltr', style: `text-overflow: unset; color: ${page().palette.text};` },
      el('span', { class: 'text' }, ...richText(user.name)),
    ),
    el('div', { class: 'reset', dir: 'ltr' }, badge),
  ];
}

export function whenShort(date: Date): string {
  const years = date.getUTCFullYear() !== new Date().getUTCFullYear();
  return date.toLocaleDateString('en', { month: 'short', day: 'numeric', ...(years ? { year: 'numeric' } : {}) });
}

function isoSeconds(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, '.000Z');
}

export function timeOf(post: Post, long: boolean): HTMLTimeElement {
  const text = long
    ? `${post.created.toLocaleTimeString('en', { hour: 'numeric', minute: '2-digit' })} · ${post.created.toLocaleDateString('en', { month: 'short', day: 'numeric', year: 'numeric' })}`
    : whenShort(post.created);
  return el('time', { datetime: isoSeconds(post.created) }, text);
}

/** Name, handle and, where `timed`, the permalink with its time. Quotes pass `linked: false`: they hold no anchor. */
export function userName(post: Post, style: { timed: boolean; linked: boolean; stacked: boolean }): HTMLElement {
  const user = post.author;
  const colour = `text-overflow: unset; color: ${page().palette.muted};`;
  const handleText = el(
    'div',
    { class: 'reset', dir: 'ltr', style: colour },
    el('span', {}, user ? `@${user.handle}` : ''),
  );
  const name = user ? nameParts(user) : [el('div', { class: 'reset nameText' }, '')];
  const nameBox =
    style.linked && user
      ? el('a', { href: profilePath(user), role: 'link', class: 'nameLink' }, ...name)
      : el('div', { class: 'nameLink' }, ...name);
  const handleBox =
    style.linked && user
      ? el('a', { href: profilePath(user), role: 'link', tabindex: '-1', class: 'muted' }, handleText)
      : el('div', { class: 'muted' }, handleText);
  if (user && style.linked) {
    nameBox.addEventListener('mouseenter', () => page().hover(nameBox, user.handle));
    nameBox.addEventListener('mouseleave', () => page().hover(nameBox, undefined));
  }
  const meta = el('div', { class: 'reset meta' }, el('div', { class: 'reset' }, handleBox));
  if (style.timed) {
    meta.append(el('div', { 'aria-hidden': 'true', style: colour }, el('span', {}, '·')));
    const time = timeOf(post, false);
    const link = style.linked
      ? el(
          'a',
          { href: statusPath(post), dir: 'ltr', 'aria-label': time.textContent ?? '', role: 'link', class: 'muted' },
          time,
        )
      : el('div', { class: 'muted' }, time);
    meta.append(el('div', { class: 'reset' }, link));
  }
  return el(
    'div',
    { class: `reset ${style.stacked ? 'userNameStacked' : 'userName'}`, id: randomId(), 'data-testid': 'User-Name' },
    el(
      'div',
      { class: 'reset nameLink', style: 'min-width: 0;' },
      nameBox,
      style.linked && user ? affiliateBadge(user) : undefined,
    ),
    meta,
  );
}

/** A link to another account inside the name: neither the first link nor every link of a row is its author's. */
function affiliateBadge(user: User): HTMLElement | undefined {
  if (user.affiliate === undefined) return undefined;
  const picture = el('img', { alt: '', draggable: 'false', src: user.affiliate.picture, class: 'emoji' });
  return el('a', { href: user.affiliate.href, role: 'link', class: 'tick' }, picture);
}

export function caret(): HTMLElement {
  return el(
    'button',
    {
      'aria-expanded': 'false',
      'aria-haspopup': 'menu',
      'aria-label': 'More',
      role: 'button',
      'data-testid': 'caret',
      type: 'button',
      class: 'caret',
    },
    icon(dots, 19),
  );
}

function short(count: number): string {
  return count >= 1000 ? `${(count / 1000).toFixed(1).replace('.0', '')}K` : count === 0 ? '' : String(count);
}

const shapes = {
  reply: 'M4 11c0-4 3.6-7 8-7s8 3 8 7-3.6 7-8 7h-1l-4 3v-4.2C5.1 15.600 4 13.400 4 11z',
  repost: 'M6 7h9v3l5-4.500-5-4V5H4v7h2zm12 10H9v-3l-5 4.500 5 4V19h11v-7h-2z',
  like: 'M12 20.500C6 16 3 13 3 9.300 3 6.500 5.100 4.500 7.600 4.500c1.800 0 3.400 1 4.400 2.600 1-1.600 2.600-2.600 4.400-2.600C18.900 4.500 21 6.500 21 9.300c0 3.700-3 6.700-9 11.200z',
  views: 'M5 20V10h2.500v10zm5.800 0V4h2.500v16zm5.700 0v-7H19v7z',
  mark: 'M6 3h12v18l-6-4.500L6 21z',
};

export function actions(post: Post): HTMLElement {
  const button = (id: string, label: string, shape: string, count: string): HTMLElement =>
    el(
      'button',
      { 'aria-label': label, role: 'button', 'data-testid': id, type: 'button', class: 'action' },
      icon(shape, 18),
      el('span', { 'data-testid': 'app-text-transition-container' }, count),
    );
  const like = button('like', `${post.likes} Likes. Like`, shapes.like, short(post.likes));
  like.addEventListener('click', (event) => {
    event.stopPropagation();
    const liked = like.getAttribute('data-testid') === 'like';
    like.setAttribute('data-testid', liked ? 'unlike' : 'like');
    like.lastElementChild?.replaceChildren(short(post.likes + (liked ? 1 : 0)));
  });
  const views = el(
    'a',
    {
      href: `${statusPath(post)}/analytics`,
      role: 'link',
      class: 'action',
      'aria-label': `${post.views} views. View post analytics`,
    },
    icon(shapes.views, 18),
    el('span', {}, short(Number(post.views || '0'))),
  );
  return el(
    'div',
    {
      class: 'reset actions',
      role: 'group',
      id: randomId(),
      'aria-label': `${post.replies} replies, ${post.reposts} reposts, ${post.likes} likes, ${post.views} views`,
    },
    button('reply', `${post.replies} Replies. Reply`, shapes.reply, short(post.replies)),
    button('retweet', `${post.reposts} reposts. Repost`, shapes.repost, short(post.reposts)),
    like,
    views,
    button('bookmark', 'Bookmark', shapes.mark, ''),
  );
}

export function media(post: Post): HTMLElement | undefined {
  if (post.photo !== undefined) {
    const image = el('img', { alt: 'Image', draggable: 'true', src: post.photo, class: 'photo' });
    const box = el('div', { class: 'reset', 'data-testid': 'tweetPhoto', 'aria-label': 'Image' }, image);
    return el('a', { href: `${statusPath(post)}/photo/1`, role: 'link', class: 'media' }, box);
  }
  if (post.video !== undefined) {
    // The player reports its own placement: a placementTracking inside an article does not make it an advertisement.
    const player = el('div', { 'data-testid': 'videoPlayer' }, el('img', { alt: '', src: post.video, class: 'photo' }));
    const tracking = el('div', { 'data-testid': 'placementTracking' }, player);
    return el('div', { class: 'media' }, el('div', { 'data-testid': 'tweetPhoto' }, tracking));
  }
  if (post.card) {
    return el(
      'div',
      { class: 'card', 'data-testid': 'card.wrapper' },
      el('div', {}, 'example.org'),
      el('div', {}, 'A page elsewhere'),
    );
  }
  return undefined;
}
