// The few numbers that readers are told, in the extension and the README: shared/measured.json is a copy of what this makes.
import { type Share, share } from './statistics.ts';
import type { Summary } from './tables.ts';

export interface MeasuredNumbers {
  about: string;
  tested: { people: number; windows: number; operated: number; population: number };
  counted: { windows: Share; people: Share; quiet: Share; noticed: Share };
}

/**
 * Accounts of both halves together, and threads of the last one only: weights of groups were set on the development half. Quiet threads are those of one
 * round, which share nobody.
 */
export function measuredNumbers(parts: readonly Summary[]): MeasuredNumbers {
  const sum = (of: (summary: Summary) => number): number => parts.reduce((total, summary) => total + of(summary), 0);
  const pooled = (of: (summary: Summary) => Share | undefined): Share =>
    share(
      sum((summary) => of(summary)?.hits ?? 0),
      sum((summary) => of(summary)?.of ?? 0),
    );
  const last = parts.at(-1);
  const none = share(0, 0);
  const alone = (summary: Summary) => summary.genuine.find(({ name }) => name.startsWith('profile, nothing'));
  const everywhere = (summary: Summary) => summary.genuine.find(({ name }) => name === 'all of them');
  return {
    about: 'Made by the evaluation (cmake --workflow --preset evaluation): build/evaluation/measured.json',
    tested: {
      people: sum(({ people }) => people.genuine ?? 0),
      windows: sum((summary) => alone(summary)?.windows.some?.of ?? 0),
      operated: sum(({ people }) => (people.io_ira ?? 0) + (people.io_prc ?? 0)),
      population: sum(({ people }) => people.population_hk ?? 0),
    },
    counted: {
      windows: pooled((summary) => alone(summary)?.windows.some),
      people: pooled((summary) => everywhere(summary)?.people.some),
      quiet: last?.quiet.find(({ name }) => name === 'all')?.first.marked ?? none,
      noticed: last?.mixed.find(({ name }) => name === 'members copied text')?.noticed.some ?? none,
    },
  };
}
