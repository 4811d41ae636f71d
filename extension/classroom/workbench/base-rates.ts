// Ten thousand accounts, of which a few belong to an operation: how many of those marked are ordinary people.
import { svg } from '../../annotate/mark';

export const accounts = 10_000;

export interface Rates {
  /** Accounts of an operation among ten thousand. */
  rare: number;
  /** Percent of these that are marked. */
  found: number;
  /** Percent of all others that are marked by mistake. */
  false: number;
}

export interface Counts {
  hit: number;
  miss: number;
  wrong: number;
  rest: number;
}

export function countsOf({ rare, found, false: mistaken }: Rates): Counts {
  const hit = Math.round((rare * found) / 100);
  const wrong = Math.round(((accounts - rare) * mistaken) / 100);
  return { hit, miss: rare - hit, wrong, rest: accounts - rare - wrong };
}

const perRow = 100;
/** Side of a dot's field, in units of the drawing. */
const field = 6;

/** The fields from one number up to another, row by row, as a path of at most three rectangles. */
function fieldsPath(from: number, to: number): string {
  const rows: string[] = [];
  const box = (x: number, y: number, width: number, height: number) =>
    rows.push(`M${x * field} ${y * field}h${width * field}v${height * field}h${-width * field}z`);
  let at = from;
  while (at < to) {
    const [x, y] = [at % perRow, Math.floor(at / perRow)];
    const whole = x === 0 ? Math.floor((to - at) / perRow) : 0;
    if (whole > 0) {
      box(0, y, perRow, whole);
      at += whole * perRow;
    } else {
      const width = Math.min(perRow - x, to - at);
      box(x, y, width, 1);
      at += width;
    }
  }
  return rows.join('');
}

export const kinds = ['hit', 'miss', 'wrong', 'rest'] as const;
export type Kind = (typeof kinds)[number];

/** Told apart by shape: full disc, ring, square, point. */
export function shapeOf(kind: Kind): SVGElement {
  const middle = field / 2;
  if (kind === 'wrong')
    return svg(document, 'rect', { x: 0.8, y: 0.8, width: field - 1.6, height: field - 1.6, class: 'wrong' });
  const radius = { hit: 2.3, miss: 1.9, rest: 0.9 }[kind];
  return svg(document, 'circle', { cx: middle, cy: middle, r: radius, class: kind });
}

/** Says nothing to a screen reader, who has the list beside it. */
export function drawAccounts(counts: Counts): SVGElement {
  let from = 0;
  const patterns = kinds.map((kind) =>
    svg(
      document,
      'pattern',
      { id: `base-${kind}`, width: field, height: field, patternUnits: 'userSpaceOnUse' },
      shapeOf(kind),
    ),
  );
  const areas = kinds.map((kind) => {
    const to = from + counts[kind];
    const area = svg(document, 'path', { d: fieldsPath(from, to), fill: `url(#base-${kind})` });
    from = to;
    return area;
  });
  const side = perRow * field;
  return svg(
    document,
    'svg',
    { viewBox: `0 0 ${side} ${side}`, class: 'tenthousand', 'aria-hidden': 'true', focusable: 'false' },
    svg(document, 'defs', {}, ...patterns),
    ...areas,
  );
}
