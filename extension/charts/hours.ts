// The hours of the day at which posts were made, in UTC: solid what is certain, hatched what may be, because a time that is known as an interval may lie
// in several hours. The same as a table beneath.
import { svg } from '../annotate/mark';
import { maker } from '../card/dom';
import type { Words } from '../words/create';

/** ms since 1970, [earliest, latest]. */
export type Interval = readonly [number, number];

export interface HourCounts {
  /** By hour of the day: posts that certainly lie in it, and those that may. */
  least: readonly number[];
  most: readonly number[];
  /** Posts whose hour is known to some degree, and those of which it is not known at all. */
  dated: number;
  undated: number;
}

const hourMs = 3_600_000;
/** A time known to no better than this says nothing about the hour. */
const longest = 12;

export function hoursOf(times: readonly Interval[]): HourCounts {
  const least = Array.from({ length: 24 }, () => 0);
  const most = Array.from({ length: 24 }, () => 0);
  let undated = 0;
  for (const [earliest, latest] of times) {
    const from = Math.floor(earliest / hourMs);
    const touched = Math.floor(latest / hourMs) - from + 1;
    if (touched > longest) {
      undated += 1;
      continue;
    }
    for (let step = 0; step < touched; step += 1) {
      const hour = (((from + step) % 24) + 24) % 24;
      most[hour] = (most[hour] ?? 0) + 1;
      if (touched === 1) least[hour] = (least[hour] ?? 0) + 1;
    }
  }
  return { least, most, dated: times.length - undated, undated };
}

/** Fewer posts than this show no hours. */
export const leastPosts = 8;

const width = 348;
const column = width / 24;
const height = 44;
let patterns = 0;

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

/** null with too few posts. */
export function drawHours(document: Document, counts: HourCounts, words: Words): HTMLElement | null {
  const { least, most, dated, undated } = counts;
  if (dated < leastPosts) return null;
  patterns += 1;
  const hatch = `pl-hours-${patterns}`;
  const tallest = Math.max(...most);
  const y = (count: number) => height - (count / tallest) * (height - 4);
  const bar = (hour: number, from: number, to: number, attributes: Record<string, string>) =>
    svg(document, 'rect', {
      x: hour * column + 1,
      width: column - 2,
      y: y(to),
      height: y(from) - y(to),
      ...attributes,
    });
  const bars = most.flatMap((upper, hour) => {
    const lower = least[hour] ?? 0;
    return [
      ...(lower > 0 ? [bar(hour, 0, lower, { class: 'certain' })] : []),
      ...(upper > lower ? [bar(hour, lower, upper, { class: 'possible', fill: `url(#${hatch})` })] : []),
    ];
  });
  const stripes = svg(
    document,
    'pattern',
    { id: hatch, width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    svg(document, 'rect', { width: 1.2, height: 5, class: 'stripe' }),
  );
  const drawing = svg(
    document,
    'svg',
    { viewBox: `0 0 ${width} ${height + 1}`, class: 'hours', 'aria-hidden': 'true', focusable: 'false' },
    svg(document, 'defs', {}, stripes),
    svg(document, 'rect', { x: 0, y: height, width, height: 1, class: 'axis' }),
    ...bars,
  );
  const h = maker(document);
  const isOpen = most.some((upper, hour) => upper > (least[hour] ?? 0));
  const about = ['ui.card.hours_about', ...(isOpen ? ['ui.card.hours_hatched'] : []), 'ui.card.hours_caveat'].map(
    (key) => words.say(key, { n: dated }),
  );
  const ends = [0, 6, 12, 18, 24].map((hour) => {
    const label = h('span', { class: hour === 0 ? 'start' : hour === 24 ? 'end' : 'middle' }, clock(hour));
    label.style.left = `${(hour / 24) * 100}%`;
    return label;
  });
  return h(
    'div',
    { class: 'hourstrip' },
    drawing,
    h('div', { class: 'lifelabels', 'aria-hidden': 'true' }, ...ends),
    h('p', { class: 'quiet small' }, about.join(' ')),
    undated === 0 ? null : h('p', { class: 'quiet small' }, words.say('ui.card.hours_undated', { n: undated })),
    twin(document, counts, words),
  );
}

function twin(document: Document, { least, most }: HourCounts, words: Words): HTMLElement {
  const h = maker(document);
  const rows = most.flatMap((upper, hour) => {
    if (upper === 0) return [];
    const lower = least[hour] ?? 0;
    const count = lower === upper ? words.number(upper) : words.say('ui.card.hours_range', { low: lower, high: upper });
    return [h('tr', {}, h('th', { scope: 'row' }, `${clock(hour)}–${clock(hour + 1)}`), h('td', {}, count))];
  });
  const heads = ['ui.card.hours_hour', 'ui.card.hours_posts'].map((key) => h('th', { scope: 'col' }, words.say(key)));
  return h(
    'details',
    {},
    h('summary', {}, words.say('ui.card.as_table')),
    h('table', {}, h('thead', {}, h('tr', {}, ...heads)), h('tbody', {}, ...rows)),
  );
}
