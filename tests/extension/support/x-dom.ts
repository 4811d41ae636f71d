// Rows in X's shape (sites.md section 1), composed by us: attributes and nesting as X has them, wrappers shortened, invented people.
export interface PostOptions {
  handle?: string;
  /** The name block's inner HTML for the name. */
  name?: string;
  id?: string;
  permalink?: string;
  text?: string;
  /** The focal post: no time in the name block, a permalink with the time further down. */
  focal?: boolean;
  socialContext?: string;
  quote?: string;
  extra?: string;
  tag?: 'article' | 'div';
  avatar?: string;
}

export function post(options: PostOptions = {}): string {
  const {
    handle = 'ann_example',
    id = '1900000000000000001',
    name = 'Ann Example',
    tag = 'article',
    text = 'Good morning',
  } = options;
  const permalink = options.permalink ?? `/${handle}/status/${id}`;
  const time = `<a href="${permalink}" dir="ltr" role="link"><time datetime="2026-07-20T10:00:00.000Z">Jul 20</time></a>`;
  const link = options.focal ? '' : `<div>·</div><div>${time}</div>`;
  return `<${tag} role="article" tabindex="${options.focal ? -1 : 0}" data-testid="tweet" aria-labelledby="id__1 id__2"><div>
    ${options.socialContext ?? ''}
    <div><div><div data-testid="Tweet-User-Avatar"><div><div>
      <div data-testid="UserAvatar-Container-${options.avatar ?? handle}" style="width: 40px; height: 40px"><a href="/${handle}" aria-hidden="true" role="link" tabindex="-1"><div></div></a></div>
    </div></div></div></div>
    <div><div><div data-testid="User-Name">
      <div><a href="/${handle}" role="link"><span><span>${name}</span></span></a></div>
      <div><a href="/${handle}" role="link" tabindex="-1"><span>@${handle}</span></a>${link}</div>
    </div><button aria-label="More" data-testid="caret"></button></div>
    <div data-testid="tweetText" dir="auto" lang="en">${text}</div>
    ${options.extra ?? ''}${options.quote ?? ''}
    ${options.focal ? `<div>${time}</div>` : ''}
    <div role="group" aria-label="1 reply"><button data-testid="reply"></button></div></div></div>
  </div></${tag}>`;
}

/** A quoted post: its own name block and time, no anchors. */
export const quote = (handle = 'bob_example') => `<div role="link" tabindex="0"><div>
  <div data-testid="Tweet-User-Avatar"><div data-testid="UserAvatar-Container-${handle}"></div></div>
  <div data-testid="User-Name"><div>Bob</div><div><span>@${handle}</span><time datetime="2026-07-19T09:00:00.000Z">Jul 19</time></div></div>
  <div data-testid="tweetText">Quoted words</div></div></div>`;

export interface PersonOptions {
  id?: string;
  handle?: string;
  bio?: string;
  action?: string;
}

export function userCell({
  id = '12',
  handle = 'ann_example',
  bio = '',
  action = 'follow',
}: PersonOptions = {}): string {
  return `<button data-testid="UserCell" role="button"><div><div data-testid="UserAvatar-Container-${handle}"><a href="/${handle}"></a></div></div>
    <a href="/${handle}"><span>Ann</span></a><a href="/${handle}" tabindex="-1"><span>@${handle}</span></a>
    ${id === '' ? '' : `<button data-testid="${id}-${action}"></button>`}<div dir="auto">${bio}</div></button>`;
}

export const hoverCard = (options: PersonOptions = {}) =>
  `<div id="layers"><div data-testid="hoverCardParent"><div data-testid="HoverCard">${userCell(options).replace('data-testid="UserCell" ', '')}</div></div></div>`;

export interface ProfileOptions extends PersonOptions {
  name?: string;
  banner?: string;
}

export function profile({
  id = '12',
  handle = 'ann_example',
  name = 'Ann Example',
  bio = '',
  action = 'follow',
  banner = '',
}: ProfileOptions = {}): string {
  return `<div data-testid="primaryColumn"><div>
    ${banner === '' ? '' : `<a href="/${handle}/header_photo"><img src="https://pbs.twimg.com/profile_banners/${banner}/1600000000/600x200"></a>`}
    <div><div data-testid="UserAvatar-Container-${handle}" style="width: 134px"></div></div>
    ${id === '' ? '' : `<button data-testid="${id}-${action}"></button>`}
    <div data-testid="UserName"><div><span>${name}</span></div><div><span>@${handle}</span></div></div>
    <div data-testid="UserDescription">${bio}</div>
    <div data-testid="UserProfileHeader_Items"><span data-testid="UserJoinDate">Joined July 2009</span></div>
  </div></div>`;
}

/** Puts the page in place and the address with it. */
export function show(html: string, path = '/home'): void {
  document.documentElement.lang = 'en';
  document.body.innerHTML = html;
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(`https://x.com${path}`);
}
