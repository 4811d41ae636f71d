// The hours of the day at which posts were made, in UTC: solid what is certain, hatched what may be, because a time that is known as an interval may lie
// in several hours. The same as a table beneath.
import { svg } from '../annotate/mark';
import { maker } from '../card/dom';
import type { Words } from '../words/words';
import { axisLabels, chartTwin, chartWidth, drawing, hatching } from './frame';
import { type Count, countInWords, type PostTimes } from './post-times';

export interface HourCounts {
  /** By hour of the day. */
  hours: readonly Count[];
  /** Posts whose hour is known to some degree, those of which it is not known at all, and those that were not looked at. */
  dated: number;
  undated: number;
  leftOut: number;
}

const hourMs = 3_600_000;
/** A time known to no better than this says nothing about the hour. */
const longest = 12;

export function hoursOf({ times, leftOut }: PostTimes): HourCounts {
  const hours = Array.from({ length: 24 }, () => ({ low: 0, high: 0 }));
  let undated = 0;
  for (const time of times) {
    const from = Math.floor((time?.[0] ?? 0) / hourMs);
    const touched = Math.floor((time?.[1] ?? 0) / hourMs) - from + 1;
    if (time === null || touched > longest) {
      undated += 1;
      continue;
    }
    for (let step = 0; step < touched; step += 1) {
      const count = hours[(((from + step) % 24) + 24) % 24];
      if (count === undefined) continue;
      count.high += 1;
      if (touched === 1) count.low += 1;
    }
  }
  return { hours, dated: times.length - undated, undated, leftOut };
}

/** Fewer posts than this show no hours. */
export const leastPosts = 8;

const column = chartWidth / 24;
const height = 44;

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

/** null where so few posts were seen that there is nothing to say; a sentence where the hours of too few of them are known. */
export function drawHours(document: Document, counts: HourCounts, words: Words): HTMLElement | null {
  const { hours, dated, undated, leftOut } = counts;
  const h = maker(document);
  if (dated + undated < leastPosts) return null;
  if (dated < leastPosts) {
    const key = dated === 0 ? 'ui.card.hours_unknown' : 'ui.card.hours_too_few';
    return h('p', { class: 'quiet small' }, words.say(key, { n: dated, total: dated + undated + leftOut }));
  }
  const { fill, definition } = hatching(document);
  const tallest = Math.max(...hours.map(({ high }) => high));
  const y = (count: number) => height - (count / tallest) * (height - 4);
  const bar = (hour: number, from: number, to: number, attributes: Record<string, string>) =>
    svg(document, 'rect', {
      x: hour * column + 1,
      width: column - 2,
      y: y(to),
      height: y(from) - y(to),
      ...attributes,
    });
  const bars = hours.flatMap(({ low, high }, hour) => [
    ...(low > 0 ? [bar(hour, 0, low, { class: 'certain' })] : []),
    ...(high > low ? [bar(hour, low, high, { class: 'possible', fill })] : []),
  ]);
  const axis = svg(document, 'rect', { x: 0, y: height, width: chartWidth, height: 1, class: 'axis' });
  const isOpen = hours.some(({ low, high }) => high > low);
  const about = ['ui.card.hours_about', ...(isOpen ? ['ui.card.hours_hatched'] : []), 'ui.card.hours_caveat'].map(
    (key) => words.say(key, { n: dated }),
  );
  const rest = [
    ...(undated === 0 ? [] : [words.say('ui.card.hours_undated', { n: undated })]),
    ...(leftOut === 0 ? [] : [words.say('ui.card.hours_left_out', { n: leftOut })]),
  ];
  const rows = hours.flatMap((count, hour): [string, string][] =>
    count.high === 0 ? [] : [[`${clock(hour)}–${clock(hour + 1)}`, countInWords(count, words)]],
  );
  return h(
    'div',
    { class: 'hourstrip' },
    drawing(document, 'hours', height + 1, definition, axis, ...bars),
    axisLabels(
      document,
      [0, 6, 12, 18, 24].map((hour) => ({ at: hour * column, text: clock(hour) })),
    ),
    h('p', { class: 'quiet small' }, about.reduce(words.join)),
    rest.length === 0 ? null : h('p', { class: 'quiet small' }, rest.reduce(words.join)),
    chartTwin(
      document,
      words.say('ui.card.as_table'),
      ['ui.card.hours_hour', 'ui.card.hours_posts'].map((key) => words.say(key)),
      rows,
    ),
  );
}
