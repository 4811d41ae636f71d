// What each sign weighs, as an interval on one scale, with its numbers beside it.
import { svg } from '../../annotate/mark';
import { range } from '../../charts/decibans';
import type { Decibans } from '../../engine/protocol';
import type { Words } from '../../words/create';

const width = 160;
const height = 20;
/** dB, from the most that counter-evidence weighs to the highest cap. */
const least = -6;
const most = 15;

const x = (decibans: number) =>
  ((Math.max(least, Math.min(decibans, most)) - least) / (most - least)) * (width - 8) + 4;

export function drawWeight({ low, high }: Decibans): SVGElement {
  const middle = height / 2;
  const line = (from: number, to: number, kind: string) =>
    svg(document, 'line', { x1: x(from), x2: x(to), y1: middle, y2: middle, class: kind });
  return svg(
    document,
    'svg',
    { viewBox: `0 0 ${width} ${height}`, class: 'weight', 'aria-hidden': 'true', focusable: 'false' },
    line(least, most, 'scale'),
    svg(document, 'line', { x1: x(0), x2: x(0), y1: 3, y2: height - 3, class: 'zero' }),
    line(low, high, 'reach'),
    svg(document, 'circle', { cx: x(low), cy: middle, r: 4, class: 'low' }),
  );
}

export const weightInWords = ({ low, high }: Decibans, words: Words): string => range(low, high, words);
