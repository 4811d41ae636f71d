// When the groups of a page posted, all on one line of time. With a single group its own card says as much.
import { maker } from '../card/dom';
import { drawLanes } from '../charts/lanes';
import { type PanelParts, tableTwin } from './parts';
import type { PanelGroup } from './protocol';

const timesOf = ({ posts }: PanelGroup): number[] =>
  posts.flatMap(({ time }) => (time === null ? [] : [time])).toSorted((a, b) => a - b);

/** null with fewer than two groups whose times are known. */
export function bursts(parts: PanelParts, groups: readonly PanelGroup[]): HTMLElement | null {
  const { document, words } = parts;
  const h = maker(document);
  const timed = groups
    .map((group, index) => ({ group, number: index + 1, times: timesOf(group) }))
    .filter(({ times }) => times.length > 0);
  if (timed.length < 2) return null;
  const rows = timed.map(({ number, times, group }) => {
    const [first = 0] = times;
    const last = times.at(-1) ?? first;
    return [
      words.say('ui.panel.burst', { n: group.members.length, number }),
      words.number(times.length),
      words.moment(first),
      times.length > 1 ? words.span(last - first) : '–',
    ];
  });
  return h(
    'section',
    { 'aria-labelledby': 'bursts-title', class: 'bursts' },
    h('h2', { id: 'bursts-title' }, words.say('ui.panel.bursts')),
    drawLanes(
      document,
      timed.map(({ number, times }) => ({ name: words.number(number), times })),
      words.moment,
    ),
    tableTwin(
      parts,
      ['ui.panel.bursts_group', 'ui.panel.bursts_posts', 'ui.panel.bursts_first', 'ui.panel.bursts_span'].map((key) =>
        words.say(key),
      ),
      rows,
    ),
  );
}
