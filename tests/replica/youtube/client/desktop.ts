// The desktop pages. Each is built once and kept; another page of the same kind is bound into the same elements, the pages not shown stand aside.
import { type CommentSection, createSection } from './comments.ts';
import { el, one, setText } from './dom.ts';
import { at, find, findAll, type Json, textOf } from './json.ts';
import { advertisement, bindOwner, buildOwner, lockupRow, resultRow } from './rows.ts';
import { page } from './state.ts';
import { truths } from './truth.ts';

export type PageType = 'watch' | 'shorts' | 'search' | 'channel' | 'browse';

interface Shown {
  root: HTMLElement;
  bind(data: unknown): void;
}

function watchPage(): Shown {
  const title = el('h1', {}, '');
  const owner = buildOwner();
  const panel = el('ytd-engagement-panel-section-list-renderer', {
    'target-id': 'engagement-panel-comments-section',
    hidden: '',
  });
  const comments: CommentSection = createSection(panel);
  const related = el('div', { id: 'related' });
  const root = el(
    'ytd-watch-flexy',
    { hidden: '' },
    el(
      'div',
      { id: 'columns' },
      el(
        'div',
        { id: 'primary' },
        el(
          'div',
          { id: 'primary-inner' },
          el('div', { id: 'player' }),
          el(
            'div',
            { id: 'below' },
            el('ytd-watch-metadata', {}, el('div', { id: 'title' }, title), owner),
            comments.root,
          ),
        ),
      ),
      el('div', { id: 'secondary' }, panel, related),
    ),
  );
  return {
    root,
    bind(data) {
      const main = find(data, 'videoPrimaryInfoRenderer');
      setText(title, textOf(main?.title));
      const itsOwner = find(data, 'videoOwnerRenderer');
      if (itsOwner !== undefined) bindOwner(owner, itsOwner, page().videoId);
      owner.hidden = itsOwner === undefined;
      related.replaceChildren(...findAll(data, ['lockupViewModel']).map(({ value }) => lockupRow(value, 'none')));
      comments.begin(commentsToken(data));
    },
  };
}

const commentsToken = (data: unknown): string =>
  String(at(find(find(data, 'itemSectionRenderer'), 'continuationCommand'), 'token') ?? '');

function shortsPage(): Shown {
  const bar = el('yt-reel-channel-bar-view-model');
  const reel = el('ytd-reel-video-renderer', {}, el('div', { class: 'reel' }), bar);
  const comments = createSection(null);
  const root = el(
    'ytd-shorts',
    { hidden: '' },
    el('div', { id: 'shorts-inner-container' }, reel),
    el(
      'ytd-engagement-panel-section-list-renderer',
      { 'target-id': 'engagement-panel-comments-section' },
      comments.root,
    ),
  );
  return {
    root,
    bind(data) {
      const owner = find(data, 'videoOwnerRenderer');
      const url = String(at(find(owner?.navigationEndpoint, 'browseEndpoint'), 'canonicalBaseUrl') ?? '');
      const face = String(at(owner, 'thumbnail', 'thumbnails', '0', 'url'));
      reel.setAttribute('is-active', '');
      bar.replaceChildren(
        el('yt-avatar-shape', {}, el('a', { href: url }, el('img', { alt: '', width: '36', height: '36', src: face }))),
        el('span', { class: 'ytReelChannelBarViewModelChannelName' }, el('a', { href: url }, url.replace(/^\//, ''))),
      );
      const authorId = String(find(owner?.navigationEndpoint, 'browseEndpoint')?.browseId);
      truths.set(reel, { kind: 'reel', postId: page().videoId, authorId });
      comments.begin(commentsToken(data));
    },
  };
}

function channelPage(): Shown {
  const name = el('span', {}, '');
  const handle = el('span', {}, '');
  const counts = el('span', {}, '');
  const image = el('img', { alt: '', width: '120', height: '120' });
  const header = el(
    'yt-page-header-view-model',
    {},
    el('yt-decorated-avatar-view-model', {}, el('yt-avatar-shape', {}, image)),
    el(
      'div',
      { class: 'header-text' },
      el('yt-dynamic-text-view-model', {}, el('h1', {}, name)),
      el('yt-content-metadata-view-model', {}, el('div', {}, handle), el('div', {}, counts)),
      el('button', { id: 'open-about' }, '…more'),
    ),
  );
  const grid = el('div', { id: 'contents' });
  const root = el(
    'ytd-browse',
    { 'page-subtype': 'channels', hidden: '' },
    el('yt-page-header-renderer', {}, header),
    el('ytd-rich-grid-renderer', {}, grid),
  );
  return {
    root,
    bind(data) {
      const model = find(data, 'pageHeaderViewModel');
      const lines = at(model, 'metadata', 'contentMetadataViewModel', 'metadataRows');
      const line = (index: number): string =>
        Object.values((at(lines, String(index), 'metadataParts') ?? {}) as Json)
          .map((part) => textOf(at(part, 'text')))
          .join(' • ');
      setText(name, textOf(at(model, 'title', 'dynamicTextViewModel', 'text')));
      setText(handle, `\u200e${line(0)}\u200e`);
      setText(counts, line(1));
      image.setAttribute('src', String(at(find(model, 'avatarViewModel'), 'image', 'sources', '0', 'url')));
      const id = String(find(data, 'channelMetadataRenderer')?.externalId);
      truths.set(header, { kind: 'header', postId: '', authorId: id });
      const cards = findAll(data, ['lockupViewModel']).map(({ value }) => lockupRow(value, 'one'));
      grid.replaceChildren(
        ...cards.map((card) => el('ytd-rich-item-renderer', {}, el('div', { id: 'content' }, card))),
      );
    },
  };
}

function searchPage(): Shown {
  const contents = el('div', { id: 'contents' });
  const root = el(
    'ytd-search',
    { hidden: '' },
    el('ytd-section-list-renderer', {}, el('ytd-item-section-renderer', {}, contents)),
  );
  return {
    root,
    bind(data) {
      const videos = findAll(data, ['videoRenderer']).map(({ value }) => value);
      const [first] = videos;
      contents.replaceChildren(
        ...(first === undefined ? [] : [advertisement(resultRow(first))]),
        ...videos.map(resultRow),
      );
    },
  };
}

function homePage(): Shown {
  const contents = el('div', { id: 'contents' });
  const root = el('ytd-browse', { 'page-subtype': 'home', hidden: '' }, el('ytd-rich-grid-renderer', {}, contents));
  return {
    root,
    bind(data) {
      const cards = findAll(data, ['lockupViewModel']).map(({ value }, index) => {
        const card = lockupRow(value, index === 1 ? 'several' : 'one');
        // The first is an advertisement more often than not.
        return index === 0 ? advertisement(card) : card;
      });
      contents.replaceChildren(
        ...cards.map((card) => el('ytd-rich-item-renderer', {}, el('div', { id: 'content' }, card))),
      );
    },
  };
}

export interface Desktop {
  /** Brings the page of this type forward; its elements still show what they showed last. */
  turnTo(type: PageType): void;
  /** Binds new data to the page of this type. */
  bind(type: PageType, data: unknown): void;
}

export function buildDesktop(app: HTMLElement): Desktop {
  const pages: Record<PageType, Shown> = {
    watch: watchPage(),
    shorts: shortsPage(),
    search: searchPage(),
    channel: channelPage(),
    browse: homePage(),
  };
  const manager = el('ytd-page-manager', { id: 'page-manager' }, ...Object.values(pages).map(({ root }) => root));
  app.append(
    el('ytd-masthead', { id: 'masthead' }, el('a', { href: '/', id: 'logo' }, 'YouTube')),
    el('div', { id: 'content' }, manager),
  );
  return {
    turnTo(type) {
      for (const [name, { root }] of Object.entries(pages)) root.hidden = name !== type;
      if (type === 'watch') one(manager, 'ytd-watch-flexy').setAttribute('video-id', page().videoId);
    },
    bind: (type, data) => pages[type].bind(data),
  };
}
