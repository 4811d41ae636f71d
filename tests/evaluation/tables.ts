// From what was measured to what is said: rates with their intervals, costs and contributions.
import { type AccountTrial, type GroupTrial, type Measured, notices, type ThreadTrial } from './measure.ts';
import { atLeast, type Label } from './reading.ts';
import type { Relabel } from './relabel.ts';
import {
  bootstrapOverPeople,
  costOfLikelihoodRatios,
  fisherExact,
  generator,
  type Interval,
  type Share,
  share,
  type Trial,
} from './statistics.ts';

export const floors: readonly Label[] = ['some', 'marked', 'strong'];

export interface Rates {
  name: string;
  /** Of all windows: those of one person are not independent, so that the interval is too narrow. */
  windows: Record<string, Share>;
  /** Of people: in at least one of their windows. */
  people: Record<string, Share>;
}

export function ratesOf(name: string, trials: readonly AccountTrial[]): Rates {
  const windows: Record<string, Share> = {};
  const people: Record<string, Share> = {};
  const all = new Set(trials.map(({ hash }) => hash));
  for (const floor of floors) {
    const hit = trials.filter(({ label }) => atLeast(label, floor));
    windows[floor] = share(hit.length, trials.length);
    people[floor] = share(new Set(hit.map(({ hash }) => hash)).size, all.size);
  }
  return { name, windows, people };
}

function by(trials: readonly AccountTrial[], key: (trial: AccountTrial) => string | null): Rates[] {
  const parts = new Map<string, AccountTrial[]>();
  for (const trial of trials) {
    const name = key(trial);
    if (name !== null) parts.set(name, [...(parts.get(name) ?? []), trial]);
  }
  return [...parts].sort(([a], [b]) => a.localeCompare(b)).map(([name, part]) => ratesOf(name, part));
}

export const ageOf = ({ ageDays }: AccountTrial): string | null => {
  if (ageDays === null) return null;
  return ageDays < 120 ? 'under 120 days' : ageDays < 730 ? 'under 2 years' : '2 years and older';
};
export const activityOf = ({ postsPerDay }: AccountTrial): string | null => {
  if (postsPerDay === null) return null;
  return postsPerDay < 1 ? 'under 1 post a day' : postsPerDay < 10 ? '1 to 10 posts a day' : 'over 10 posts a day';
};

export interface LanguageTest {
  language: string;
  /** People with any label against all other languages', Fisher's exact test times the number of languages. */
  p: number;
}

function languageTests(trials: readonly AccountTrial[]): LanguageTest[] {
  const rates = by(trials, ({ language }) => language);
  const all = ratesOf('all', trials).people.some as Share;
  return rates.map(({ name, people }) => {
    const { hits, of } = people.some as Share;
    return { language: name, p: Math.min(1, fisherExact(hits, of, all.hits - hits, all.of - of) * rates.length) };
  });
}

export interface ThreadRates {
  name: string;
  threads: number;
  /** Threads that share nobody: only these are independent. */
  disjoint: number;
  /** At least one group of this label or more, of all threads. */
  any: Record<string, Share>;
  /** The same rate over the disjoint threads of the first round. */
  first: Record<string, Share>;
}

function threadRates(name: string, threads: readonly ThreadTrial[]): ThreadRates {
  const firstRound = Math.min(...threads.map(({ round }) => round));
  const disjoint = threads.filter(({ round }) => round === firstRound);
  const count = (among: readonly ThreadTrial[], floor: Label): Share =>
    share(among.filter(({ groups }) => groups.some(({ label }) => atLeast(label, floor))).length, among.length);
  return {
    name,
    threads: threads.length,
    disjoint: disjoint.length,
    any: Object.fromEntries(floors.map((floor) => [floor, count(threads, floor)])),
    first: Object.fromEntries(floors.map((floor) => [floor, count(disjoint, floor)])),
  };
}

export interface Detection {
  name: string;
  operations: number;
  threads: number;
  noticed: Record<string, Share>;
  /** A group that is mostly the operation's was found, whatever its label. */
  found: Share;
  /** Of operations, whose threads are not independent: found, and noticed with any label, in at least half of their threads. */
  byOperation: { found: Share; noticed: Share };
}

function foundGroup({ groups }: ThreadTrial): boolean {
  return groups.some((group) => group.planted >= 3 && 2 * group.planted > group.members);
}

function detection(name: string, threads: readonly ThreadTrial[]): Detection {
  const isNoticed = (floor: Label) => (thread: ThreadTrial) => thread.groups.some((group) => notices(group, floor));
  const noticed = (floor: Label): Share => share(threads.filter(isNoticed(floor)).length, threads.length);
  const byName = new Map<string, ThreadTrial[]>();
  for (const thread of threads) byName.set(thread.operation, [...(byName.get(thread.operation) ?? []), thread]);
  const operations = [...byName.values()];
  const mostly = (has: (thread: ThreadTrial) => boolean): Share =>
    share(operations.filter((own) => 2 * own.filter(has).length >= own.length).length, operations.length);
  return {
    name,
    operations: operations.length,
    threads: threads.length,
    noticed: Object.fromEntries(floors.map((floor) => [floor, noticed(floor)])),
    found: share(threads.filter(foundGroup).length, threads.length),
    byOperation: { found: mostly(foundGroup), noticed: mostly(isNoticed('some')) },
  };
}

export interface SignalRow {
  signal: string;
  /** People for whom it could be evaluated and weighed more than nothing, ordinary and operated. */
  ordinary: Share;
  operated: Share;
  cost: number | null;
  costInterval: Interval | null;
  /** Of threads, at group level, with the signal left out: the operations noticed and the quiet threads with a marked group. */
  verdict: 'informs' | 'misleads' | 'seldom seen';
}

/** With fewer people for whom a signal ever weighed anything its cost says nothing. */
const minPeople = 5;

function trialsOf(trials: readonly AccountTrial[], signal: string): Trial[] {
  return trials.map(({ hash, signals }) => ({ person: hash, decibans: signals[signal] ?? 0 }));
}

const isOperated = ({ set }: AccountTrial): boolean => set === 'io_ira' || set === 'io_prc';

export function signalRows(measured: Measured, seed = 7): SignalRow[] {
  const trials = measured.accounts;
  const operated = trials.filter(isOperated);
  const ordinary = trials.filter((trial) => !isOperated(trial));
  const names = new Set(trials.flatMap(({ signals }) => Object.keys(signals)));
  const firing = (among: readonly AccountTrial[], signal: string): Share => {
    const evaluated = among.filter(({ signals }) => signals[signal] !== undefined);
    const fired = evaluated.filter(({ signals }) => (signals[signal] ?? 0) > 0);
    return share(new Set(fired.map(({ hash }) => hash)).size, new Set(evaluated.map(({ hash }) => hash)).size);
  };
  return [...names].sort().map((signal) => {
    const seen = { ordinary: firing(ordinary, signal), operated: firing(operated, signal) };
    if (seen.ordinary.hits + seen.operated.hits < minPeople) {
      return { signal, ...seen, cost: null, costInterval: null, verdict: 'seldom seen' };
    }
    const are = trialsOf(operated, signal);
    const areNot = trialsOf(ordinary, signal);
    const cost = costOfLikelihoodRatios(are, areNot);
    const random = generator(seed);
    const ofAre = bootstrapOverPeople(are, (drawn) => costOfLikelihoodRatios(drawn, areNot), random, 200);
    const ofAreNot = bootstrapOverPeople(areNot, (drawn) => costOfLikelihoodRatios(are, drawn), random, 200);
    // Both halves vary on their own: their squared distances add up.
    const costInterval = {
      low: cost - Math.hypot(cost - ofAre.low, cost - ofAreNot.low),
      high: cost + Math.hypot(ofAre.high - cost, ofAreNot.high - cost),
    };
    return { signal, ...seen, cost, costInterval, verdict: cost < 1 ? 'informs' : 'misleads' };
  });
}

export interface CalibrationPoint {
  /** Weight given to groups, in decibans: the middle of the band. */
  given: number;
  ordinary: number;
  operated: number;
  /** What the counts say, with half a group added to each side. */
  measured: number;
}

const bands: readonly [number, number][] = [
  [-100, 0.001],
  [0.001, 6],
  [6, 10],
  [10, 15],
  [15, 20],
  [20, 200],
];

/** Weights of groups: those that are mostly an operation's against those of ordinary people only. */
export function calibrationOf(threads: readonly ThreadTrial[]): { cost: number; points: CalibrationPoint[] } {
  const groups = threads.flatMap(({ groups: found, operation, round }) =>
    found.map((group) => ({ group, operation, round })),
  );
  const weightOf = ({ low, signals }: GroupTrial): number => (low !== 0 ? low : Math.max(0, ...Object.values(signals)));
  const operated = groups.filter(({ group }) => 2 * group.planted > group.members);
  const ordinary = groups.filter(({ group }) => group.planted === 0);
  const trial = ({ group, operation, round }: (typeof groups)[number]): Trial => ({
    person: operation === '' ? `quiet ${round}` : operation,
    decibans: weightOf(group),
  });
  const points = bands.flatMap(([from, to]): CalibrationPoint[] => {
    const inside = ({ group }: (typeof groups)[number]): boolean => weightOf(group) >= from && weightOf(group) < to;
    const bad = operated.filter(inside);
    const good = ordinary.filter(inside);
    if (bad.length + good.length === 0) return [];
    const weights = [...bad, ...good].map(({ group }) => weightOf(group));
    const ratio = (bad.length + 0.5) / (operated.length + 0.5) / ((good.length + 0.5) / (ordinary.length + 0.5));
    return [
      {
        given: weights.reduce((sum, weight) => sum + weight, 0) / weights.length,
        ordinary: good.length,
        operated: bad.length,
        measured: 10 * Math.log10(ratio),
      },
    ];
  });
  return { cost: costOfLikelihoodRatios(operated.map(trial), ordinary.map(trial)), points };
}

export interface Ablation {
  without: string;
  noticed: Share;
  quietSome: Share;
  quietMarked: Share;
}

/** What becomes of the threads' groups when one signal is left out. */
export function ablations(threads: readonly ThreadTrial[], relabel: Relabel): Ablation[] {
  const signals = new Set(threads.flatMap(({ groups }) => groups.flatMap((group) => relabel.weighing(group))));
  const mixed = threads.filter(({ planted }) => planted > 0);
  const quiet = threads.filter(({ planted }) => planted === 0);
  const row = (without: string): Ablation => {
    const labelled = (group: GroupTrial): GroupTrial =>
      without === '' ? group : { ...group, label: relabel.without(group, without) };
    const has = (among: readonly ThreadTrial[], holds: (group: GroupTrial) => boolean): Share =>
      share(among.filter(({ groups }) => groups.some((group) => holds(labelled(group)))).length, among.length);
    return {
      without,
      noticed: has(mixed, (group) => notices(group, 'some')),
      quietSome: has(quiet, ({ label }) => atLeast(label, 'some')),
      quietMarked: has(quiet, ({ label }) => atLeast(label, 'marked')),
    };
  };
  return ['', ...[...signals].sort()].map(row);
}

export interface Worst {
  subject: 'account' | 'group';
  scene: string;
  label: Label;
  low: number;
  members: number | null;
  weighed: Record<string, number>;
}

/** Ordinary people and groups of them that were given the most: numbers only. */
export function worstFalsePositives(measured: Measured, most = 8): Worst[] {
  const weighing = (signals: Record<string, number>): Record<string, number> =>
    Object.fromEntries(Object.entries(signals).filter(([, low]) => low > 0));
  const accounts = measured.accounts
    .filter((trial) => !isOperated(trial) && trial.low > 0)
    .map(
      (trial): Worst => ({
        subject: 'account',
        scene: trial.scene,
        label: trial.label,
        low: trial.low,
        members: null,
        weighed: weighing(trial.signals),
      }),
    );
  const groups = measured.threads.flatMap((thread) =>
    thread.groups
      .filter(({ planted, low }) => planted === 0 && low > 0)
      .map(
        (group): Worst => ({
          subject: 'group',
          scene: `${thread.kind}, shared texts as ${thread.sharedTexts}`,
          label: group.label,
          low: group.low,
          members: group.members,
          weighed: weighing(group.signals),
        }),
      ),
  );
  const order = (a: Worst, b: Worst): number => floors.indexOf(b.label) - floors.indexOf(a.label) || b.low - a.low;
  return [...accounts.sort(order).slice(0, most), ...groups.sort(order).slice(0, most)];
}

export interface Summary {
  people: Record<string, number>;
  sharedLinks: Measured['sharedLinks'];
  genuine: Rates[];
  languages: Rates[];
  languageTests: LanguageTest[];
  ages: Rates[];
  activities: Rates[];
  windowsPerPerson: Record<string, number>;
  operated: Rates[];
  quiet: ThreadRates[];
  /** Threads without an operation in which at least four accounts were created on one day. */
  sameDay: Share;
  mixed: Detection[];
  signals: SignalRow[];
  calibration: { cost: number; points: CalibrationPoint[] };
  ablations: Ablation[];
  worst: Worst[];
}

export function summarise(measured: Measured, relabel: Relabel): Summary {
  const genuine = measured.accounts.filter(({ set }) => set === 'genuine');
  const alone = genuine.filter(({ scene }) => scene === 'profile');
  const windows = new Map<string, number>();
  for (const { hash } of alone) windows.set(hash, (windows.get(hash) ?? 0) + 1);
  const windowsPerPerson: Record<string, number> = {};
  for (const n of windows.values()) windowsPerPerson[String(n)] = (windowsPerPerson[String(n)] ?? 0) + 1;
  const quiet = measured.threads.filter(({ planted }) => planted === 0);
  const mixed = measured.threads.filter(({ planted }) => planted > 0);
  const named = <T extends AccountTrial>(trials: readonly T[], name: string): Rates[] =>
    trials.length === 0 ? [] : [ratesOf(name, trials)];
  const part = (name: string, keep: (thread: ThreadTrial) => boolean): Detection[] => {
    const kept = mixed.filter(keep);
    return kept.length === 0 ? [] : [detection(name, kept)];
  };
  const quietPart = (name: string, keep: (thread: ThreadTrial) => boolean): ThreadRates[] => {
    const kept = quiet.filter(keep);
    return kept.length === 0 ? [] : [threadRates(name, kept)];
  };
  return {
    people: measured.people,
    sharedLinks: measured.sharedLinks,
    genuine: [
      ...named(alone, 'profile, nothing else in memory'),
      ...named(
        genuine.filter(({ scene }) => scene === 'memory'),
        'profile, others in memory',
      ),
      ...named(
        genuine.filter(({ scene }) => scene === 'thread'),
        'in a thread, profiles visited',
      ),
      ...named(genuine, 'all of them'),
    ],
    languages: by(genuine, ({ language }) => language),
    languageTests: languageTests(genuine),
    ages: by(genuine, ageOf),
    activities: by(genuine, activityOf),
    windowsPerPerson,
    operated: [
      ...named(
        measured.accounts.filter((trial) => isOperated(trial) && trial.scene === 'profile'),
        'profile, nothing else in memory',
      ),
      ...named(
        measured.accounts.filter((trial) => isOperated(trial) && trial.scene === 'thread'),
        'in a thread, profiles visited',
      ),
    ],
    quiet: [
      ...quietPart('all', () => true),
      ...quietPart('shared texts taken for copies', ({ sharedTexts }) => sharedTexts === 'copies'),
      ...quietPart('shared texts taken for reposts', ({ sharedTexts }) => sharedTexts === 'reposts'),
    ],
    sameDay: share(quiet.filter(({ sameDay }) => sameDay >= 4).length, quiet.length),
    mixed: [
      ...part('members copied text', ({ kind }) => kind === 'copies'),
      ...part(
        '… Internet Research Agency',
        ({ kind, operation }) => kind === 'copies' && operation.startsWith('io_ira'),
      ),
      ...part('… PRC-linked, 2019', ({ kind, operation }) => kind === 'copies' && operation.startsWith('io_prc')),
      ...part('… page only', ({ kind, withProfiles }) => kind === 'copies' && !withProfiles),
      ...part('… profiles visited', ({ kind, withProfiles }) => kind === 'copies' && withProfiles),
      ...part('created on one day', ({ kind }) => kind === 'batch'),
      ...part('… page only', ({ kind, withProfiles }) => kind === 'batch' && !withProfiles),
      ...part('… profiles visited', ({ kind, withProfiles }) => kind === 'batch' && withProfiles),
      ...part('composed cases', ({ kind }) => kind === 'composed'),
    ],
    signals: signalRows(measured),
    calibration: calibrationOf(measured.threads),
    ablations: ablations(measured.threads, relabel),
    worst: worstFalsePositives(measured),
  };
}
