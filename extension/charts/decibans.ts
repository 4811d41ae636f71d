// The decibans as a stacked bar that adds up, with the labels' thresholds on the same scale, and the same numbers as a table beneath.
// The low ends decide, so they are solid; what lies between low and high is hatched.
import { type Maker, maker } from '../card/dom';
import type { Decibans, GroupEvidence, Trait } from '../engine/protocol';
import type { Words } from '../words/words';

/** Domain 5.2: from here on some, marked, strong. */
const thresholds = [
  // On a narrow card the words would touch: the outer ones stand on the outer sides of their ticks.
  { at: 10, label: 'some', side: 'before' },
  { at: 15, label: 'marked', side: 'on' },
  { at: 20, label: 'strong', side: 'after' },
] as const;
const leastScale = 30;
/** Domain 5.1: beside the strongest trait of its kind, each further one counts with this share. */
const dependentShare = 0.3;

interface Part {
  name: string;
  low: number;
  high: number;
  /** How several traits make the low end; null where one trait is the whole of it. */
  sum: string | null;
}

export function partsOf(groups: GroupEvidence, traits: readonly Trait[], words: Words): Part[] {
  return Object.entries(groups)
    .filter(
      (entry): entry is [string, Decibans] => entry[1] !== undefined && (entry[1].low !== 0 || entry[1].high !== 0),
    )
    .map(([group, { low, high }]) => ({
      name: words.say(`evidence.${group}`),
      low,
      high,
      sum: group === 'counter' ? null : sumOf(traits, group, low, words),
    }))
    .sort((a, b) => b.low - a.low || b.high - a.high);
}

/** "9.0 + 0.3 × (4.0 + 2.0)", so that a reader can do the sum. */
function sumOf(traits: readonly Trait[], group: string, low: number, words: Words): string | null {
  const [strongest, ...others] = traits
    .filter((trait) => trait.group === group && trait.decibans.low > 0)
    .map((trait) => trait.decibans.low)
    .sort((a, b) => b - a);
  if (strongest === undefined) return null;
  const whole = strongest + dependentShare * others.reduce((sum, one) => sum + one, 0);
  const shown = others.map((one) => words.decimal(one)).join(' + ');
  const share = words.decimal(dependentShare);
  const sum =
    others.length === 0
      ? words.decimal(strongest)
      : `${words.decimal(strongest)} + ${share} × ${others.length > 1 ? `(${shown})` : shown}`;
  if (whole > low + 0.05) return words.say('ui.card.sum_capped', { sum, cap: words.decimal(low) });
  return others.length === 0 ? null : sum;
}

export function drawDecibans(
  document: Document,
  groups: GroupEvidence,
  traits: readonly Trait[],
  total: Decibans,
  words: Words,
): HTMLElement {
  const h = maker(document);
  const parts = partsOf(groups, traits, words);
  const scale = Math.max(leastScale, Math.ceil(Math.max(total.high, total.low) / 5) * 5);
  const percent = (value: number) => `${((Math.max(0, Math.min(value, scale)) / scale) * 100).toFixed(2)}%`;

  // Counter-evidence shortens the bar; it has no segment of its own but a line in the table.
  const segments = parts
    .filter(({ low }) => low > 0)
    .map(({ low }, index) => {
      const segment = h('span', { class: `segment tone${Math.min(index, 3)}` });
      segment.style.inlineSize = percent(low);
      return segment;
    });
  const reach = h('span', { class: 'reach' });
  reach.style.insetInlineStart = percent(total.low);
  reach.style.inlineSize = percent(Math.max(0, total.high - Math.max(0, total.low)));
  const track = h('div', { class: 'track' }, h('div', { class: 'stack' }, ...segments), reach);
  for (const { at } of thresholds) {
    const tick = h('span', { class: 'tick' });
    tick.style.insetInlineStart = percent(at);
    track.append(tick);
  }
  const ticks = thresholds.map(({ at, label, side }) => {
    const text = h('span', { class: `ticklabel ${side}` }, words.say(`ui.scale.${label}`, { n: at }));
    text.style.insetInlineStart = percent(at);
    return text;
  });
  const bar = h('div', { class: 'bar', 'aria-hidden': 'true' }, track, h('div', { class: 'ticklabels' }, ...ticks));
  return h('div', { class: 'decibans' }, bar, table(h, parts, total, words));
}

function table(h: Maker, parts: readonly Part[], total: Decibans, words: Words): HTMLElement {
  const rows = parts.map(({ name, low, high, sum }, index) =>
    h(
      'tr',
      {},
      h(
        'th',
        { scope: 'row' },
        h('span', { class: `key tone${Math.min(index, 3)}`, 'aria-hidden': 'true' }),
        h('span', { class: 'name' }, name),
        sum === null ? null : h('span', { class: 'sum' }, ` ${sum}`),
      ),
      h('td', {}, range(low, high, words)),
    ),
  );
  const last = h(
    'tr',
    { class: 'total' },
    h('th', { scope: 'row' }, words.say('ui.card.total')),
    h('td', {}, range(total.low, total.high, words)),
  );
  return h('table', {}, h('caption', { class: 'unseen' }, words.say('ui.card.scale')), h('tbody', {}, ...rows, last));
}

export function range(low: number, high: number, words: Words): string {
  const from = words.decimal(low);
  const to = words.decimal(high);
  return words.say(from === to ? 'ui.card.weight' : 'ui.card.weight_range', { low: from, high: to });
}
