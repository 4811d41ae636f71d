// Comments: threads that come twenty at a time, when the section meets the viewport of a visible tab; their elements are bound to other comments
// again and again. An element gets its data in two steps, as a tree of bindings does: first the author, then the rest.
import { post } from './api.ts';
import { el, one, setText } from './dom.ts';
import { at, find, findAll, isObject, type Json, textOf, urlOf } from './json.ts';
import { page } from './state.ts';
import { truths } from './truth.ts';

interface ShownComment {
  id: string;
  old: boolean;
  authorId: string;
  authorUrl: string;
  authorName: string;
  picture: string;
  text: string;
  time: string;
  videoId: string;
}

interface ShownThread {
  comment: ShownComment;
  repliesToken: string;
  repliesText: string;
}

// ------------------------------------------------------------------------------------------------------------ reading

/** Content of comments by its key, from the mutations of an answer. */
function entitiesOf(answer: unknown): Map<string, Json> {
  const payloads = findAll(answer, ['commentEntityPayload']).map(({ value }) => value);
  return new Map(payloads.map((payload) => [String(payload.key), payload]));
}

function shownComment(view: Json, entities: ReadonlyMap<string, Json>): ShownComment | null {
  const entity = entities.get(String(view.commentKey));
  // Without its mutation there is nothing to show.
  if (entity === undefined) return null;
  const { author, properties } = entity as { author: Json; properties: Json };
  return {
    id: String(properties.commentId),
    old: false,
    authorId: String(author.channelId),
    authorUrl: urlOf(author.channelCommand),
    authorName: String(author.displayName),
    picture: String(author.avatarThumbnailUrl ?? 'https://yt3.ggpht.com/h10=s88'),
    text: textOf(properties.content),
    time: String(properties.publishedTime),
    videoId: page().videoId,
  };
}

function oldComment(renderer: Json): ShownComment {
  return {
    id: String(renderer.commentId),
    old: true,
    authorId: String(at(find(renderer.authorEndpoint, 'browseEndpoint'), 'browseId')),
    authorUrl: urlOf(renderer.authorEndpoint),
    authorName: textOf(renderer.authorText),
    picture: String(at(renderer, 'authorThumbnail', 'thumbnails', '0', 'url')),
    text: textOf(renderer.contentText),
    time: textOf(renderer.publishedTimeText),
    videoId: page().videoId,
  };
}

function commentIn(holder: Json, entities: ReadonlyMap<string, Json>): ShownComment | null {
  const old = find({ comment: holder.comment }, 'commentRenderer');
  if (old !== undefined) return oldComment(old);
  // Nested twice in a thread, once among replies.
  const outer = holder.commentViewModel;
  const inner = at(outer, 'commentViewModel') ?? outer;
  return isObject(inner) ? shownComment(inner, entities) : null;
}

const tokenIn = (value: unknown): string => String(at(find(value, 'continuationCommand'), 'token') ?? '');

function threadIn(renderer: Json, entities: ReadonlyMap<string, Json>): ShownThread | null {
  const comment = commentIn(renderer, entities);
  const replies = find({ replies: renderer.replies }, 'commentRepliesRenderer');
  return (
    comment && {
      comment,
      repliesToken: tokenIn(replies?.contents),
      repliesText: textOf(find(replies?.viewReplies, 'buttonRenderer')?.text),
    }
  );
}

// ------------------------------------------------------------------------------------------------------------ binding

function buildComment(old: boolean): HTMLElement {
  return el(
    old ? 'ytd-comment-renderer' : 'ytd-comment-view-model',
    { id: 'comment' },
    el(
      'div',
      { id: 'body' },
      el(
        'div',
        { id: 'author-thumbnail' },
        // The new kind has a button where the old one has a link.
        el(
          old ? 'a' : 'button',
          old ? {} : { id: 'author-thumbnail-button' },
          el('yt-img-shadow', {}, el('img', { alt: '', width: '40', height: '40' })),
        ),
      ),
      el(
        'div',
        { id: 'main' },
        el(
          'div',
          { id: 'header-author' },
          el('h3', {}, el('a', { id: 'author-text' }, el('span', {}, ''))),
          el('span', old ? { class: 'published-time-text' } : { id: 'published-time-text' }, el('a', {}, '')),
        ),
        el(
          'ytd-expander',
          { id: 'expander' },
          el('div', { id: 'content' }, el('yt-attributed-string', { id: 'content-text' }, '')),
        ),
        el('ytd-comment-engagement-bar', {}, el('div', { id: 'toolbar' }, el('div', { id: 'like-button' }, '👍'))),
      ),
    ),
  );
}

function bindComment(element: HTMLElement, comment: ShownComment): void {
  // In between it is nobody's.
  truths.delete(element);
  const author = one(element, '#author-text');
  author.setAttribute('href', comment.authorUrl);
  setText(one(author, 'span'), comment.authorName);
  one(element, '#author-thumbnail a, #author-thumbnail button').setAttribute('href', comment.authorUrl);
  one(element, '#author-thumbnail img').setAttribute('src', comment.picture);
  const rest = (): void => {
    const time = one(element, '#published-time-text a, .published-time-text a');
    time.setAttribute('href', `/watch?v=${comment.videoId}&lc=${comment.id}`);
    setText(time, comment.time);
    setText(one(element, '#content-text'), comment.text);
    truths.set(element, { kind: 'comment', postId: comment.id, authorId: comment.authorId });
  };
  bindings.set(element, comment.id);
  const { bindingDelay } = page().options;
  if (bindingDelay === 0) rest();
  else setTimeout(() => bindings.get(element) === comment.id && rest(), bindingDelay);
}

/** Which comment an element is bound to, or is about to be. */
const bindings = new WeakMap<Element, string>();

function buildThread(): HTMLElement {
  return el(
    'ytd-comment-thread-renderer',
    {},
    el('div', { id: 'comment-container' }),
    el(
      'div',
      { id: 'replies' },
      el(
        'ytd-comment-replies-renderer',
        {},
        el('div', { id: 'expander', hidden: '' }, el('div', { id: 'more-replies' }, el('button', {}, 'Replies'))),
        el('div', { id: 'collapsed-threads' }, el('button', { id: 'more-replies-sub-thread' }, '')),
        el('div', { id: 'expanded-threads', hidden: '' }),
      ),
    ),
  );
}

function bindThread(element: HTMLElement, { comment, repliesToken, repliesText }: ShownThread): void {
  const container = one(element, '#comment-container');
  const wanted = comment.old ? 'ytd-comment-renderer' : 'ytd-comment-view-model';
  if (container.firstElementChild?.localName !== wanted) container.replaceChildren(buildComment(comment.old));
  bindComment(container.firstElementChild as HTMLElement, comment);
  const expanded = one(element, '#expanded-threads');
  expanded.replaceChildren();
  expanded.hidden = true;
  const button = one(element, '#more-replies-sub-thread');
  one(element, '#collapsed-threads').hidden = repliesToken === '';
  setText(button, repliesText);
  button.onclick = () => void openReplies(expanded, button, repliesToken);
}

async function openReplies(expanded: HTMLElement, button: HTMLElement, token: string): Promise<void> {
  button.onclick = null;
  const answer = await post('next', { continuation: token });
  const entities = entitiesOf(answer);
  for (const holder of findAll(answer, ['commentViewModel'])) {
    const reply = commentIn({ commentViewModel: holder.value }, entities);
    if (reply === null) continue;
    const thread = buildThread();
    bindThread(thread, { comment: reply, repliesToken: '', repliesText: '' });
    expanded.append(el('yt-sub-thread', {}, thread));
  }
  expanded.hidden = false;
  // From now on it hides and shows what is there.
  button.onclick = () => {
    expanded.hidden = !expanded.hidden;
  };
}

// ------------------------------------------------------------------------------------------------------------ section

export interface CommentSection {
  readonly root: HTMLElement;
  /** Another video: its first threads come in place of these once the section is seen. */
  begin(token: string): void;
}

/** `panel`: a second section that stands aside with the first threads, as YouTube keeps one for its side panel. */
export function createSection(panel: HTMLElement | null): CommentSection {
  const contents = el('div', { id: 'contents' });
  const header = el('div', { id: 'header' });
  const root = el(
    'ytd-comments',
    { id: 'comments' },
    el('ytd-item-section-renderer', { id: 'sections' }, header, contents),
  );
  const continuation = el('ytd-continuation-item-renderer');
  let token = '';
  let loading = false;
  let begun = 0;

  const threads = (): HTMLElement[] =>
    Array.from(contents.children).filter((child): child is HTMLElement => child !== continuation);

  function bindAll(list: readonly ShownThread[], from: number): void {
    const known = threads().slice(from);
    list.forEach((thread, index) => {
      const element = known[index] ?? buildThread();
      if (known[index] === undefined) contents.insertBefore(element, continuation);
      bindThread(element, thread);
    });
    for (const surplus of known.slice(list.length)) surplus.remove();
  }

  function showHeader(renderer: Json): void {
    const items = at(find(renderer, 'sortFilterSubMenuRenderer'), 'subMenuItems');
    header.replaceChildren(
      el('span', { id: 'count' }, `${textOf(renderer.countText)} comments`),
      ...(Array.isArray(items) ? items : []).map((item: unknown) => {
        const button = el(
          'button',
          { class: 'sort', 'aria-pressed': String(at(item, 'selected') === true) },
          textOf(at(item, 'title')),
        );
        const itsToken = tokenIn(item);
        button.onclick = () => void load(itsToken);
        return button;
      }),
    );
  }

  async function load(asked: string): Promise<void> {
    if (asked === '') return;
    loading = true;
    token = '';
    const turn = begun;
    const answer = await post('next', { continuation: asked });
    loading = false;
    if (turn !== begun) return;
    const entities = entitiesOf(answer);
    const head = find(answer, 'commentsHeaderRenderer');
    if (head !== undefined) showHeader(head);
    const isFirst = findAll(answer, ['reloadContinuationItemsCommand']).length > 0;
    const list = findAll(answer, ['commentThreadRenderer']).flatMap(({ value }) => threadIn(value, entities) ?? []);
    contents.append(continuation);
    bindAll(list, isFirst ? 0 : threads().length);
    if (panel !== null && isFirst) fillPanel(panel, list.slice(0, 3));
    // The continuation of the list stands beside the threads; those of replies stand inside them.
    const items = findAll(answer, ['continuationItems']).flatMap(({ value }) => Object.values(value));
    token = tokenIn(items.filter((item) => isObject(item) && 'continuationItemRenderer' in item));
    look();
  }

  function look(): void {
    observer.unobserve(continuation);
    if (token !== '') observer.observe(continuation);
  }

  // Of several changes within one frame the last tells what is seen now.
  const observer = new IntersectionObserver((entries) => {
    if (entries.at(-1)?.isIntersecting !== true || document.visibilityState !== 'visible' || loading || token === '')
      return;
    observer.unobserve(continuation);
    void load(token);
  });

  return {
    root,
    begin(next) {
      begun += 1;
      token = next;
      loading = false;
      // What was shown stays until its elements are bound anew.
      contents.prepend(continuation);
      look();
    },
  };
}

function fillPanel(panel: HTMLElement, list: readonly ShownThread[]): void {
  const contents = el('div', { id: 'contents' });
  panel.replaceChildren(el('ytd-comments', { id: 'comments' }, el('ytd-item-section-renderer', {}, contents)));
  for (const thread of list) {
    const element = buildThread();
    contents.append(element);
    bindThread(element, thread);
  }
}
