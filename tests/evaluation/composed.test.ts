// The evaluation's way from accounts to rates, on the project's own composed cases: what it does where there are no labelled accounts.
import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { composedCases } from './composed.ts';
import { type Measured, measureComposed } from './measure.ts';
import { openReader, type Pack, shippedPacks, wasmModule } from './reading.ts';
import { relabelling } from './relabel.ts';
import { type Summary, summarise } from './tables.ts';

describe.skipIf(!existsSync(wasmModule()))('the composed cases', () => {
  const packs: Pack[] = shippedPacks();
  let measured: Measured;
  let summary: Summary;

  beforeAll(async () => {
    measured = measureComposed(await openReader(packs), composedCases());
    summary = summarise(measured, relabelling(packs));
  }, 600_000);

  it('go through the shapes of X and the engine, everybody in them', () => {
    const cases = composedCases();
    expect(measured.threads).toHaveLength(cases.length);
    for (const [at, { subjects }] of cases.entries()) expect(measured.threads[at]?.people).toBe(subjects.length);
  });

  it('notice operations that were composed to be noticed', () => {
    const [composed] = summary.mixed;
    expect(composed?.noticed.some?.hits).toBeGreaterThan(0);
  });

  it('never find more than some among people who were composed to be innocent', () => {
    expect(summary.quiet[0]?.any.marked?.hits).toBe(0);
  });

  it('reckon labels as the engine does', () => {
    const relabel = relabelling(packs);
    const speaking = measured.threads.flatMap(({ groups }) =>
      groups.filter(({ label }) => label !== 'none' && label !== 'not_enough'),
    );
    expect(speaking.length).toBeGreaterThan(0);
    for (const group of speaking) expect(relabel.without(group, 'no signal')).toBe(group.label);
  });
});
