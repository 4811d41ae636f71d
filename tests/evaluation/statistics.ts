// The small statistics of the evaluation. Formulas and sources stand at each; known answers are in statistics.test.ts.

export interface Interval {
  low: number;
  high: number;
}

/** A counted share with its exact interval. `of` counts independent units: people, or threads that share nobody. */
export interface Share extends Interval {
  hits: number;
  of: number;
  rate: number;
}

function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= Math.min(k, n - k); i += 1) sum += Math.log((n - i + 1) / i);
  return sum;
}

/** P(X ≤ k) for X ~ Binomial(n, p). */
export function binomialAtMost(k: number, n: number, p: number): number {
  if (p <= 0) return 1;
  if (p >= 1) return k >= n ? 1 : 0;
  let sum = 0;
  for (let i = 0; i <= k; i += 1) sum += Math.exp(logChoose(n, i) + i * Math.log(p) + (n - i) * Math.log1p(-p));
  return Math.min(1, sum);
}

/** The p at which a falling function of p crosses `target`, by halving: 60 steps are exact to the last digit. */
function solveFalling(value: (p: number) => number, target: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (value(middle) > target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Clopper and Pearson's exact interval (Biometrika 26, 1934): never narrower than it says, at any rate and any n. */
export function clopperPearson(hits: number, of: number, confidence = 0.95): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const tail = (1 - confidence) / 2;
  return {
    low: hits === 0 ? 0 : solveFalling((p) => binomialAtMost(hits - 1, of, p), 1 - tail),
    high: hits === of ? 1 : solveFalling((p) => binomialAtMost(hits, of, p), tail),
  };
}

export function share(hits: number, of: number): Share {
  return { hits, of, rate: of === 0 ? 0 : hits / of, ...clopperPearson(hits, of) };
}

/** Fisher's exact test, two-sided: the sum over all tables at most as probable as the one seen. 1 where nothing can be compared. */
export function fisherExact(hitsA: number, ofA: number, hitsB: number, ofB: number): number {
  const hits = hitsA + hitsB;
  const logP = (a: number): number => logChoose(ofA, a) + logChoose(ofB, hits - a) - logChoose(ofA + ofB, hits);
  const seen = logP(hitsA);
  let sum = 0;
  for (let a = Math.max(0, hits - ofB); a <= Math.min(ofA, hits); a += 1) {
    if (logP(a) <= seen + 1e-9) sum += Math.exp(logP(a));
  }
  return Math.min(1, sum);
}

/** A likelihood ratio from weights of evidence: 10 decibans are a factor of ten. */
export const likelihoodRatio = (decibans: number): number => 10 ** (decibans / 10);

/** One trial: the weight that a subject was given. Trials of one person share that person's weight of 1. */
export interface Trial {
  person: string;
  decibans: number;
}

function meanOverPeople(trials: readonly Trial[], cost: (decibans: number) => number): number {
  const people = new Map<string, { sum: number; n: number }>();
  for (const { person, decibans } of trials) {
    const entry = people.get(person) ?? { sum: 0, n: 0 };
    entry.sum += cost(decibans);
    entry.n += 1;
    people.set(person, entry);
  }
  let total = 0;
  for (const { sum, n } of people.values()) total += sum / n;
  return total / people.size;
}

/**
 * The log-likelihood-ratio cost C_llr (Brümmer & du Preez, Computer Speech & Language 20, 2006), in bits: ½ [mean of log2(1 + 1/LR) over
 * those that are + mean of log2(1 + LR) over those that are not]. 0: perfect. 1: says nothing. Above 1: misleads.
 */
export function costOfLikelihoodRatios(are: readonly Trial[], areNot: readonly Trial[]): number {
  if (are.length === 0 || areNot.length === 0) return Number.NaN;
  const missed = meanOverPeople(are, (decibans) => Math.log2(1 + 1 / likelihoodRatio(decibans)));
  const accused = meanOverPeople(areNot, (decibans) => Math.log2(1 + likelihoodRatio(decibans)));
  return (missed + accused) / 2;
}

/** A generator of numbers in [0, 1) that gives the same ones for the same seed (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** `count` different ones in random order; all of them where there are fewer. */
export function sample<T>(values: readonly T[], count: number, random: () => number): T[] {
  const rest = [...values];
  const taken: T[] = [];
  while (taken.length < count && rest.length > 0) {
    const at = Math.floor(random() * rest.length);
    taken.push(rest[at] as T);
    rest[at] = rest[rest.length - 1] as T;
    rest.pop();
  }
  return taken;
}

/** The 2.5th and 97.5th percentile of a statistic over people drawn with replacement (cluster bootstrap, Davison & Hinkley 1997, 3.8). */
export function bootstrapOverPeople(
  trials: readonly Trial[],
  statistic: (trials: readonly Trial[]) => number,
  random: () => number,
  rounds = 400,
): Interval {
  const byPerson = new Map<string, Trial[]>();
  for (const trial of trials) byPerson.set(trial.person, [...(byPerson.get(trial.person) ?? []), trial]);
  const people = [...byPerson.values()];
  const values: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const drawn = people.flatMap((_, place) => {
      const one = people[Math.floor(random() * people.length)] as Trial[];
      // The same person drawn twice is two people.
      return one.map((trial) => ({ ...trial, person: `${place}` }));
    });
    values.push(statistic(drawn));
  }
  values.sort((a, b) => a - b);
  const at = (quantile: number): number => values[Math.floor(quantile * (values.length - 1))] ?? Number.NaN;
  return { low: at(0.025), high: at(0.975) };
}
