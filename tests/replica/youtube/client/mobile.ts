// The mobile site's watch page: the same answers, other elements. Its comments link no comment; some link the author's id, some the handle.
import { post } from './api.ts';
import { el } from './dom.ts';
import { at, find, findAll, textOf, urlOf } from './json.ts';
import { page } from './state.ts';
import { truths } from './truth.ts';

export async function buildMobile(app: HTMLElement, data: unknown): Promise<void> {
  const owner = find(data, 'videoOwnerRenderer');
  const ownerUrl = urlOf(owner?.navigationEndpoint);
  const face = String(at(owner, 'thumbnail', 'thumbnails', '0', 'url'));
  const slim = el(
    'ytm-slim-owner-renderer',
    {},
    el(
      'a',
      { href: ownerUrl },
      el('ytm-profile-icon', {}, el('img', { alt: '', width: '36', height: '36', src: face })),
      el('span', { class: 'slim-owner-channel-name' }, textOf(owner?.title)),
    ),
  );
  truths.set(slim, {
    kind: 'owner',
    postId: page().videoId,
    authorId: String(find(owner?.navigationEndpoint, 'browseEndpoint')?.browseId),
  });
  const list = el('lazy-list');
  app.append(
    el(
      'ytm-watch',
      {},
      el('div', { id: 'player' }),
      el('h2', {}, textOf(find(data, 'videoPrimaryInfoRenderer')?.title)),
      slim,
    ),
    el('ytm-engagement-panel', {}, list),
  );
  const token = at(find(find(data, 'itemSectionRenderer'), 'continuationCommand'), 'token');
  const answer = await post('next', { continuation: token });
  for (const { value } of findAll(answer, ['commentEntityPayload'])) {
    const authorId = String(at(value, 'author', 'channelId'));
    // Every second one links by the handle, as the desktop site does.
    const byId = list.childElementCount % 2 === 0;
    const url = byId ? `/channel/${authorId}` : urlOf(at(value, 'author', 'channelCommand'));
    const comment = el(
      'ytm-comment-renderer',
      {},
      el(
        'a',
        { class: 'YtmCommentRendererIconContainer', href: url },
        el('img', { alt: '', width: '24', height: '24', src: String(at(value, 'author', 'avatarThumbnailUrl')) }),
      ),
      el(
        'div',
        {},
        el(
          'span',
          { class: 'YtmCommentRendererTitle' },
          `${String(at(value, 'author', 'displayName'))} · ${String(at(value, 'properties', 'publishedTime'))}`,
        ),
        el('p', { class: 'YtmCommentRendererText' }, textOf(at(value, 'properties', 'content'))),
      ),
    );
    const kind = byId || url.startsWith('/channel/') ? 'comment' : 'comment by handle';
    truths.set(comment, { kind, postId: '', authorId });
    list.append(el('ytm-comment-thread-renderer', {}, comment));
  }
}
