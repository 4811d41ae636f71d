// The mobile site: the same answers, other elements. What links a comment and its author differs from comment to comment: its own address or
// none, the author's id or the handle.
import { post } from './api.ts';
import { el } from './dom.ts';
import { at, find, findAll, type Json, textOf, urlOf } from './json.ts';
import { page } from './state.ts';
import { truths } from './truth.ts';

export async function buildMobile(app: HTMLElement, data: unknown): Promise<void> {
  const { pathname } = location;
  if (pathname === '/results') app.append(results(data));
  else if (pathname === '/watch') await buildWatch(app, data);
  else if (pathname.startsWith('/shorts/')) await buildShorts(app, data);
  else app.append(channel(data));
}

// ---------------------------------------------------------------------------------------------------------- watch page

async function buildWatch(app: HTMLElement, data: unknown): Promise<void> {
  const owner = find(data, 'videoOwnerRenderer');
  const face = String(at(owner, 'thumbnail', 'thumbnails', '0', 'url'));
  const slim = el(
    'ytm-slim-owner-renderer',
    {},
    el(
      'a',
      { href: urlOf(owner?.navigationEndpoint) },
      el('ytm-profile-icon', {}, el('img', { alt: '', width: '36', height: '36', src: face })),
      el('span', { class: 'slim-owner-channel-name' }, textOf(owner?.title)),
    ),
  );
  truths.set(slim, {
    kind: 'owner',
    postId: page().videoId,
    authorId: String(find(owner?.navigationEndpoint, 'browseEndpoint')?.browseId),
  });
  const title = el('h2', {}, textOf(find(data, 'videoPrimaryInfoRenderer')?.title));
  app.append(el('ytm-watch', {}, el('div', { id: 'player' }), title, slim));
  await addComments(app, data);
}

/** A short video, with its comments in the same panel. Who made it stands in an element that no source names. */
async function buildShorts(app: HTMLElement, data: unknown): Promise<void> {
  app.append(el('shorts-page', {}, el('div', { id: 'player' })));
  await addComments(app, data);
}

async function addComments(app: HTMLElement, data: unknown): Promise<void> {
  const list = el('lazy-list');
  app.append(el('ytm-engagement-panel', {}, list));
  const token = at(find(find(data, 'itemSectionRenderer'), 'continuationCommand'), 'token');
  const answer = await post('next', { continuation: token });
  for (const { value } of findAll(answer, ['commentEntityPayload'])) {
    list.append(el('ytm-comment-thread-renderer', {}, comment(value, list.childElementCount % 3)));
  }
}

/** `way`: how it can be known. 0: by the id in its author's link; 1: by its own address; 2: its links hold a handle and nothing else. */
function comment(entity: Json, way: number): HTMLElement {
  const authorId = String(at(entity, 'author', 'channelId'));
  const id = String(at(entity, 'properties', 'commentId'));
  const url = way === 0 ? `/channel/${authorId}` : urlOf(at(entity, 'author', 'channelCommand'));
  const time = String(at(entity, 'properties', 'publishedTime'));
  const row = el(
    'ytm-comment-renderer',
    {},
    el(
      'a',
      { class: 'YtmCommentRendererIconContainer', href: url },
      el('img', { alt: '', width: '24', height: '24', src: String(at(entity, 'author', 'avatarThumbnailUrl')) }),
    ),
    el(
      'div',
      {},
      el('span', { class: 'YtmCommentRendererTitle' }, `${String(at(entity, 'author', 'displayName'))} · `),
      el(
        'span',
        { class: 'YtmCommentRendererPublishedTime' },
        way === 1 ? el('a', { href: `/watch?v=${page().videoId}&lc=${id}` }, time) : time,
      ),
      el(
        'button',
        { class: 'YtmCommentRendererContent' },
        el(
          'p',
          { class: 'YtmCommentRendererText' },
          el('span', { class: 'yt-core-attributed-string' }, textOf(at(entity, 'properties', 'content'))),
        ),
      ),
    ),
  );
  const byHandle = way === 2 && !url.startsWith('/channel/');
  truths.set(row, { kind: byHandle ? 'comment by handle' : 'comment', postId: way === 1 ? id : '', authorId });
  return row;
}

// -------------------------------------------------------------------------------------------------------- other pages

function results(data: unknown): HTMLElement {
  return el(
    'ytm-search',
    {},
    el('lazy-list', {}, ...findAll(data, ['videoRenderer']).map(({ value }) => result(value))),
  );
}

function result(video: Json): HTMLElement {
  const id = String(video.videoId);
  const url = urlOf(at(video, 'ownerText', 'runs', '0', 'navigationEndpoint'));
  const face = String(at(find(video, 'channelThumbnailWithLinkRenderer'), 'thumbnail', 'thumbnails', '0', 'url'));
  const row = el(
    'ytm-video-with-context-renderer',
    {},
    el('a', { href: `/watch?v=${id}` }, el('img', { alt: '', src: `https://i.ytimg.com/vi/${id}/hq720.jpg` })),
    el(
      'div',
      { class: 'details' },
      el(
        'ytm-channel-thumbnail-with-link-renderer',
        {},
        el(
          'a',
          { href: url },
          el('ytm-profile-icon', {}, el('img', { alt: '', width: '40', height: '40', src: face })),
        ),
      ),
      el('div', {}, el('h3', {}, el('a', { href: `/watch?v=${id}` }, textOf(video.title))), textOf(video.ownerText)),
    ),
  );
  truths.set(row, { kind: 'result', postId: id, authorId: String(find(video.ownerText, 'browseEndpoint')?.browseId) });
  return row;
}

function channel(data: unknown): HTMLElement {
  const model = find(data, 'pageHeaderViewModel');
  const image = String(at(find(model, 'avatarViewModel'), 'image', 'sources', '0', 'url'));
  const handle = textOf(at(find(model, 'contentMetadataViewModel'), 'metadataRows', '0', 'metadataParts', '0', 'text'));
  const header = el(
    'yt-page-header-view-model',
    {},
    el(
      'yt-decorated-avatar-view-model',
      {},
      el('yt-avatar-shape', {}, el('img', { alt: '', width: '72', height: '72', src: image })),
    ),
    el(
      'div',
      {},
      el('yt-dynamic-text-view-model', {}, el('h1', {}, textOf(at(model, 'title', 'dynamicTextViewModel', 'text')))),
      el('yt-content-metadata-view-model', {}, el('div', {}, handle)),
    ),
  );
  truths.set(header, {
    kind: 'header',
    postId: '',
    authorId: String(find(data, 'channelMetadataRenderer')?.externalId),
  });
  return el('ytm-browse', {}, header);
}
