// Accounts that act alike: what joins them, two variants of a text word by word, when the accounts were made and when they posted.
import { maker } from '../card/dom';
import { drawStrip } from '../charts/dot-strip';
import { diffParts, type Part } from '../compare/diff';
import { dateOf, markLine, nameOf, type PanelParts, tableTwin } from './parts';
import type { PanelAccount, PanelGroup, PanelPost } from './protocol';

type WithText = PanelPost & { text: string };

/** `accounts`: all of the page, the background for the times of creation. `number`: from 1; `of`: how many there are. */
export function groupCard(
  parts: PanelParts,
  group: PanelGroup,
  accounts: readonly PanelAccount[],
  number: number,
  of: number,
): HTMLElement {
  const h = maker(parts.document);
  const id = `group-${number}`;
  return h(
    'article',
    { class: 'group', 'aria-labelledby': id },
    h('h3', { id }, of > 1 ? h('span', { class: 'quiet' }, `${parts.words.number(number)}. `) : null, group.sentence),
    markLine(parts, group),
    variants(parts, group.posts, id),
    moments(parts, group.posts),
    creation(parts, group, accounts),
    members(parts, group),
  );
}

function part(parts: PanelParts, { text, same }: Part): Node {
  return same ? parts.document.createTextNode(text) : maker(parts.document)('mark', {}, text);
}

function variants(parts: PanelParts, posts: readonly PanelPost[], id: string): HTMLElement | null {
  const { document, words, order } = parts;
  const h = maker(document);
  const known = posts.filter((post): post is WithText => post.text !== null && post.text !== '');
  const [first, second] = known;
  if (first === undefined) return null;
  const line = (post: WithText, shown: readonly Part[]) =>
    h('blockquote', {}, h('p', {}, ...shown.map((one) => part(parts, one))), source(post));
  const source = (post: WithText) => {
    const name = post.handle === '' ? post.id : `@${post.handle}`;
    if (!post.onPage) return h('footer', { class: 'quiet' }, h('bdi', {}, name));
    const jump = h('button', { type: 'button', class: 'link' }, words.say('ui.card.jump', { handle: name }));
    jump.addEventListener('click', () => order({ kind: 'post', post: post.id }));
    return h('footer', {}, jump);
  };
  if (second === undefined) return h('div', { class: 'variants' }, line(first, [{ text: first.text, same: true }]));

  const body = h('div', { class: 'variants' });
  const show = (other: WithText) => {
    const { a, b } = diffParts(first.text, other.text);
    const same = [...a, ...b].every((one) => one.same);
    body.replaceChildren(
      line(first, a),
      line(other, b),
      h('p', { class: 'quiet small' }, words.say(same ? 'ui.panel.same_words' : 'ui.panel.other_words')),
    );
  };
  show(second);
  if (known.length === 2) return body;
  const choice = h('select', { id: `${id}-other` });
  // An option holds no elements: the name is isolated by characters.
  known.slice(1).forEach((post, index) => {
    choice.append(
      h(
        'option',
        { value: String(index + 1) },
        `${index + 2}: \u2068${nameOf({ id: post.id, handle: post.handle })}\u2069`,
      ),
    );
  });
  choice.addEventListener('change', () => show(known[Number(choice.value)] ?? second));
  const label = h('label', { for: `${id}-other`, class: 'quiet' }, words.say('ui.panel.compare'));
  return h('div', {}, body, h('p', { class: 'choice' }, label, choice));
}

/** The way to the post, where it is on the page. */
function jumpOrName({ document, words, order }: PanelParts, { id, handle, onPage }: PanelPost): Node {
  const h = maker(document);
  const name = h('bdi', {}, nameOf({ id, handle }));
  if (!onPage) return name;
  const label = words.say('ui.card.jump', { handle: nameOf({ id, handle }) });
  const jump = h('button', { type: 'button', class: 'link', title: label, 'aria-label': label }, name);
  jump.addEventListener('click', () => order({ kind: 'post', post: id }));
  return jump;
}

function moments(parts: PanelParts, posts: readonly PanelPost[]): HTMLElement | null {
  const { document, words } = parts;
  const h = maker(document);
  const timed = posts
    .filter((post): post is PanelPost & { time: number } => post.time !== null)
    .toSorted((a, b) => a.time - b.time);
  const [first] = timed;
  const last = timed.at(-1);
  if (first === undefined || last === undefined || timed.length < 2) return null;
  const points = timed.map(({ time }) => ({ at: [time, time] as const, raised: true }));
  const rows = timed.map((post) => [jumpOrName(parts, post), words.moment(post.time)]);
  return h(
    'div',
    {},
    h('h4', {}, words.say('ui.panel.posted')),
    h(
      'p',
      { class: 'small' },
      words.say('ui.panel.posted_within', { n: timed.length, span: words.span(last.time - first.time) }),
    ),
    drawStrip(document, points, words.moment),
    tableTwin(parts, [words.say('ui.panel.account'), words.say('ui.panel.time')], rows),
  );
}

function creation(parts: PanelParts, { members }: PanelGroup, accounts: readonly PanelAccount[]): HTMLElement | null {
  const { document, words } = parts;
  const h = maker(document);
  const known = members.filter(({ created }) => created !== null);
  if (known.length < 2) return null;
  const ids = new Set(members.map(({ id }) => id));
  const others = accounts.filter(({ id, created }) => created !== null && !ids.has(id));
  const points = [
    ...others.map(({ created }) => ({ at: created ?? ([0, 0] as const), raised: false })),
    ...known.map(({ created }) => ({ at: created ?? ([0, 0] as const), raised: true })),
  ];
  const sorted = known.toSorted((a, b) => (a.created?.[0] ?? 0) - (b.created?.[0] ?? 0));
  return h(
    'div',
    {},
    h('h4', {}, words.say('ui.panel.creation')),
    h('p', { class: 'small' }, words.say('ui.panel.creation_about', { n: known.length, others: others.length })),
    drawStrip(document, points, words.month),
    tableTwin(
      parts,
      [words.say('ui.panel.account'), words.say('ui.panel.created')],
      sorted.map((member) => [nameOf(member), dateOf(words, member.created)]),
    ),
  );
}

function members({ document, words, order }: PanelParts, { members: list }: PanelGroup): HTMLElement {
  const h = maker(document);
  const items = list.map((member) => {
    const name = h('bdi', {}, nameOf(member));
    if (!member.onPage) return h('li', {}, name);
    const open = h('button', { type: 'button', class: 'link', title: words.say('ui.panel.open_card') }, name);
    open.addEventListener('click', () => order({ kind: 'account', account: member.id }));
    return h('li', {}, open);
  });
  return h(
    'div',
    {},
    h('h4', {}, words.say('ui.panel.members', { n: list.length })),
    h('ul', { class: 'members' }, ...items),
  );
}
