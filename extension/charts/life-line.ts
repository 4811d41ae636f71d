// The life line: creation, the posts seen, now, on one scale from left to right. Intervals are drawn as intervals; what could not be seen is
// hatched, because unknown is not silence. The same in words and, year by year, as a table stands beneath it.
import { svg } from '../annotate/mark';
import { maker } from '../card/dom';
import type { Words } from '../words/words';
import { type AxisLabel, axisLabels, chartTwin, chartWidth, drawing, hatching } from './frame';
import { type Count, countInWords, type Interval } from './post-times';

export interface Life {
  /** null where it is not known. */
  created: Interval | null;
  first: Interval | null;
  last: Interval | null;
  now: number;
  /** The time between creation and the first post was seen to be empty. */
  gapProven: boolean;
  /** The posts between first and last were seen in order, without a hole. */
  contiguous: boolean;
  /** The single posts, as far as their times are known; empty where they are not asked for. */
  posts: readonly Interval[];
}

const height = 34;
const base = 17;
const margin = 4;

export function drawLife(document: Document, life: Life, words: Words): HTMLElement | null {
  const start = life.created?.[0] ?? life.first?.[0];
  if (start === undefined || life.now <= start) return null;
  const x = (time: number) => margin + ((time - start) / (life.now - start)) * (chartWidth - 2 * margin);
  const { fill, definition } = hatching(document);
  const band = (from: number, to: number, attributes: Record<string, string>) =>
    svg(document, 'rect', { x: x(from), width: Math.max(x(to) - x(from), 1), ...attributes });
  const unknown = (from: number, to: number) => band(from, to, { y: String(base - 5), height: '10', fill });
  const line = (from: number, to: number) => band(from, to, { y: String(base - 0.5), height: '1', class: 'empty' });

  const marks: SVGElement[] = [];
  const { created, first, last, now } = life;
  if (created !== null) {
    const until = first?.[0] ?? now;
    marks.push(life.gapProven ? line(created[0], until) : unknown(created[0], until));
  }
  if (first !== null && last !== null) {
    marks.push(
      life.contiguous
        ? band(first[0], last[1], { y: String(base - 5), height: '10', class: 'seen' })
        : unknown(first[0], last[1]),
      ...single(document, life.posts, x),
      tick(document, x(first[0]), 'post'),
      tick(document, x(last[1]), 'post'),
      unknown(last[1], now),
    );
  }
  if (created !== null) {
    if (x(created[1]) - x(created[0]) > 2)
      marks.push(band(created[0], created[1], { y: String(base - 2), height: '4', class: 'interval' }));
    marks.push(tick(document, x(created[0]), 'created'));
  }
  marks.push(tick(document, x(now), 'now'));

  const h = maker(document);
  return h(
    'div',
    { class: 'lifeline' },
    drawing(document, 'life', height, definition, ...marks),
    axisLabels(document, labels(life, x, words)),
    h('p', { class: 'quiet' }, inWords(life, words)),
    years(document, life, words),
  );
}

/** Single posts: an exact time as a thin tick, another as the stretch in which it lies; what would stand on the same spot is drawn once. */
function single(document: Document, posts: readonly Interval[], x: (time: number) => number): SVGElement[] {
  const drawn = new Set<string>();
  return posts.flatMap(([earliest, latest]) => {
    const from = Math.round(x(earliest));
    const width = Math.max(Math.round(x(latest)) - from, 1);
    const spot = `${from} ${width}`;
    if (drawn.has(spot)) return [];
    drawn.add(spot);
    const reach = width > 2 ? 1.5 : 5;
    return [
      svg(document, 'rect', {
        x: from - 0.5,
        width,
        y: base - reach,
        height: 2 * reach,
        class: width > 2 ? 'maybe' : 'one',
      }),
    ];
  });
}

/** Posts by year in UTC, from the first year in which there may be one; null where single posts are not known. */
function years(document: Document, { posts }: Life, words: Words): HTMLElement | null {
  const counts = new Map<number, Count>();
  for (const [earliest, latest] of posts) {
    const from = new Date(earliest).getUTCFullYear();
    const to = new Date(latest).getUTCFullYear();
    for (let year = from; year <= to; year += 1) {
      const count = counts.get(year) ?? { low: 0, high: 0 };
      count.high += 1;
      if (from === to) count.low += 1;
      counts.set(year, count);
    }
  }
  if (counts.size === 0) return null;
  return chartTwin(
    document,
    words.say('ui.card.as_table'),
    ['ui.life.year', 'ui.card.hours_posts'].map((key) => words.say(key)),
    Array.from(counts)
      .toSorted(([a], [b]) => a - b)
      .map(([year, count]) => [words.date(String(year)), countInWords(count, words)]),
  );
}

function tick(document: Document, at: number, kind: 'created' | 'post' | 'now'): SVGElement {
  if (kind === 'created') return svg(document, 'circle', { cx: at, cy: base, r: 4, class: 'created' });
  const reach = kind === 'post' ? 8 : 6;
  return svg(document, 'rect', { x: at - 0.75, y: base - reach, width: 1.5, height: 2 * reach, class: kind });
}

/** Direct labels. */
function labels(life: Life, x: (time: number) => number, words: Words): AxisLabel[] {
  const dated = [life.created, life.first].flatMap((one) => (one === null ? [] : [one[0]]));
  return [
    ...dated.map((time) => ({ at: x(time), text: words.month(time) })),
    { at: x(life.now), text: words.say('ui.life.now') },
  ];
}

function inWords({ created, first }: Life, words: Words): string {
  const date = (interval: Interval) => {
    const [from, to] = interval.map((time) => words.date(new Date(time).toISOString()));
    return from === to || from === undefined || to === undefined
      ? (from ?? '')
      : words.say('ui.life.between', { from, to });
  };
  if (created === null) return words.say('ui.life.without_creation', { first: first === null ? '' : date(first) });
  if (first === null) return words.say('ui.life.without_posts', { created: date(created) });
  return words.say('ui.life.in_words', { created: date(created), first: date(first) });
}
