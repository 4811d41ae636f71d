// The example on the first page: a composed account in the shape of a documented case, said in the engine's own sentences, with the rules, sources and
// look-alikes of the shipped pack. Nobody's account.
import type { Assessment, Citation, SignatureMatch, Trait } from '../engine/protocol';
import example from '../generated/example.json';
import type { Words } from '../words/create';

/** Created on 7 July 2009, first surviving post on 7 January 2020: as in the case that the pack cites. */
const created = '2009-07-07T09:12:00.000Z';
const first = '2020-01-07T02:14:09.000Z';
const last = '2020-01-15T08:03:29.000Z';
const lagDays = 3835;

const at = (time: string) => ({ earliest: time, latest: time, basis: 'reported' as const });

export function exampleAssessment(words: Words): Assessment {
  const [lag, copy] = example.traits;
  // As published, except where we publish ourselves.
  const cited = (sources: readonly object[]) =>
    (sources as Citation[]).map((source) => ({ ...source, title: words.packText(source.title) }));
  const [source] = cited(example.sources);
  const sentences: Readonly<Record<string, string>> = {
    first_post_lag: words.say('signal.first_post_lag.account', {
      n: lagDays,
      longest_gap_days_low: 2.8,
      posts_seen: 11,
      posts_total: 11,
    }),
    copied_text: words.say('signal.copied_text.account', { n: 2, distinct_copied_texts: 1, eligible_texts: 11 }),
  };
  const trait = (pack: typeof lag, group: Trait['group'], low: number): Trait => ({
    id: pack?.id ?? '',
    group,
    decibans: { low, high: low },
    observed: {},
    sentence: sentences[pack?.id ?? ''] ?? '',
    rule: words.packText(pack?.rule ?? ''),
    basis: (pack?.basis ?? '') as Trait['basis'],
    sources: cited(pack?.sources ?? []),
    look_alike: words.packText(pack?.look_alike ?? ''),
    evidence: { posts: [], accounts: [] },
  });
  const decibans = { low: 16, high: 16 };
  const groups = { G1: { low: 7, high: 7 }, G3: { low: 9, high: 9 } };
  const signature: SignatureMatch = {
    id: example.id,
    title: words.packText(example.title),
    operation: words.packText(example.operation),
    label: 'some',
    decibans,
    groups,
    sentence: words.say('strength.sentence.account', {
      times: 40,
      title: words.packText(example.title),
      band: words.say('strength.moderate'),
    }),
    signals: [trait(lag, 'G1', 7), trait(copy, 'G3', 9)],
    sources: cited(example.sources),
    innocent: example.innocent.map(words.packText),
    disarm: [],
  };
  return {
    type: 'assessment',
    platform: 'x',
    id: '0',
    handle: '',
    label: 'some',
    sentence: words.say('headline.match.account', {
      n: 2,
      title: source?.title ?? '',
      publisher: source?.publisher ?? '',
      date: words.date(source?.date ?? ''),
    }),
    created: at(created),
    decibans,
    groups,
    signatures: [signature],
    could_not_check: [{ signal: 'creation_cohort', why: words.say('why.too_few_dated') }],
    sample: { posts_seen: 11, posts_total: 11, first: at(first), last: at(last), contiguous: true },
    // The card draws the time before the first post as empty, not as unseen: all posts that the platform counts were seen.
    observed: [
      {
        signal: 'first_post_lag',
        group: 'G1',
        decibans: { low: 7, high: 7 },
        observed: { hidden_posts: 0 },
        sentence: sentences.first_post_lag ?? '',
        evidence: { posts: [], accounts: [] },
      },
    ],
    note: '',
  };
}
