// A post as X draws it: in a timeline, as the focal post of a thread, in the photo viewer; with its quote inside.
import { page, truths } from '../context.ts';
import { el, icon, randomId, richText } from '../dom.ts';
import type { Post } from '../entities.ts';
import { rememberShown } from '../shown-posts.ts';
import { classNames } from '../styles.ts';
import { actions, avatar, caret, media, profilePath, statusPath, timeOf, userName } from './parts.ts';

export interface PostStyle {
  focal: boolean;
  promoted: boolean;
  pinned: boolean;
  community: string | undefined;
  /** In the photo viewer the post is a div. */
  viewer: boolean;
}

const arrows = 'M6 7h9v3l5-4.500-5-4V5H4v7h2zm12 10H9v-3l-5 4.500 5 4V19h11v-7h-2z';

const shortened = 280;

function tweetText(post: Post, focal: boolean, expanded: boolean): HTMLElement {
  const whole = expanded && post.longText !== undefined ? post.longText : post.text;
  return el(
    'div',
    {
      dir: 'auto',
      lang: post.lang,
      id: randomId(),
      'data-testid': 'tweetText',
      class: `reset tweetText${focal ? ' focalText' : ''}`,
      style: `text-overflow: unset; color: ${page().palette.text};`,
    },
    ...richText(whole.slice(0, expanded ? undefined : shortened + 120)),
  );
}

/** The text and, where the post is longer, "Show more": a link to the post, or a button that expands in place. */
function textWithMore(post: Post, focal: boolean): HTMLElement[] {
  if (focal || post.longText === undefined) return [tweetText(post, focal, focal)];
  const shown = tweetText(post, false, false);
  const label = page().words.showMore;
  if (page().options.showMore === 'link') {
    return [
      shown,
      el(
        'a',
        { href: statusPath(post), role: 'link', 'data-testid': 'tweet-text-show-more-link', class: 'showMore' },
        label,
      ),
    ];
  }
  const button = el(
    'button',
    { type: 'button', role: 'button', 'data-testid': 'tweet-text-show-more-link', class: 'showMore' },
    label,
  );
  button.addEventListener('click', (event) => {
    event.stopPropagation();
    shown.replaceWith(tweetText(post, false, true));
    button.remove();
  });
  return [shown, button];
}

/** A quoted post: a link by role only. It has no anchor, so its id is nowhere in the page. */
function quote(quoted: Post | 'unavailable'): HTMLElement {
  if (quoted === 'unavailable') {
    return el('article', { class: 'reset tombstone' }, el('span', {}, 'This Post is unavailable.'));
  }
  const box = el(
    'div',
    { role: 'link', tabindex: '0', class: 'reset quote' },
    el(
      'div',
      { class: 'quoteHead' },
      el('div', { class: 'avatarSmall' }, avatar(undefined, true, 20)),
      userName(quoted, { timed: true, linked: false, stacked: false }),
    ),
    tweetText(quoted, false, false),
  );
  const image = box.querySelector('img');
  if (quoted.author) {
    image?.setAttribute('src', quoted.author.picture);
    box
      .querySelector('[data-testid^=UserAvatar-Container]')
      ?.setAttribute('data-testid', `UserAvatar-Container-${quoted.author.handle}`);
  }
  box.addEventListener('click', (event) => {
    event.stopPropagation();
    page().navigate(`/${quoted.author?.handle ?? 'i'}/status/${quoted.id}`);
  });
  return box;
}

function socialRow(outer: Post, style: PostStyle): HTMLElement | undefined {
  const colour = `text-overflow: unset; color: ${page().palette.muted};`;
  const by = outer.repostOf ? outer.author : undefined;
  if (by) {
    const label = el(
      'span',
      { id: randomId(), 'data-testid': 'socialContext', style: colour },
      el('span', {}, ...richText(by.name)),
      ` ${page().words.reposted}`,
    );
    return el(
      'div',
      { class: 'reset social' },
      icon(arrows, 16),
      el('a', { href: profilePath(by), dir: 'ltr', role: 'link', class: 'muted' }, label),
    );
  }
  const text = style.pinned ? page().words.pinned : style.community;
  if (text === undefined) return undefined;
  return el(
    'div',
    { class: 'reset social' },
    icon(arrows, 16),
    el('span', { 'data-testid': 'socialContext', style: colour }, text),
  );
}

function focalTime(post: Post): HTMLElement {
  const href = post.edited ? `${statusPath(post)}/history` : statusPath(post);
  const link = el('a', { href, 'aria-describedby': randomId(), role: 'link', class: 'muted' }, timeOf(post, true));
  const views = el('span', {}, `${Number(post.views || '0').toLocaleString('en')} Views`);
  return el(
    'div',
    { class: 'reset focalTime' },
    el('div', { class: 'reset', dir: 'ltr' }, link),
    el('span', { 'aria-hidden': 'true' }, '·'),
    views,
  );
}

/** The attributes that are X's own on an article; whatever else stands there is gone after the pointer has passed. */
function resetOnHover(article: HTMLElement, own: Readonly<Record<string, string>>): void {
  const reset = (hovered: boolean): void => {
    for (const element of [
      article,
      ...article.querySelectorAll<HTMLElement>('[data-testid=User-Name], [data-testid=tweetText]'),
    ]) {
      const allowed = element === article ? { ...own } : undefined;
      for (const name of element.getAttributeNames()) {
        const foreign = allowed ? !(name in allowed) : name.startsWith('data-') && name !== 'data-testid';
        if (foreign) element.removeAttribute(name);
      }
    }
    for (const [name, value] of Object.entries(own)) article.setAttribute(name, value);
    article.className = classNames(hovered ? 'reset article articleHover' : 'reset article');
  };
  article.addEventListener('mouseenter', () => reset(true));
  article.addEventListener('mouseleave', () => reset(false));
}

export function postRow(outer: Post, style: PostStyle): HTMLElement {
  const shown = outer.repostOf ?? outer;
  rememberShown(shown);
  const own: Record<string, string> = {
    'aria-labelledby': Array.from({ length: 5 }, randomId).join(' '),
    role: 'article',
    tabindex: style.focal ? '-1' : '0',
    class: '',
    'data-testid': 'tweet',
  };
  const article = style.viewer ? el('div', { class: 'reset article' }) : el('article', { class: 'reset article' });
  for (const [name, value] of Object.entries(own)) if (name !== 'class') article.setAttribute(name, value);
  own.class = article.className;

  const social = socialRow(outer, style);
  const head = (stacked: boolean, timed: boolean): HTMLElement =>
    el('div', { class: 'reset nameRow' }, userName(shown, { timed, linked: true, stacked }), caret());
  const quoted = shown.quoteOf === undefined ? undefined : quote(shown.quoteOf);
  // An advertisement shows neither time nor permalink.
  const timed = !style.promoted;
  const label = style.promoted ? el('span', { class: 'muted' }, page().words.promoted) : undefined;
  if (style.focal) {
    article.append(
      el(
        'div',
        { class: 'reset' },
        social,
        el(
          'div',
          { class: 'postRow' },
          el('div', { class: 'avatarColumn' }, avatar(shown.author, true)),
          el('div', { class: 'body' }, head(true, false)),
        ),
        ...textWithMore(shown, true),
        media(shown),
        quoted,
        focalTime(shown),
        actions(shown),
      ),
    );
  } else {
    const body = el(
      'div',
      { class: 'reset body' },
      head(false, timed),
      label,
      ...textWithMore(shown, false),
      media(shown),
      quoted,
      actions(shown),
    );
    article.append(
      el(
        'div',
        { class: 'reset' },
        social,
        el('div', { class: 'postRow' }, el('div', { class: 'avatarColumn' }, avatar(shown.author, true)), body),
      ),
    );
  }
  resetOnHover(article, own);
  article.addEventListener('click', (event) => {
    if ((event.target as Element).closest('a, button, [role=link]') === null) {
      page().navigate(`/${shown.author?.handle ?? 'i'}/status/${shown.id}`);
    }
  });
  truths.set(article, {
    postId: shown.id,
    authorId: shown.author?.id ?? shown.authorId,
    quotedAuthorId: typeof shown.quoteOf === 'object' ? shown.quoteOf.authorId : undefined,
    kind: style.promoted ? 'promoted' : style.focal ? 'focal' : outer.repostOf ? 'repost' : 'post',
  });
  return style.promoted ? el('div', { 'data-testid': 'placementTracking', class: 'reset' }, article) : article;
}
