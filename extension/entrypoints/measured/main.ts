// How often it is wrong: what was tested, on whom, what came out, what is unknown. The numbers are those of tests/evaluation.
import measured from '../../../shared/measured.json';
import { element } from '../../card/dom';
import { brand } from '../../surfaces/controls';
import { ownWords as words } from '../../words/own';

document.title = words.say('ui.measured.title');

interface Counted {
  hits: number;
  of: number;
  /** Bounds of the exact 95 % interval, 0..1. */
  low: number;
  high: number;
}

function part(id: string, title: string, ...content: Node[]): HTMLElement {
  const heading = element(document, 'h2', { id }, words.say(title));
  return element(document, 'section', { 'aria-labelledby': id }, heading, ...content);
}

const list = (...sentences: readonly string[]) =>
  element(document, 'ul', { class: 'dots' }, ...sentences.map((sentence) => element(document, 'li', {}, sentence)));

/** Rounded away from what was counted, so that the interval says no less than it holds. */
const bound = (value: number, round: (value: number) => number) => String(round(value * 1000) / 10);

function row(key: string, { hits, of, low, high }: Counted): HTMLElement {
  const interval = words.say('ui.measured.interval', { low: bound(low, Math.floor), high: bound(high, Math.ceil) });
  return element(
    document,
    'div',
    {},
    element(document, 'dt', {}, words.say(key)),
    element(
      document,
      'dd',
      {},
      words.say('ui.measured.of', { hits: String(hits), of: String(of) }),
      element(document, 'span', { class: 'quiet' }, interval),
    ),
  );
}

const { tested, counted } = measured;
const say = (key: string, fillings: Record<string, string> = {}) => words.say(key, fillings);

document.body.append(
  element(
    document,
    'main',
    {},
    element(document, 'h1', {}, brand(), say('ui.measured.title')),
    element(document, 'p', { class: 'lead' }, say('ui.measured.lead')),
    part(
      'tested',
      'ui.measured.tested',
      list(
        say('ui.measured.tested_genuine', { people: String(tested.people), windows: String(tested.windows) }),
        say('ui.measured.tested_operated', { n: String(tested.operated) }),
        say('ui.measured.tested_population', { n: String(tested.population) }),
      ),
    ),
    part(
      'wrong',
      'ui.measured.wrong',
      element(
        document,
        'dl',
        {},
        row('ui.measured.wrong_windows', counted.windows),
        row('ui.measured.wrong_people', counted.people),
        row('ui.measured.wrong_quiet', counted.quiet),
        row('ui.measured.noticed', counted.noticed),
      ),
      element(document, 'p', { class: 'quiet' }, say('ui.measured.interval_about')),
    ),
    part('unknown', 'ui.measured.unknown', list(...[1, 2, 3, 4].map((number) => say(`ui.measured.unknown.${number}`)))),
    part('mistake', 'ui.measured.mistake', list(say('ui.measured.mistake_1'), say('ui.measured.mistake_2'))),
  ),
);
