// Known answers for the statistics of the evaluation.
import { describe, expect, it } from 'vitest';
import {
  bootstrapOverPeople,
  clopperPearson,
  costOfLikelihoodRatios,
  fisherExact,
  generator,
  likelihoodRatio,
  sample,
} from './statistics.ts';

const trials = (...decibans: number[]) => decibans.map((weight, at) => ({ person: String(at), decibans: weight }));

describe('Clopper and Pearson’s interval', () => {
  it.each([
    // hits, of, low, high: 0 of n has the closed form 1 − 0.025^(1/n).
    [0, 60, 0, 1 - 0.025 ** (1 / 60)],
    [0, 16, 0, 1 - 0.025 ** (1 / 16)],
    [10, 10, 0.025 ** (1 / 10), 1],
    [1, 10, 0.002529, 0.445016],
    [5, 10, 0.187086, 0.812914],
    [8, 20, 0.191191, 0.639457],
    [2, 300, 0.000808, 0.023873],
  ])('of %i in %i', (hits, of, low, high) => {
    const found = clopperPearson(hits, of);
    expect(found.low).toBeCloseTo(low, 5);
    expect(found.high).toBeCloseTo(high, 5);
  });

  it('of nothing says nothing', () => {
    expect(clopperPearson(0, 0)).toEqual({ low: 0, high: 1 });
  });
});

describe('Fisher’s exact test', () => {
  it('finds the lady who tastes tea', () => {
    expect(fisherExact(4, 4, 0, 4)).toBeCloseTo(2 / 70, 6);
    expect(fisherExact(3, 4, 1, 4)).toBeCloseTo(34 / 70, 6);
  });

  it('says nothing where nothing was hit', () => {
    expect(fisherExact(0, 7, 0, 9)).toBeCloseTo(1, 9);
  });
});

describe('C_llr', () => {
  it('is 1 where the weights say nothing', () => {
    expect(costOfLikelihoodRatios(trials(0, 0, 0), trials(0, 0))).toBeCloseTo(1, 12);
  });

  it('is what the formula says', () => {
    // LR 10 for those that are, LR 1/10 for those that are not: log2(1.1) each.
    expect(costOfLikelihoodRatios(trials(10, 10), trials(-10))).toBeCloseTo(Math.log2(1.1), 12);
    // The other way round both are log2(11).
    expect(costOfLikelihoodRatios(trials(-10), trials(10, 10))).toBeCloseTo(Math.log2(11), 12);
    expect(likelihoodRatio(20)).toBeCloseTo(100, 12);
  });

  it('counts people, not windows', () => {
    const oneOften = [
      ...Array.from({ length: 9 }, () => ({ person: 'often', decibans: 10 })),
      { person: 'once', decibans: 0 },
    ];
    expect(costOfLikelihoodRatios(oneOften, trials(0))).toBeCloseTo(((Math.log2(1.1) + 1) / 2 + 1) / 2, 12);
  });
});

describe('drawing', () => {
  it('is the same for the same seed', () => {
    const draw = (seed: number) =>
      sample(
        Array.from({ length: 50 }, (_, at) => at),
        10,
        generator(seed),
      );
    expect(draw(3)).toEqual(draw(3));
    expect(draw(3)).not.toEqual(draw(4));
    expect(new Set(draw(3)).size).toBe(10);
  });

  it('with replacement gives the spread of a mean over people', () => {
    const half = Array.from({ length: 100 }, (_, at) => ({ person: String(at), decibans: at % 2 }));
    const mean = (drawn: readonly { decibans: number }[]) =>
      drawn.reduce((sum, { decibans }) => sum + decibans, 0) / drawn.length;
    const { low, high } = bootstrapOverPeople(half, mean, generator(1), 1000);
    // ± 1.96 standard errors of 0.05.
    expect(low).toBeCloseTo(0.4, 1);
    expect(high).toBeCloseTo(0.6, 1);
  });
});
