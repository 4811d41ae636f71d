// Decide first: ten masked accounts with their posts, a mark for each; the evidence is shown only when all are marked.
import { button } from '../../surfaces/controls';
import type { Context } from '../context';
import { composeFeed, type FeedAccount, feedSeenAt } from '../feed/compose';
import { drawFeed, letterOf } from '../feed/draw';
import { isComplete, type Mark, signs, surenesses, views } from '../marks/marks';
import type { Progress } from '../store/progress';
import { otherFeed } from './other-feed';
import { paragraph } from './parts';
import { revealScreen } from './reveal';

/** Newest posts that stand open; older ones are one press away. */
const openPosts = 4;

function postsOf({ h, words }: Context, { posts }: FeedAccount): HTMLElement {
  const items = [...posts]
    .reverse()
    .map(({ text, time, lang }) =>
      h(
        'li',
        {},
        h('p', { dir: 'auto', lang, class: 'said' }, text),
        h('p', { class: 'quiet small' }, words.moment(time)),
      ),
    );
  const older = items.slice(openPosts);
  return h(
    'div',
    { class: 'posts' },
    h('ul', {}, ...items.slice(0, openPosts)),
    older.length === 0
      ? null
      : h('details', {}, h('summary', {}, words.say('class.feed.older', { n: older.length })), h('ul', {}, ...older)),
  );
}

export function factsOf({ h, words }: Context, { person, posts }: FeedAccount): HTMLElement {
  const facts: [string, string][] = [
    ['joined', words.date(new Date(person.created).toISOString().slice(0, 10))],
    ['followers', words.number(person.followers)],
    ['counted', words.number(person.counted)],
    ['seen', words.number(posts.length)],
  ];
  return h(
    'dl',
    { class: 'facts' },
    ...facts.map(([name, value]) => h('div', {}, h('dt', {}, words.say(`class.feed.${name}`)), h('dd', {}, value))),
  );
}

interface Form {
  element: HTMLElement;
}

/** `change`: is told of every change, with the mark as it is then. */
function markForm(
  { h, words }: Context,
  place: number,
  mark: Mark,
  isLocked: boolean,
  change: (mark: Mark) => void,
): Form {
  let now = mark;
  const set = (part: Partial<Mark>) => {
    now = { ...now, ...part };
    sureBox.toggleAttribute('disabled', isLocked || now.view === null || now.view === 'unclear');
    change(now);
  };
  const name = `account-${place}`;
  const chips = signs.map((sign) => {
    const input = h('input', {
      type: 'checkbox',
      id: `${name}-${sign}`,
      checked: mark.signs.includes(sign),
      disabled: isLocked,
    });
    input.addEventListener('change', () => {
      const others = now.signs.filter((one) => one !== sign);
      set({ signs: signs.filter((one) => (one === sign ? input.checked : others.includes(one))) });
    });
    return h('label', { class: 'chip' }, input, h('span', {}, words.say(`class.chip.${sign}`)));
  });
  const choices = <C extends string | number>(
    part: string,
    of: readonly C[],
    chosen: C | null,
    onChoose: (choice: C) => void,
  ) =>
    of.map((choice) => {
      const input = h('input', {
        type: 'radio',
        name: `${name}-${part}`,
        id: `${name}-${part}-${choice}`,
        checked: choice === chosen,
      });
      input.addEventListener('change', () => onChoose(choice));
      return h('label', { class: 'chip' }, input, h('span', {}, words.say(`class.${part}.${choice}`)));
    });
  const note = h('input', {
    type: 'text',
    id: `${name}-note`,
    maxlength: '500',
    autocomplete: 'off',
    disabled: isLocked,
  });
  note.value = mark.note;
  note.addEventListener('input', () => set({ note: note.value }));
  const box = (title: string, inputs: readonly HTMLElement[]) =>
    h('fieldset', { class: 'choose', disabled: isLocked }, h('legend', {}, words.say(title)), ...inputs);
  const sureBox = box(
    'class.feed.sure',
    choices('sure', surenesses, mark.sure, (sure) => set({ sure })),
  );
  sureBox.toggleAttribute('disabled', isLocked || mark.view === null || mark.view === 'unclear');
  return {
    element: h(
      'div',
      { class: 'form' },
      box('class.feed.notice', chips),
      h('div', { class: 'note' }, h('label', { for: note.id }, words.say('class.feed.note')), note),
      box(
        'class.feed.view',
        choices('view', views, mark.view, (view) => set({ view })),
      ),
      sureBox,
    ),
  };
}

export function decideScreen(context: Context): HTMLElement {
  const { h, words, store, route } = context;
  const { seed } = route;
  const feed = composeFeed(drawFeed(seed), words);
  let progress: Progress = store.load(seed);
  if (progress.revealed) return revealScreen(context, feed, progress);

  const status = h('p', { class: 'count', role: 'status' });
  const hint = h('p', { class: 'quiet small' });
  const failed = h('p', { class: 'small', role: 'alert' });
  const missing = () => progress.marks.flatMap((mark, place) => (isComplete(mark) ? [] : [place]));
  const reveal = button(
    words.say('class.feed.reveal'),
    () => {
      if (missing().length > 0) {
        const next = accounts[missing()[0] ?? 0];
        next?.querySelector<HTMLElement>('h2')?.focus();
        next?.scrollIntoView({ block: 'start' });
        return;
      }
      progress = { ...progress, revealed: true };
      store.save(progress);
      context.redraw();
    },
    'main',
  );
  reveal.id = 'reveal';

  function show(): void {
    const open = missing().length;
    const all = progress.marks.length;
    status.textContent = words.say('class.feed.progress', { done: all - open, all });
    hint.textContent = open === 0 ? '' : words.say('class.feed.reveal_wait', { n: open });
    reveal.textContent = words.say(open === 0 ? 'class.feed.reveal' : 'class.feed.next_open');
    accounts.forEach((account, place) => {
      account.toggleAttribute('data-done', isComplete(progress.marks[place] ?? { ...noneYet }));
    });
  }

  const noneYet: Mark = { view: null, sure: null, signs: [], note: '' };
  const accounts = feed.map((account, place) => {
    const change = (mark: Mark) => {
      progress = { ...progress, marks: progress.marks.map((one, other) => (other === place ? mark : one)) };
      failed.textContent = store.save(progress) ? '' : words.say('class.keep_failed');
      show();
    };
    const heading = h(
      'h2',
      { id: `title-${place}`, tabindex: '-1' },
      words.say('class.feed.account', { letter: letterOf(place) }),
    );
    return h(
      'article',
      { class: 'account', 'aria-labelledby': `title-${place}` },
      h('div', { class: 'who' }, h('span', { class: 'face', 'aria-hidden': 'true' }, letterOf(place)), heading),
      factsOf(context, account),
      h(
        'div',
        { class: 'sides' },
        postsOf(context, account),
        markForm(context, place, progress.marks[place] ?? noneYet, false, change).element,
      ),
    );
  });
  const before = progress.marks.length - missing().length;
  show();
  return h(
    'div',
    { class: 'screen' },
    h(
      'h1',
      {},
      words.say('class.feed.title'),
      ' ',
      h('span', { class: 'quiet seed' }, words.say('class.feed.seed', { seed: String(seed) })),
    ),
    paragraph(
      context,
      'class.feed.about',
      { date: words.date(new Date(feedSeenAt).toISOString().slice(0, 10)) },
      'lead',
    ),
    before > 0 ? paragraph(context, 'class.resumed', { n: before }, 'resumed small') : null,
    keepRow(context),
    otherFeed(context),
    ...accounts,
    h('div', { class: 'finish' }, h('div', {}, status, hint, failed), reveal),
  );
}

/** Storage is off unless a student wants it. */
export function keepRow({ h, words, store }: Context): HTMLElement {
  const input = h('input', { type: 'checkbox', role: 'switch', id: 'keep', 'aria-describedby': 'keep-about' });
  input.checked = store.isKept;
  const failed = h('span', { class: 'about', role: 'status' });
  input.addEventListener('change', () => {
    if (store.keep(input.checked)) return;
    input.checked = store.isKept;
    failed.textContent = words.say('class.keep_failed');
  });
  return h(
    'div',
    { class: 'switch keep' },
    h(
      'span',
      {},
      h('label', { for: 'keep' }, words.say('class.keep')),
      h('span', { class: 'about', id: 'keep-about' }, words.say('class.keep_about')),
      failed,
    ),
    input,
  );
}
