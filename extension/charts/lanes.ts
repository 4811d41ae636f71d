// Several groups of posts on one line of time, a lane each: so that bursts can be compared, in when they were and how close their posts lie. From left to
// right; says nothing to a screen reader, who has the table beneath.
import { svg } from '../annotate/mark';
import { maker } from '../card/dom';

export interface Lane {
  name: string;
  /** ms since 1970. */
  times: readonly number[];
}

const width = 340;
const height = 16;
const margin = 5;

/** null without a time. `label` names a time at the ends of the line. */
export function drawLanes(
  document: Document,
  lanes: readonly Lane[],
  label: (time: number) => string,
): HTMLElement | null {
  const all = lanes.flatMap(({ times }) => times);
  if (all.length === 0) return null;
  const from = Math.min(...all);
  const to = Math.max(...all);
  const x = (time: number) => margin + ((time - from) / Math.max(to - from, 1)) * (width - 2 * margin);
  const h = maker(document);
  const rows = lanes.map(({ name, times }) =>
    h(
      'div',
      { class: 'lane' },
      h('span', {}, name),
      svg(
        document,
        'svg',
        { viewBox: `0 0 ${width} ${height}`, focusable: 'false' },
        svg(document, 'rect', { x: margin, y: height / 2, width: width - 2 * margin, height: 1, class: 'axis' }),
        ...times.map((time) => svg(document, 'circle', { cx: x(time), cy: height / 2 + 0.5, r: 3.2, class: 'dot' })),
      ),
    ),
  );
  const ends = from === to ? [from] : [from, to];
  return h(
    'div',
    { class: 'strip lanes', 'aria-hidden': 'true' },
    ...rows,
    h('div', { class: 'ends' }, ...ends.map((time) => h('span', { dir: 'auto' }, label(time)))),
  );
}
