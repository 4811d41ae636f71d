// Videos in lists: search results, and lockups, which are built empty and filled later.
import { el, one, setText } from './dom.ts';
import { at, find, type Json, textOf, urlOf } from './json.ts';
import { truths } from './truth.ts';

const fillMs = 80;

export function resultRow(video: Json): HTMLElement {
  const id = String(video.videoId);
  const owner = find(video.ownerText, 'browseEndpoint');
  const url = urlOf(at(video, 'ownerText', 'runs', '0', 'navigationEndpoint'));
  const face = String(
    at(find(video, 'channelThumbnailWithLinkRenderer'), 'thumbnail', 'thumbnails', '0', 'url') as string,
  );
  const row = el(
    'ytd-video-renderer',
    {},
    el(
      'a',
      { id: 'thumbnail', href: `/watch?v=${id}` },
      el('img', { alt: '', src: `https://i.ytimg.com/vi/${id}/hq720.jpg` }),
    ),
    el(
      'div',
      { class: 'text-wrapper' },
      el('h3', {}, el('a', { id: 'video-title', href: `/watch?v=${id}` }, textOf(video.title))),
      el('div', { id: 'metadata-line' }, `${textOf(video.viewCountText)} • ${textOf(video.publishedTimeText)}`),
      el(
        'div',
        { id: 'channel-info' },
        el(
          'a',
          { id: 'channel-thumbnail', href: url },
          el('yt-img-shadow', {}, el('img', { alt: '', width: '24', height: '24', src: face })),
        ),
        el('ytd-channel-name', {}, el('a', { href: url }, textOf(video.ownerText))),
      ),
    ),
  );
  truths.set(row, { kind: 'result', postId: id, authorId: String(owner?.browseId) });
  return row;
}

/** An advertisement in the shape of the rows around it. */
export const advertisement = (row: HTMLElement): HTMLElement =>
  el('ytd-ad-slot-renderer', {}, el('ytd-in-feed-ad-layout-renderer', {}, row));

/** `pictures`: none beside a video, one in a list, a stack on a card of several channels. */
export function lockupRow(lockup: Json, pictures: 'none' | 'one' | 'several'): HTMLElement {
  const several = pictures === 'several';
  const row = el('yt-lockup-view-model');
  const id = String(lockup.contentId);
  const onTap = find(at(lockup, 'metadata', 'lockupMetadataViewModel', 'image'), 'innertubeCommand');
  setTimeout(() => {
    const parts = find(lockup, 'metadataRows') as unknown;
    const lines = (Array.isArray(parts) ? parts : Object.values((parts ?? {}) as Json)).map((each) =>
      Object.values((at(each, 'metadataParts') ?? {}) as Json).map((part) => textOf(at(part, 'text'))),
    );
    const url = onTap === undefined ? '' : urlOf(onTap);
    const face = String(at(find(lockup, 'avatarViewModel'), 'image', 'sources', '0', 'url') ?? '');
    const avatar = (): HTMLElement =>
      el(
        'yt-decorated-avatar-view-model',
        {},
        el('yt-avatar-shape', {}, el('img', { alt: '', width: '36', height: '36', src: face })),
      );
    const details = el('yt-content-metadata-view-model');
    lines.forEach((line, index) => {
      const words = line.join(' • ');
      details.append(el('div', {}, index === 0 && url !== '' && !several ? el('a', { href: url }, words) : words));
    });
    row.append(
      el(
        'a',
        { class: 'ytLockupViewModelContentImage', href: `/watch?v=${id}` },
        el('img', { alt: '', src: `https://i.ytimg.com/vi/${id}/hq720.jpg` }),
      ),
      el(
        'div',
        { class: 'lockup-text' },
        ...(url === '' || pictures === 'none'
          ? []
          : [several ? el('yt-avatar-stack-view-model', {}, avatar(), avatar()) : avatar()]),
        el(
          'div',
          {},
          el(
            'h3',
            {},
            el('a', { href: `/watch?v=${id}` }, textOf(at(lockup, 'metadata', 'lockupMetadataViewModel', 'title'))),
          ),
          details,
        ),
      ),
    );
    const authorId =
      pictures !== 'one' || onTap === undefined ? '' : String(find(onTap, 'browseEndpoint')?.browseId ?? '');
    truths.set(row, { kind: authorId === '' ? 'lockup without author' : 'lockup', postId: id, authorId });
  }, fillMs);
  return row;
}

/** The owner of the video that is shown: one element for all videos. */
export function buildOwner(): HTMLElement {
  return el(
    'ytd-video-owner-renderer',
    {},
    el('a', {}, el('yt-img-shadow', { id: 'avatar' }, el('img', { alt: '', width: '40', height: '40' }))),
    el(
      'div',
      { id: 'upload-info' },
      el('ytd-channel-name', { id: 'channel-name' }, el('a', {}, '')),
      el('span', { id: 'owner-sub-count' }, ''),
    ),
  );
}

export function bindOwner(element: HTMLElement, owner: Json, postId: string): void {
  const url = urlOf(owner.navigationEndpoint);
  for (const link of element.querySelectorAll('a')) link.setAttribute('href', url);
  one(element, 'img').setAttribute('src', String(at(owner, 'thumbnail', 'thumbnails', '0', 'url')));
  setText(one(element, '#channel-name a'), textOf(owner.title));
  setText(one(element, '#owner-sub-count'), textOf(owner.subscriberCountText));
  const authorId = String(find(owner.navigationEndpoint, 'browseEndpoint')?.browseId);
  truths.set(element, { kind: 'owner', postId, authorId });
}
