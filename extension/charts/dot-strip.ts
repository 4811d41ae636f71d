// Points in time on one line: those spoken of raised as dots, one upon the other where they fall together, all others as ticks beneath. What is known
// as an interval is drawn as one. From left to right; says nothing to a screen reader, who has the table beneath.
import { svg } from '../annotate/mark';
import { maker } from '../card/dom';

export interface StripPoint {
  /** ms since 1970, [earliest, latest]. */
  at: readonly [number, number];
  raised: boolean;
}

const width = 340;
const margin = 6;
const dot = 7;
const tickHeight = 6;
/** Higher towers are drawn closer together. */
const maxTower = 64;

/** null with nothing raised. `label` names a time at the ends of the line. */
export function drawStrip(
  document: Document,
  points: readonly StripPoint[],
  label: (time: number) => string,
): HTMLElement | null {
  const raised = points.filter((point) => point.raised);
  if (raised.length === 0) return null;
  const from = Math.min(...points.map(({ at }) => at[0]));
  const to = Math.max(...points.map(({ at }) => at[1]));
  const span = Math.max(to - from, 1);
  const x = (time: number) => margin + ((time - from) / span) * (width - 2 * margin);

  const towers = new Map<number, number>();
  const placed = raised.map(({ at }) => {
    const column = Math.round(x((at[0] + at[1]) / 2) / dot);
    const level = towers.get(column) ?? 0;
    towers.set(column, level + 1);
    return { at, column, level };
  });
  const tallest = Math.max(...towers.values());
  const step = Math.min(dot, maxTower / tallest);
  const base = Math.ceil(tallest * step) + 6;

  const marks: SVGElement[] = [
    svg(document, 'rect', { x: margin, y: base, width: width - 2 * margin, height: 1, class: 'axis' }),
  ];
  for (const { at, raised: isRaised } of points) {
    if (!isRaised)
      marks.push(
        svg(document, 'rect', {
          x: x(at[0]) - 0.5,
          y: base + 2,
          width: widthOf(x, at),
          height: tickHeight,
          class: 'context',
        }),
      );
  }
  for (const { at, column, level } of placed) {
    const y = base - 1 - (level + 0.5) * step;
    if (x(at[1]) - x(at[0]) > dot) {
      marks.push(
        svg(document, 'rect', { x: x(at[0]), y: y - 1, width: x(at[1]) - x(at[0]), height: 2, class: 'interval' }),
      );
    }
    marks.push(svg(document, 'circle', { cx: column * dot, cy: y, r: dot / 2 - 0.4, class: 'dot' }));
  }
  const height = base + tickHeight + 4;
  const h = maker(document);
  const ends = from === to ? [from] : [from, to];
  return h(
    'div',
    { class: 'strip', 'aria-hidden': 'true' },
    svg(document, 'svg', { viewBox: `0 0 ${width} ${height}`, focusable: 'false' }, ...marks),
    h('div', { class: 'ends' }, ...ends.map((time) => h('span', { dir: 'auto' }, label(time)))),
  );
}

const widthOf = (x: (time: number) => number, at: readonly [number, number]) => Math.max(1, x(at[1]) - x(at[0]));
