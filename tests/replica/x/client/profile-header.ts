// The header of a profile. Going from one profile to another reuses every node: only the text changes.
import { page, truths } from './context.ts';
import { el, icon, richText } from './dom.ts';
import type { User } from './entities.ts';
import { followButton } from './rows/other.ts';

const calendar = 'M7 3h2v2h6V3h2v2h3v16H4V5h3zm11 7H6v9h12z';
const pin =
  'M12 3a6 6 0 00-6 6c0 4.500 6 12 6 12s6-7.500 6-12a6 6 0 00-6-6zm0 8.200A2.200 2.200 0 1112 6.800a2.200 2.200 0 010 4.400z';

export interface ProfileHeader {
  element: HTMLElement;
  show(user: User): void;
}

/** Writes text into a node that stays: a plain text keeps even its text node. */
function write(host: HTMLElement, text: string): void {
  const parts = richText(text);
  const only = host.firstChild;
  if (parts.length <= 1 && only instanceof Text && host.childNodes.length === 1) only.data = text;
  else if (parts.length <= 1 && (parts[0] === undefined || (parts[0] as Element).tagName === 'SPAN'))
    host.replaceChildren(text);
  else host.replaceChildren(...(parts as Node[]));
}

export function createProfileHeader(): ProfileHeader {
  const bannerImage = el('img', { alt: '', class: 'banner2' });
  const face = el('img', { alt: '', class: 'avatarImage' });
  const name = el('span', { class: 'profileNameText' });
  const handle = el('span', { class: 'muted' });
  const bio = el('div', { dir: 'auto', 'data-testid': 'UserDescription', class: 'profileBio' });
  const place = el('span', {});
  const joined = el('span', {});
  const following = el('span', {});
  const followers = el('span', {});
  const actionsBox = el('div', { class: 'userCellTop' });
  const location = el('span', { 'data-testid': 'UserLocation', class: 'profileItem' }, icon(pin, 18), place);
  const bannerLink = el('a', { role: 'link', class: 'reset' }, bannerImage);
  const faceBox = el('div', { class: 'profileAvatar' }, face);
  // Name and handle, no link: only text tells whose header it is.
  const userName = el(
    'div',
    { 'data-testid': 'UserName', class: 'profileName' },
    el('div', { dir: 'ltr' }, name),
    el('div', { dir: 'ltr' }, handle),
  );
  const element = el(
    'div',
    { class: 'reset' },
    bannerLink,
    el(
      'div',
      { class: 'profileTop' },
      el('div', { class: 'userCellTop' }, faceBox, actionsBox),
      userName,
      bio,
      el(
        'div',
        { 'data-testid': 'UserProfileHeader_Items', class: 'profileItems' },
        location,
        el('span', { 'data-testid': 'UserJoinDate', class: 'profileItem' }, icon(calendar, 18), joined),
      ),
      el('div', { class: 'counts' }, following, followers),
    ),
  );
  return {
    element,
    show(user) {
      bannerImage.src = `https://pbs.twimg.com/profile_banners/${user.id}/1500x500`;
      bannerLink.setAttribute('href', `/${user.handle}/header_photo`);
      face.src = user.picture.replace('_normal', '_200x200');
      faceBox.setAttribute('data-testid', `UserAvatar-Container-${user.handle}`);
      write(name, user.name);
      write(handle, `@${user.handle}`);
      write(bio, user.bio);
      write(place, user.location);
      write(joined, page().words.joined(new Date(user.created)));
      write(following, `${user.following.toLocaleString('en')} Following`);
      write(followers, `${user.followers.toLocaleString('en')} Followers`);
      location.style.display = user.location === '' ? 'none' : '';
      const button = actionsBox.firstElementChild;
      if (button) button.setAttribute('data-testid', `${user.id}-follow`);
      else actionsBox.append(followButton(user));
      truths.set(userName, { postId: '', authorId: user.id, quotedAuthorId: undefined, kind: 'profile' });
    },
  };
}
