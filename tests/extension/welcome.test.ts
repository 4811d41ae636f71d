// @vitest-environment happy-dom
// The example on the first page: what it says is what the pack and the engine's sentences say, and it adds up.
import { describe, expect, it } from 'vitest';
import { partsOf } from '../../extension/charts/decibans.ts';
import { exampleAssessment } from '../../extension/surfaces/example.ts';
import { englishWords as words } from '../../extension/words/words.ts';
import spamouflage from '../../shared/packs/spamouflage.json';

describe('the example', () => {
  const example = exampleAssessment(words);
  const [signature] = example.signatures;

  it('takes rules, look-alikes and sources from the pack', () => {
    const inPack = spamouflage.signatures.find(({ id }) => id === 'sleeper-repurposed');
    expect(signature?.title).toBe(inPack?.title);
    for (const { id, rule, look_alike, sources } of signature?.signals ?? []) {
      const trait = inPack?.signals.find(({ signal }) => signal === id);
      expect([rule, look_alike]).toEqual([trait?.rule, trait?.look_alike]);
      expect(sources).toHaveLength(trait?.sources.length ?? -1);
    }
  });

  it('adds up to the label that it bears', () => {
    const parts = partsOf(example.groups, signature?.signals ?? [], words);
    expect(parts.reduce((sum, { low }) => sum + low, 0)).toBe(example.decibans.low);
    expect(signature?.signals.reduce((sum, { decibans }) => sum + decibans.low, 0)).toBe(example.decibans.low);
    // Two kinds of evidence: "some", however many decibans.
    expect(example.label).toBe('some');
  });

  it('counts the days between its own two dates', () => {
    const lag = Date.parse(example.sample.first?.earliest ?? '') - Date.parse(example.created?.latest ?? '');
    const days = Math.floor(lag / 86_400_000);
    expect(signature?.signals[0]?.sentence).toContain(`at least ${words.number(days)} days`);
  });

  it('leaves no place of a sentence empty, and names nobody', () => {
    const said = [example.sentence, signature?.sentence, ...(signature?.signals.map(({ sentence }) => sentence) ?? [])];
    for (const sentence of said) expect(sentence).toMatch(/^[^{}]{20,}$/);
    expect(example.handle).toBe('');
  });
});
