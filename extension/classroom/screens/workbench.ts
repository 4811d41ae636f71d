// The workbench: one account to be moved about, and ten thousand accounts to be counted.

import measured from '../../../shared/measured.json';
import { drawMark, svg } from '../../annotate/mark';
import { signalName } from '../../card/names';
import type { Assessment, Decibans, GroupAssessment } from '../../engine/protocol';
import { button } from '../../surfaces/controls';
import { stillCard, stillModel } from '../../surfaces/still-card';
import type { Context } from '../context';
import { type Counts, countsOf, drawAccounts, type Kind, kinds, type Rates, shapeOf } from '../workbench/base-rates';

import { ranges, type Settings, sceneOf, seenAt } from '../workbench/scene';
import { drawWeight, weightInWords } from '../workbench/weights';
import { engineLost, paragraph, part, speaks, tableOf } from './parts';
import { slider } from './sliders';

const start: Settings = { created: 2012, silence: 0, hours: 40, copies: 0, others: 0, coverage: 100 };
/** What one may try: settings, and what to see in them. */
const tries: readonly Settings[] = [
  { ...start, created: 2009, silence: 10 },
  { ...start, created: 2009, silence: 10, coverage: 35 },
  { ...start, created: 2009, silence: 10, copies: 1, others: 6 },
  { ...start, hours: 100 },
];

/** Signs in the order in which the sliders stand, then whatever else weighs. */
const shownSigns = ['first_post_lag', 'office_shift', 'copied_text'];

function signRows(context: Context, assessment: Assessment): (string | Node)[][] {
  const { h, words } = context;
  const found = new Map(assessment.observed.map(({ signal, decibans }): [string, Decibans] => [signal, decibans]));
  const further = [...found].filter(([id, { low, high }]) => !shownSigns.includes(id) && (low !== 0 || high !== 0));
  return [...shownSigns, ...further.map(([id]) => id)].map((id) => {
    const decibans = found.get(id);
    const why = assessment.could_not_check.find(({ signal }) => signal === id)?.why;
    return [
      signalName(words, id),
      decibans === undefined
        ? h('span', { class: 'quiet small' }, why ?? words.say('class.bench.unchecked'))
        : h('span', { class: 'weighed' }, drawWeight(decibans), h('bdi', {}, weightInWords(decibans, words))),
    ];
  });
}

function verdict(
  context: Context,
  about: string,
  result: Pick<Assessment, 'label' | 'sentence'> | undefined,
): HTMLElement {
  const { h, words } = context;
  if (result === undefined) return h('p', { class: 'quiet small' }, words.say('class.bench.no_group'));
  return h(
    'div',
    { class: speaks(result.label) ? 'finding speaks' : 'finding', 'data-label': result.label },
    drawMark(document, result.label, 26),
    h(
      'div',
      {},
      h('p', { class: 'quiet small' }, words.say(about)),
      h('p', {}, h('b', {}, words.say(`ui.label.${result.label}`))),
      speaks(result.label) ? h('p', { class: 'small' }, result.sentence) : null,
    ),
  );
}

function bench(context: Context): HTMLElement {
  const { h, words, lens, signal } = context;
  let settings = start;
  const labels = h('div', { role: 'status', id: 'verdict' }, paragraph(context, 'class.engine_wait', {}, 'quiet'));
  const table = h('div', {});
  const card = h('div', {});
  const says = h('p', { class: 'small says', role: 'status' });

  function show(assessment: Assessment, group: GroupAssessment | undefined): void {
    labels.replaceChildren(
      verdict(context, 'class.bench.this', assessment),
      verdict(context, 'class.bench.group', group),
    );
    const heads = [words.say('class.bench.signal'), words.say('class.bench.weight')];
    table.replaceChildren(tableOf(context, words.say('class.bench.signals'), heads, signRows(context, assessment)));
    const fold = h('details', { class: 'card-fold' }, h('summary', {}, words.say('class.bench.evidence')));
    fold.open = card.querySelector('details')?.open ?? false;
    const draw = () => fold.append(stillCard(words, { ...stillModel, assessment, group, now: seenAt }, 'bench-card'));
    if (fold.open) draw();
    else fold.addEventListener('toggle', draw, { once: true });
    card.replaceChildren(fold);
  }

  async function read(): Promise<void> {
    const scene = sceneOf(settings, words);
    const began = performance.now();
    const reading = await lens.readLatest(scene);
    if (reading === undefined || signal.aborted) return;
    const assessment = reading?.assessmentOf(scene.subject);
    if (assessment === undefined) {
      labels.replaceChildren(engineLost(context));
      return;
    }
    show(assessment, reading?.groupOf(scene.subject));
    performance.measure('persona-lens:workbench', { start: began });
  }

  const inWords: Readonly<Record<keyof Settings, (value: number) => string>> = {
    created: String,
    silence: (n) => words.say('class.bench.years', { n }),
    hours: (n) => words.say('class.bench.percent', { n }),
    copies: (n) => words.number(n),
    others: (n) => words.number(n),
    coverage: (n) => words.say('class.bench.percent', { n }),
  };
  const names = Object.keys(ranges) as (keyof Settings)[];
  const sliders = names.map((name) =>
    slider(context, `bench-${name}`, `class.bench.${name}`, ranges[name], settings[name], inWords[name], (value) => {
      settings = { ...settings, [name]: value };
      says.textContent = '';
      void read();
    }),
  );
  const presets = tries.map((wanted, place) => {
    const made = button(words.say(`class.bench.try_${place + 1}`), () => {
      settings = wanted;
      names.forEach((name, at) => {
        sliders[at]?.show(settings[name]);
      });
      says.textContent = words.say(`class.bench.try_${place + 1}_says`);
      void read();
    });
    made.id = `try-${place + 1}`;
    return h('li', {}, made);
  });
  void read();
  return h(
    'div',
    { class: 'bench' },
    h(
      'div',
      { class: 'controls' },
      ...sliders.map(({ row }) => row),
      h('h2', { class: 'trytitle' }, words.say('class.bench.try')),
      h('ul', { class: 'tries' }, ...presets),
      says,
    ),
    h(
      'div',
      { class: 'outcome' },
      labels,
      h('h2', {}, words.say('class.bench.signals')),
      table,
      paragraph(context, 'class.bench.sum', {}, 'quiet small'),
      card,
    ),
  );
}

function baseRates(context: Context): HTMLElement {
  const { h, words } = context;
  let rates: Rates = { rare: 50, found: 60, false: 1 };
  const drawing = h('div', { class: 'dots10k' });
  const answer = h('p', { class: 'answer', role: 'status', id: 'base-answer' });
  const list = h('ul', { class: 'key10k' });
  const mark = (kind: Kind) =>
    svg(document, 'svg', { viewBox: '0 0 6 6', width: 14, height: 14, 'aria-hidden': 'true' }, shapeOf(kind));

  function show(): void {
    const counts: Counts = countsOf(rates);
    drawing.replaceChildren(drawAccounts(counts));
    answer.textContent = words.say('class.base.answer', { marked: counts.hit + counts.wrong, wrong: counts.wrong });
    list.replaceChildren(
      ...kinds.map((kind) =>
        h('li', {}, mark(kind), h('b', {}, words.number(counts[kind])), ` ${words.say(`class.base.${kind}`)}`),
      ),
    );
  }

  const percent = (n: number) => words.say('class.bench.percent', { n });
  const sliders = [
    slider(
      context,
      'base-rare',
      'class.base.rare',
      { least: 1, most: 1000, step: 1 },
      rates.rare,
      words.number,
      (rare) => {
        rates = { ...rates, rare };
        show();
      },
    ),
    slider(
      context,
      'base-found',
      'class.base.found',
      { least: 0, most: 100, step: 5 },
      rates.found,
      percent,
      (found) => {
        rates = { ...rates, found };
        show();
      },
    ),
    slider(
      context,
      'base-false',
      'class.base.false',
      { least: 0, most: 20, step: 0.1 },
      rates.false,
      percent,
      (wrong) => {
        rates = { ...rates, false: wrong };
        show();
      },
    ),
  ];
  show();
  const { hits, of, high } = measured.counted.people;
  return part(
    context,
    'base',
    'class.base.title',
    paragraph(context, 'class.base.about'),
    h(
      'div',
      { class: 'bench' },
      h('div', { class: 'controls' }, ...sliders.map(({ row }) => row), answer, list),
      drawing,
    ),
    hits === 0
      ? paragraph(
          context,
          'class.base.measured',
          { of, high: words.number(Math.ceil(high * 1000) / 10) },
          'quiet small',
        )
      : null,
  );
}

export function workbenchScreen(context: Context): HTMLElement {
  const { h, words } = context;
  return h(
    'div',
    { class: 'screen' },
    h('h1', {}, words.say('class.bench.title')),
    paragraph(context, 'class.bench.about', {}, 'lead'),
    bench(context),
    baseRates(context),
  );
}
