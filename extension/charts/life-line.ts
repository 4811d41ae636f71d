// The life line: creation, the posts seen, now, on one scale from left to right. Intervals are drawn as intervals; what could not be seen is
// hatched, because unknown is not silence. The same in words stands beneath it.
import { svg } from '../annotate/mark';
import { maker } from '../card/dom';
import type { Words } from '../words/words';

export interface Life {
  /** ms since 1970, each as [earliest, latest]; null where it is not known. */
  created: readonly [number, number] | null;
  first: readonly [number, number] | null;
  last: readonly [number, number] | null;
  now: number;
  /** The time between creation and the first post was seen to be empty. */
  gapProven: boolean;
  /** The posts between first and last were seen in order, without a hole. */
  contiguous: boolean;
}

const width = 348;
const height = 34;
const base = 17;
const margin = 4;

let patterns = 0;

export function drawLife(document: Document, life: Life, words: Words): HTMLElement | null {
  const start = life.created?.[0] ?? life.first?.[0];
  if (start === undefined || life.now <= start) return null;
  const x = (time: number) => margin + ((time - start) / (life.now - start)) * (width - 2 * margin);
  patterns += 1;
  const hatch = `pl-hatch-${patterns}`;
  const band = (from: number, to: number, attributes: Record<string, string>) =>
    svg(document, 'rect', { x: x(from), width: Math.max(x(to) - x(from), 1), ...attributes });
  const unknown = (from: number, to: number) =>
    band(from, to, { y: String(base - 5), height: '10', fill: `url(#${hatch})` });
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

  const stripes = svg(
    document,
    'pattern',
    { id: hatch, width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    svg(document, 'rect', { width: 1.2, height: 5, class: 'stripe' }),
  );
  const drawing = svg(
    document,
    'svg',
    { viewBox: `0 0 ${width} ${height}`, class: 'life', 'aria-hidden': 'true', focusable: 'false' },
    svg(document, 'defs', {}, stripes),
    ...marks,
  );
  const h = maker(document);
  return h(
    'div',
    { class: 'lifeline' },
    drawing,
    h('div', { class: 'lifelabels', 'aria-hidden': 'true' }, ...labels(document, life, x, words)),
    h('p', { class: 'quiet' }, inWords(life, words)),
  );
}

function tick(document: Document, at: number, kind: 'created' | 'post' | 'now'): SVGElement {
  if (kind === 'created') return svg(document, 'circle', { cx: at, cy: base, r: 4, class: 'created' });
  const reach = kind === 'post' ? 8 : 6;
  return svg(document, 'rect', { x: at - 0.75, y: base - reach, width: 1.5, height: 2 * reach, class: kind });
}

/** Direct labels; those that would run into each other are left to the words beneath. */
function labels(document: Document, life: Life, x: (time: number) => number, words: Words): HTMLElement[] {
  const h = maker(document);
  const wanted: [number, string][] = [];
  if (life.created !== null) wanted.push([life.created[0], `${words.month(life.created[0])}`]);
  if (life.first !== null) wanted.push([life.first[0], words.month(life.first[0])]);
  wanted.push([life.now, words.say('ui.life.now')]);
  const least = 52;
  const shown: HTMLElement[] = [];
  let previous = Number.NEGATIVE_INFINITY;
  wanted.forEach(([time, text], index) => {
    const at = x(time);
    const isLast = index === wanted.length - 1;
    const nextAt = isLast ? Number.POSITIVE_INFINITY : x(wanted[wanted.length - 1]?.[0] ?? time);
    if (at - previous < least || (!isLast && index > 0 && nextAt - at < least)) return;
    previous = at;
    const label = h('span', { class: at < 30 ? 'start' : isLast ? 'end' : 'middle' }, text);
    label.style.left = `${((at / width) * 100).toFixed(2)}%`;
    shown.push(label);
  });
  return shown;
}

function inWords({ created, first }: Life, words: Words): string {
  const date = (interval: readonly [number, number]) => {
    const [from, to] = interval.map((time) => words.date(new Date(time).toISOString()));
    return from === to || from === undefined || to === undefined
      ? (from ?? '')
      : words.say('ui.life.between', { from, to });
  };
  if (created === null) return words.say('ui.life.without_creation', { first: first === null ? '' : date(first) });
  if (first === null) return words.say('ui.life.without_posts', { created: date(created) });
  return words.say('ui.life.in_words', { created: date(created), first: date(first) });
}
