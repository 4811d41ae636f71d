// Findings composed for tests of the page layer: shapes as shared/schema has them.
import type { Assessment, GroupAssessment, Label } from '../../../extension/engine/protocol.ts';

const citation = {
  title: 'A Report',
  publisher: 'A Publisher',
  date: '2021-02-04',
  url: 'https://example.com/report',
  grade: 'primary' as const,
};

export function assessment(
  id: string,
  handle: string,
  label: Label = 'some',
  other: Partial<Assessment> = {},
): Assessment {
  const evidence = { posts: [], accounts: [] };
  const time = (text: string) => ({ earliest: text, latest: text, basis: 'id' as const });
  const weighed = label === 'some' || label === 'marked' || label === 'strong';
  return {
    type: 'assessment',
    platform: 'x',
    id,
    handle,
    label,
    sentence: weighed
      ? 'Shares 2 traits described in “A Report” (A Publisher, 4 February 2021).'
      : 'Not enough here to compare.',
    decibans: weighed ? { low: 16, high: 19.5 } : { low: 0, high: 0 },
    groups: weighed ? { G1: { low: 7, high: 7 }, G3: { low: 9, high: 12.5 } } : {},
    signatures: weighed
      ? [
          {
            id: 'sleeper-repurposed',
            title: 'Repurposed sleeper',
            operation: 'An Operation',
            label,
            decibans: { low: 16, high: 19.5 },
            groups: { G1: { low: 7, high: 7 }, G3: { low: 9, high: 12.5 } },
            sentence: 'These findings are about 40 times more expected.',
            signals: [
              {
                id: 'first_post_lag',
                group: 'G1',
                decibans: { low: 7, high: 7 },
                observed: {},
                sentence: 'The first post comes 3,836 days after creation.',
                rule: 'Two years or more.',
                basis: 'elicited',
                sources: [citation],
                look_alike: 'People who return.',
                evidence,
              },
              {
                id: 'copied_text',
                group: 'G3',
                decibans: { low: 9, high: 12.5 },
                observed: {},
                sentence: '2 others posted the same text.',
                rule: 'The same text.',
                basis: 'measured',
                sources: [{ ...citation, url: 'javascript:alert(1)' }],
                look_alike: 'Fans.',
                evidence,
              },
            ],
            sources: [citation],
            innocent: ['Somebody who came back.'],
            disarm: [],
          },
        ]
      : [],
    could_not_check: [{ signal: 'creation_cohort', why: 'Too few accounts with an exact date.' }],
    sample: {
      posts_seen: 12,
      posts_total: 3406,
      first: time('2020-01-07T09:00:00.000Z'),
      last: time('2020-02-20T09:00:00.000Z'),
      contiguous: true,
    },
    observed: [],
    note: '',
    ...other,
  };
}

export function group(
  members: string[],
  label: Label = 'marked',
  other: Partial<GroupAssessment> = {},
): GroupAssessment {
  return {
    type: 'group',
    platform: 'x',
    kind: 'copies',
    label,
    sentence: `${members.length} accounts posted the same text.`,
    members,
    posts: [],
    decibans: { low: 16, high: 16 },
    groups: { G3: { low: 12, high: 12 }, G1: { low: 4, high: 4 } },
    signatures: [],
    signals: [],
    could_not_check: [],
    p_value: null,
    note: '',
    ...other,
  };
}
