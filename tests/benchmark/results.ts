// What the benchmarks found: one line each on the terminal, and all of them in one file for whoever compares.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildDir } from '../support/places.ts';

/** A list of these is build/benchmark/results.json. */
export interface Result {
  name: string;
  /** Of `ours` and `reference`: "MB/s", "ms", "bytes". */
  unit: string;
  /** Medians of one run, measured in turn. */
  ours: number;
  /** What users would have instead; null where the target is a number by itself. */
  reference: number | null;
  /** How many times better than the reference, or, without one, how much of the target is used. */
  ratio: number;
  /** What the ratio has to be: at least so much beside a reference, at most so much without one. */
  target: number;
  holds: boolean;
  /** Of ours: the quartiles. */
  spread: [number, number];
}

export const benchmarkDir = join(buildDir, 'benchmark');

export interface Sample {
  low: number;
  median: number;
  high: number;
}

/** The quartiles; of nothing NaN. */
export function quartiles(values: readonly number[]): Sample {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}

/** How many times as fast as the reference, `target` at least. */
export function faster(
  name: string,
  unit: string,
  ours: readonly number[],
  reference: readonly number[],
  target: number,
): Result {
  const mine = quartiles(ours);
  const other = quartiles(reference).median;
  const ratio = mine.median / other;
  return {
    name,
    unit,
    ours: mine.median,
    reference: other,
    ratio,
    target,
    holds: ratio >= target,
    spread: [mine.low, mine.high],
  };
}

/** A speed by itself, `least` at least: that stands for the reference. */
export function atLeast(name: string, unit: string, ours: readonly number[], least: number): Result {
  const mine = quartiles(ours);
  const ratio = mine.median / least;
  return {
    name,
    unit,
    ours: mine.median,
    reference: least,
    ratio,
    target: 1,
    holds: ratio >= 1,
    spread: [mine.low, mine.high],
  };
}

/** What takes at most so much; what is judged is its middle, or with `worst` its largest. */
export function within(name: string, unit: string, ours: readonly number[], most: number, worst = false): Result {
  const mine = quartiles(ours);
  const judged = worst ? Math.max(...ours) : mine.median;
  const ratio = judged / most;
  return {
    name,
    unit,
    ours: judged,
    reference: null,
    ratio,
    target: 1,
    holds: ratio <= 1,
    spread: [mine.low, mine.high],
  };
}

const figure = (value: number): string => value.toPrecision(value >= 1000 ? 4 : 3);

export function print({ name, unit, ours, reference, ratio, target, holds, spread }: Result): void {
  const beside = reference === null ? '' : ` beside ${figure(reference)}`;
  const judged = `${figure(ratio)} of ${figure(target)} wanted${holds ? '' : ': DOES NOT HOLD'}`;
  process.stdout.write(
    `${name.padEnd(58)} ${figure(ours)} ${unit} (${figure(spread[0])}–${figure(spread[1])})${beside}; ${judged}\n`,
  );
}

export function writeResults(results: readonly Result[]): string {
  mkdirSync(benchmarkDir, { recursive: true });
  const file = join(benchmarkDir, 'results.json');
  writeFileSync(file, `${JSON.stringify(results, null, 1)}\n`);
  return file;
}
