// The teacher's side: plans, one feed for all, results without names, questions, hand-outs on paper.
import { button } from '../../surfaces/controls';
import type { Context } from '../context';
import { drawFeed, feedSize, letterOf, mostSeed, seedOf } from '../feed/draw';
import { surenesses, views } from '../marks/marks';
import { hashOf } from '../route';
import { addCodes, addUp, type Refusal } from '../teacher/class-results';
import { type PlanStep, plans } from '../teacher/plans';
import { cameraReader } from './camera';
import { paragraph, part, tableOf } from './parts';

const questions = 5;
const kept = 'persona-lens:classroom:codes';

function planTable(context: Context, plan: readonly PlanStep[]): HTMLElement {
  const { h, words } = context;
  const minutes = plan.reduce((sum, step) => sum + step.minutes, 0);
  const title = words.say('class.teach.minutes', { n: minutes });
  const heads = [words.say('class.teach.minutes_column'), words.say('class.teach.step_column')];
  const rows = plan.map((step) => [words.number(step.minutes), words.say(`class.teach.${step.step}`)]);
  return h('div', { class: 'plan' }, h('h3', {}, title), tableOf(context, title, heads, rows));
}

/** Only on paper: what a student fills in by hand. */
function studentSheet(context: Context): HTMLElement {
  const { h, words } = context;
  const heads = ['class.feed.title', 'class.feed.notice', 'class.feed.view', 'class.feed.sure'].map((key) =>
    words.say(key),
  );
  const blank = (keys: readonly string[]) =>
    h('span', { class: 'boxes' }, ...keys.map((key) => h('span', {}, `☐ ${words.say(key)}`)));
  const rows = Array.from({ length: feedSize }, (_, place) => [
    letterOf(place),
    h('span', { class: 'blank' }),
    blank(views.map((view) => `class.view.${view}`)),
    blank(surenesses.map((sure) => `class.sure.${sure}`)),
  ]);
  return h(
    'section',
    { class: 'sheet', 'aria-labelledby': 'sheet' },
    h('h2', { id: 'sheet' }, words.say('class.teach.handout')),
    paragraph(context, 'class.teach.handout_about'),
    tableOf(context, words.say('class.teach.handout'), heads, rows),
    paragraph(context, 'class.teach.handout_after'),
    h('p', { class: 'lines' }),
  );
}

/** A code reads from left to right, the sentence about it as its language does. */
function refusalInWords({ h, words }: Context, { code, problem }: Refusal, wanted: number): (Node | string)[] {
  const fillings: Record<string, Node | string> = { code: h('bdi', { dir: 'ltr' }, code), wanted: String(wanted) };
  if (problem.kind === 'length') fillings.n = words.number(problem.n);
  if (problem.kind === 'letters') fillings.letter = h('bdi', {}, problem.letter);
  if (problem.kind === 'seed') fillings.seed = String(problem.seed);
  return words.parts<Node | string>(`class.teach.problem.${problem.kind}`, fillings);
}

function totals(context: Context, codes: readonly string[], seed: number): HTMLElement[] {
  const { h, words } = context;
  const sum = addUp(codes, seed);
  if (sum.size === 0) return [paragraph(context, 'class.teach.empty', {}, 'quiet')];
  const roles = drawFeed(seed);
  const madeAfter = (place: number) => words.say(`class.role.${roles[place]?.id ?? ''}`);
  const title = (key: string) => words.say(`class.teach.${key}`);
  const table = (key: string, heads: readonly string[], rows: readonly (readonly (string | Node)[])[]) => [
    h('h3', {}, title(key)),
    tableOf(context, title(key), heads, rows),
  ];
  const bar = (count: number) => {
    const fill = h('span', { class: 'fill' });
    fill.style.inlineSize = `${(100 * count) / sum.size}%`;
    return h(
      'span',
      { class: 'countbar' },
      h('span', { class: 'track', 'aria-hidden': 'true' }, fill),
      words.number(count),
    );
  };
  return [
    h('p', {}, h('b', {}, words.say('class.teach.class_size', { n: sum.size, seed: String(seed) }))),
    ...table(
      'by_account',
      [words.say('class.reveal.made'), ...views.map((view) => words.say(`class.view.${view}`))],
      sum.accounts.map((counts, place) => [
        h('span', {}, h('b', {}, letterOf(place)), ' ', h('span', { class: 'small' }, madeAfter(place))),
        ...views.map((view) => bar(counts[view])),
      ]),
    ),
    ...table(
      'by_sure',
      [words.say('class.reveal.sure_column'), words.say('class.reveal.times_column'), title('column_right')],
      sum.tallies.map(({ sure, said, right }) => [
        words.say(`class.sure.${sure}`),
        words.number(said),
        said === 0 ? words.say('class.reveal.none_said') : words.number(right),
      ]),
    ),
    ...table(
      'by_sign',
      [words.say('class.bench.signal'), words.say('class.reveal.times_column')],
      sum.signs.map(({ sign, count }) => [words.say(`class.chip.${sign}`), bar(count)]),
    ),
  ];
}

function results(context: Context, seedNow: () => number): { section: HTMLElement; show(): void } {
  const { h, words } = context;
  let codes: string[] = [];
  const store = () => {
    try {
      sessionStorage.setItem(kept, JSON.stringify(codes));
    } catch {
      // They stay in this page then.
    }
  };
  try {
    const before: unknown = JSON.parse(sessionStorage.getItem(kept) ?? '[]');
    if (Array.isArray(before)) codes = before.filter((one) => typeof one === 'string');
  } catch {
    codes = [];
  }
  const field = h('textarea', { id: 'codes', rows: '4', spellcheck: 'false', autocomplete: 'off', dir: 'ltr' });
  const status = h('p', { role: 'status', class: 'small', id: 'added' });
  const problems = h('ul', { class: 'problems small', id: 'problems' });
  const sums = h('div', { id: 'sums' });
  const show = () => sums.replaceChildren(...totals(context, codes, seedNow()));
  /** What could not be taken, as it was given. */
  function take(text: string): string[] {
    const outcome = addCodes(text, codes, seedNow());
    codes = outcome.codes;
    store();
    status.textContent = words.say('class.teach.added', { n: outcome.added });
    problems.replaceChildren(...outcome.refused.map((one) => h('li', {}, ...refusalInWords(context, one, seedNow()))));
    show();
    return outcome.refused.map(({ code }) => code);
  }
  const add = button(
    words.say('class.teach.add'),
    () => {
      // What was not taken stays where it can be mended.
      field.value = take(field.value).join('\n');
    },
    'main',
  );
  add.id = 'add';
  const camera = cameraReader(context, take, (sentence) => {
    status.textContent = sentence;
  });
  const clear = button(words.say('class.teach.clear'), () => {
    codes = [];
    store();
    status.textContent = '';
    problems.replaceChildren();
    show();
  });
  show();
  const section = part(
    context,
    'results',
    'class.teach.results',
    paragraph(context, 'class.teach.results_about'),
    h('label', { for: 'codes', class: 'fieldname' }, words.say('class.teach.codes')),
    field,
    h('p', { class: 'buttons' }, add, camera.press, clear),
    camera.view,
    status,
    h('div', { role: 'alert' }, problems),
    sums,
  );
  section.classList.add('notonpaper');
  return { section, show };
}

export function teacherScreen(context: Context): HTMLElement {
  const { h, words, route } = context;
  let { seed } = route;
  const number = h('input', {
    type: 'number',
    id: 'seed',
    min: '1',
    max: String(mostSeed),
    step: '1',
    inputmode: 'numeric',
  });
  number.value = String(seed);
  const link = h('a', { id: 'class-link', dir: 'ltr' });
  const print = h('a', { class: 'alone' });
  const sums = results(context, () => seed);
  // An extension's pages are of one installation.
  const canBeShared = location.protocol.startsWith('http');

  function show(): void {
    const url = new URL(location.href);
    url.searchParams.set('lang', words.language);
    url.hash = hashOf('decide', { seed });
    link.href = url.href;
    link.textContent = url.href;
    print.href = hashOf('decide', { seed });
    print.textContent = words.say('class.teach.print_feed', { seed: String(seed) });
  }

  number.addEventListener('input', () => {
    const wanted = seedOf(number.value);
    number.setAttribute('aria-invalid', String(wanted === undefined));
    if (wanted === undefined) return;
    seed = wanted;
    history.replaceState(null, '', hashOf('teacher', { seed }));
    show();
    sums.show();
  });
  show();
  const items = (keys: readonly string[]) => keys.map((key) => h('li', {}, words.say(key)));
  return h(
    'div',
    { class: 'screen' },
    h('h1', {}, words.say('class.teacher')),
    paragraph(context, 'class.teach.aim', {}, 'lead'),
    h(
      'section',
      { 'aria-labelledby': 'one-feed', class: 'part notonpaper' },
      h('h2', { id: 'one-feed' }, words.say('class.teach.seed')),
      paragraph(context, 'class.teach.seed_about'),
      h('label', { for: 'seed', class: 'fieldname' }, words.say('class.teach.seed_number', { most: mostSeed })),
      number,
      h('p', { class: 'fieldname' }, words.say('class.teach.link')),
      canBeShared ? h('p', { class: 'address' }, link) : paragraph(context, 'class.teach.link_none', {}, 'quiet'),
    ),
    sums.section,
    part(
      context,
      'plan',
      'class.teach.plan',
      h('div', { class: 'plans' }, ...plans.map((plan) => planTable(context, plan))),
    ),
    part(
      context,
      'questions',
      'class.teach.questions',
      h(
        'ol',
        { class: 'dots' },
        ...items(Array.from({ length: questions }, (_, place) => `class.teach.question_${place + 1}`)),
      ),
    ),
    part(
      context,
      'standards',
      'class.teach.standards',
      h('ul', { class: 'dots' }, ...items(['unesco', 'iste', 'digcomp'].map((name) => `class.teach.standard_${name}`))),
      paragraph(context, 'class.teach.standards_note', {}, 'quiet small'),
    ),
    h(
      'p',
      { class: 'row buttons' },
      button(words.say('class.teach.print'), () => window.print(), 'main'),
      print,
    ),
    studentSheet(context),
  );
}
