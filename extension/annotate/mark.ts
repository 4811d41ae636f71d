// The mark: a ring whose inside is filled by quarters, ◔ some, ◑ marked, ◕ strong; an empty ring for no notable resemblance, a ring of dots for
// too little to compare. Never a full disc: no comparison is complete. The shape carries the meaning; colour only supports it.
import type { Label } from '../engine/protocol';

const svgNamespace = 'http://www.w3.org/2000/svg';

export type SvgAttributes = Readonly<Record<string, string | number>>;

/** Builds by DOM calls only: pages may forbid markup from strings. */
export function svg(document: Document, name: string, attributes: SvgAttributes, ...children: Node[]): SVGElement {
  const element = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

/** Of a 16 × 16 box with its centre at 0,0. */
const ring = { radius: 6.25, width: 1.5 };
/** The filling stays clear of the ring, so that a quarter is told from a half at 16 px. */
const fillingRadius = 4.2;
/** As many dots as leave gaps of about their own size. */
const dots = 13;

// Clockwise from the top.
const quarters: Readonly<Record<Label, number>> = { not_enough: 0, none: 0, some: 1, marked: 2, strong: 3 };

function sector(count: number): string {
  const ends: readonly string[] = ['0 -1', '1 0', '0 1', '-1 0'];
  const scaled = (point: string) =>
    point
      .split(' ')
      .map((part) => Number(part) * fillingRadius)
      .join(' ');
  return `M0 0L${scaled(ends[0] ?? '')}A${fillingRadius} ${fillingRadius} 0 ${count > 2 ? 1 : 0} 1 ${scaled(ends[count] ?? '')}Z`;
}

/** Draws in the current colour; says nothing to a screen reader, who hears the words beside it. */
export function drawMark(document: Document, label: Label, size: number): SVGElement {
  const dash = (2 * Math.PI * ring.radius) / dots;
  const outline = svg(document, 'circle', {
    r: ring.radius,
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': label === 'not_enough' ? ring.width + 0.15 : ring.width,
    ...(label === 'not_enough' ? { 'stroke-dasharray': `0 ${dash}`, 'stroke-linecap': 'round' } : {}),
  });
  const filled = quarters[label];
  const filling = filled === 0 ? [] : [svg(document, 'path', { d: sector(filled), fill: 'currentColor' })];
  return svg(
    document,
    'svg',
    { viewBox: '-8 -8 16 16', width: size, height: size, 'aria-hidden': 'true', focusable: 'false' },
    outline,
    ...filling,
  );
}
