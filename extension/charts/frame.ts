// What the card's charts have in common: one width, one hatching for what is not known, and labels beneath that stand at their places along the axis.
import { svg } from '../annotate/mark';
import { maker } from '../card/dom';

/** Of the drawing's own units; the card gives a drawing all of its width. */
export const chartWidth = 348;

let drawings = 0;

/** Stripes to fill areas with; `definition` has to stand in the drawing. Each drawing has its own: an id is looked for in the whole tree. */
export function hatching(document: Document): { fill: string; definition: SVGElement } {
  drawings += 1;
  const id = `pl-hatch-${drawings}`;
  const stripes = svg(
    document,
    'pattern',
    { id, width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    svg(document, 'rect', { width: 1.2, height: 5, class: 'stripe' }),
  );
  return { fill: `url(#${id})`, definition: svg(document, 'defs', {}, stripes) };
}

export function drawing(document: Document, kind: string, height: number, ...children: Node[]): SVGElement {
  const viewBox = `0 0 ${chartWidth} ${height}`;
  return svg(document, 'svg', { viewBox, class: kind, 'aria-hidden': 'true', focusable: 'false' }, ...children);
}

export interface AxisLabel {
  /** In units of the drawing. */
  at: number;
  text: string;
}

/** Room that a label takes, in units of the drawing. */
const labelRoom = 52;

/** From left to right. The last one always stands; another that would run into its neighbours is left to the words and the table. */
export function axisLabels(document: Document, labels: readonly AxisLabel[]): HTMLElement {
  const h = maker(document);
  const last = labels.at(-1);
  const shown: AxisLabel[] = [];
  for (const label of labels) {
    const before = shown.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
    const isInTheWay = label !== last && shown.length > 0 && (last?.at ?? 0) - label.at < labelRoom;
    if (label.at - before >= labelRoom && !isInTheWay) shown.push(label);
  }
  const elements = shown.map(({ at, text }) => {
    const side = at < labelRoom / 2 ? 'start' : at > chartWidth - labelRoom / 2 ? 'end' : 'middle';
    const element = h('span', { class: side }, text);
    element.style.left = `${((at / chartWidth) * 100).toFixed(2)}%`;
    return element;
  });
  return h('div', { class: 'axislabels', 'aria-hidden': 'true' }, ...elements);
}

/** The same as a drawing, for who cannot see it or wants the numbers. */
export function chartTwin(
  document: Document,
  summary: string,
  heads: readonly string[],
  rows: readonly (readonly [string, string])[],
): HTMLElement {
  const h = maker(document);
  const table = h(
    'table',
    {},
    h('thead', {}, h('tr', {}, ...heads.map((head) => h('th', { scope: 'col' }, head)))),
    h('tbody', {}, ...rows.map(([name, value]) => h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, value)))),
  );
  return h('details', {}, h('summary', {}, summary), table);
}
