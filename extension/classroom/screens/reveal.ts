// After the decision: how sure and how often right, what a wrong suspicion costs, and for each account the own mark beside the evidence.
import { drawMark } from '../../annotate/mark';
import { button } from '../../surfaces/controls';
import { stillCard, stillModel } from '../../surfaces/still-card';
import { encode, resultOf } from '../code/code';
import { drawCode } from '../code/qr';
import type { Context } from '../context';
import type { Reading } from '../engine/lens';
import { type FeedAccount, feedSeenAt, visitsTo } from '../feed/compose';
import { letterOf } from '../feed/draw';
import { type Calibration, calibrationOf } from '../marks/calibration';
import type { Mark } from '../marks/marks';
import type { Progress } from '../store/progress';
import { otherFeed } from './other-feed';
import { engineLost, paragraph, part, speakingGroup, speaks, tableOf } from './parts';

function reasoning(context: Context, calibration: Calibration): HTMLElement {
  const { words } = context;
  const { tallies, fit, missed, unclear } = calibration;
  const rows = tallies.map(({ sure, said, right }) => [
    words.say(`class.sure.${sure}`),
    words.number(said),
    said === 0 ? words.say('class.reveal.none_said') : words.number(right),
  ]);
  const heads = ['sure_column', 'times_column', 'right_column'].map((key) => words.say(`class.reveal.${key}`));
  return part(
    context,
    'reasoning',
    'class.reveal.reasoning',
    paragraph(context, 'class.reveal.reasoning_about', {}, 'quiet'),
    tableOf(context, words.say('class.reveal.reasoning'), heads, rows),
    paragraph(context, `class.reveal.${fit}`),
    paragraph(context, 'class.reveal.unclear', { n: unclear }),
    missed.length === 0 ? null : paragraph(context, 'class.reveal.missed', { n: missed.length }),
  );
}

function costs(context: Context, feed: readonly FeedAccount[], { wronged }: Calibration): HTMLElement {
  const { h, words } = context;
  const items = wronged.flatMap((place) => {
    const account = feed[place];
    return account === undefined
      ? []
      : [
          h(
            'li',
            {},
            h('b', {}, words.say('class.feed.account', { letter: letterOf(place) })),
            h('p', {}, words.say(`class.role.${account.role.id}`)),
            h('p', {}, words.say(`class.role.${account.role.id}.cost`)),
          ),
        ];
  });
  return part(
    context,
    'costs',
    'class.reveal.costs',
    items.length === 0 ? paragraph(context, 'class.reveal.costs_none') : h('ul', { class: 'costs' }, ...items),
  );
}

export function markInWords({ words }: Context, { view, sure }: Mark): string {
  if (view === null) return words.say('class.reveal.none_said');
  const said = words.say(`class.view.${view}`);
  return sure === null || view === 'unclear' ? said : `${said} · ${words.say(`class.sure.${sure}`)}`;
}

/** Filled when the engine has answered. */
function evidence(context: Context, feed: readonly FeedAccount[], place: number, reading: Reading): (Node | null)[] {
  const { h, words } = context;
  const account = feed[place];
  const assessment = account === undefined ? undefined : reading.assessmentOf(account.person.id);
  if (account === undefined || assessment === undefined) return [engineLost(context)];
  const group = speakingGroup(reading.groupOf(account.person.id));
  const letter = letterOf(place);
  const places = new Map(feed.map(({ person }, other) => [person.id, other]));
  const card = h('details', { class: 'card-fold' }, h('summary', {}, words.say('class.reveal.card', { letter })));
  card.addEventListener(
    'toggle',
    () => {
      const model = {
        ...stillModel,
        assessment,
        group,
        now: feedSeenAt,
        shownName: (id: string) => {
          const other = places.get(id);
          return other === undefined ? id : words.say('class.feed.account', { letter: letterOf(other) });
        },
      };
      card.append(stillCard(words, model, `card-${place}`));
    },
    { once: true },
  );
  const line = (label: typeof assessment.label, sentence: string, about: string | null) =>
    h(
      'div',
      { class: speaks(label) ? 'finding speaks' : 'finding' },
      drawMark(document, label, 22),
      h(
        'div',
        {},
        about === null ? null : h('p', { class: 'quiet small' }, about),
        h('p', {}, h('b', {}, words.say(`ui.label.${label}`))),
        // Otherwise it says what the label says.
        speaks(label) ? h('p', { class: 'small' }, sentence) : null,
      ),
    );
  return [
    line(assessment.label, assessment.sentence, null),
    group === undefined
      ? null
      : line(group.label, group.sentence, words.say('class.reveal.group', { n: group.members.length - 1 })),
    card,
  ];
}

function accountRow(
  context: Context,
  account: FeedAccount,
  place: number,
  mark: Mark,
): { row: HTMLElement; lens: HTMLElement } {
  const { h, words } = context;
  const lens = h('div', { class: 'lens' }, paragraph(context, 'class.engine_wait', {}, 'quiet'));
  const used = mark.signs.map((sign) => words.say(`class.chip.${sign}`));
  const row = h(
    'article',
    { class: 'account', 'aria-labelledby': `title-${place}` },
    h(
      'div',
      { class: 'who' },
      h('span', { class: 'face', 'aria-hidden': 'true' }, letterOf(place)),
      h('h3', { id: `title-${place}` }, words.say('class.feed.account', { letter: letterOf(place) })),
    ),
    h('p', { class: 'made' }, words.say(`class.role.${account.role.id}`)),
    h(
      'div',
      { class: 'sides' },
      h(
        'div',
        { class: 'you' },
        h('h4', {}, words.say('class.reveal.you')),
        h('p', {}, h('b', {}, markInWords(context, mark))),
        h(
          'p',
          { class: 'quiet small' },
          used.length === 0 ? words.say('class.reveal.nothing_noticed') : words.list(used),
        ),
        mark.note === '' ? null : h('p', { class: 'small', dir: 'auto' }, `“${mark.note}”`),
      ),
      h('div', {}, h('h4', {}, words.say('class.reveal.lens')), lens),
    ),
  );
  return { row, lens };
}

function codePart(context: Context, { seed, salt, marks }: Progress): HTMLElement | null {
  const { h, words } = context;
  const result = resultOf(seed, salt, marks);
  if (result === undefined) return null;
  const code = encode(result);
  const said = h('p', { role: 'status', class: 'small' });
  const copy = button(words.say('class.reveal.copy'), () => {
    void navigator.clipboard?.writeText(code).then(
      () => {
        said.textContent = words.say('class.reveal.copied');
      },
      () => {},
    );
  });
  return part(
    context,
    'code',
    'class.reveal.code',
    paragraph(context, 'class.reveal.code_about'),
    h(
      'div',
      { class: 'result' },
      h('div', {}, h('p', { class: 'code', dir: 'ltr', id: 'result-code' }, code), copy, said),
      drawCode(code, words.say('class.reveal.qr')),
    ),
  );
}

export function revealScreen(context: Context, feed: readonly FeedAccount[], progress: Progress): HTMLElement {
  const { h, words, lens, signal, store } = context;
  const calibration = calibrationOf(
    feed.map(({ role }) => role.making),
    progress.marks,
  );
  const rows = feed.map((account, place) => {
    const mark = progress.marks[place];
    return mark === undefined ? null : accountRow(context, account, place, mark);
  });
  void lens
    .read({ visits: visitsTo(feed), at: feedSeenAt, accounts: feed.map(({ person }) => person.id) })
    .then((reading) => {
      if (signal.aborted) return;
      rows.forEach((one, place) => {
        const found = reading === null ? [engineLost(context)] : evidence(context, feed, place, reading);
        one?.lens.replaceChildren(...found.filter((node) => node !== null));
      });
    });
  const again = button(words.say('class.forget'), () => {
    again.replaceWith(
      button(words.say('class.forget_sure'), () => {
        store.forget(progress.seed);
        context.redraw();
      }),
    );
  });
  again.id = 'again';
  return h(
    'div',
    { class: 'screen' },
    h(
      'h1',
      {},
      words.say('class.reveal.title'),
      ' ',
      h('span', { class: 'quiet seed' }, words.say('class.feed.seed', { seed: String(progress.seed) })),
    ),
    paragraph(context, 'class.reveal.about', {}, 'lead'),
    reasoning(context, calibration),
    costs(context, feed, calibration),
    h(
      'section',
      { 'aria-labelledby': 'each', class: 'part' },
      h('h2', { id: 'each' }, words.say('class.feed.title')),
      ...rows.map((one) => one?.row ?? null),
    ),
    codePart(context, progress),
    h('p', { class: 'row' }, again),
    otherFeed(context),
  );
}
