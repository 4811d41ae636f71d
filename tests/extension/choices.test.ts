// What the reader switches off is left out, and a label never rises by that.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packTitles } from '../../extension/engine/packs.ts';
import type { Assessment, Label, SignatureMatch, Trait } from '../../extension/engine/protocol.ts';
import { signalsByKind } from '../../extension/engine/signals.ts';
import { type Choices, createChosenView } from '../../extension/reading/choices.ts';
import { englishWords as words } from '../../extension/words/words.ts';
import { assessment, group } from './support/findings.ts';

const order: Label[] = ['not_enough', 'none', 'some', 'marked', 'strong'];
const source = { title: 'A Report', publisher: 'A Publisher', date: '2021-02-04', url: '', grade: 'primary' as const };

function trait(id: string, kind: Trait['group'], low: number): Trait {
  const evidence = { posts: [], accounts: [] };
  const decibans = { low, high: low };
  const rest = { observed: {}, rule: 'A rule.', basis: '' as const, sources: [], look_alike: '', evidence };
  return { id, group: kind, decibans, sentence: id, ...rest };
}

function match(id: string, label: Label, groups: SignatureMatch['groups'], signals: Trait[]): SignatureMatch {
  const low = Object.values(groups).reduce((sum, value) => sum + (value?.low ?? 0), 0);
  const rest = {
    title: id,
    operation: 'An Operation',
    sentence: 'So much.',
    sources: [source],
    innocent: [],
    disarm: [],
  };
  return { id, label, groups, signals, decibans: { low, high: low }, ...rest };
}

const both = (low: number) => ({ low, high: low });
const swarm = () =>
  match('harassment-swarm', 'strong', { G1: both(4), G3: both(10.2), G5: both(3), G6: both(6), counter: both(-2) }, [
    trait('language_pivot', 'G1', 4),
    trait('copied_text', 'G3', 9),
    trait('nonce_tail', 'G3', 4),
    trait('office_shift', 'G5', 3),
    trait('same_minute', 'G6', 6),
    trait('commercial', 'counter', -2),
  ]);

function whole(...signatures: SignatureMatch[]): Assessment {
  const [first] = signatures;
  return assessment('12', 'ann_example', first?.label ?? 'none', {
    signatures,
    decibans: first?.decibans ?? both(0),
    groups: first?.groups ?? {},
  });
}

function without(raw: Assessment, choices: Partial<Choices>): Assessment {
  const view = createChosenView(words);
  view.set({ offSignals: [], offPacks: [], ...choices });
  return view.assessment(raw);
}

describe('with nothing switched off', () => {
  it('the engine’s own result is shown', () => {
    const raw = whole(swarm());
    expect(without(raw, {})).toBe(raw);
  });
});

describe('a signal that is off', () => {
  it('leaves its weight out: kind by kind, by the same rule, evidence against unchanged', () => {
    const { signatures, decibans, groups, label, sentence } = without(whole(swarm()), { offSignals: ['copied_text'] });
    expect(groups).toEqual({ G1: both(4), G3: both(4), G5: both(3), G6: both(6), counter: both(-2) });
    expect(decibans).toEqual(both(15));
    expect(label).toBe('marked');
    expect(signatures[0]?.signals.map(({ id }) => id)).not.toContain('copied_text');
    expect(sentence).toBe('Shares 4 traits described in “A Report” (A Publisher, 4 February 2021).');
  });

  it('counts hours as no kind of their own', () => {
    const { label } = without(whole(swarm()), { offSignals: ['language_pivot', 'nonce_tail', 'copied_text'] });
    // Hours and synchrony are left: 7 decibans of one kind that counts.
    expect(label).toBe('none');
  });

  it('that a signature asks for takes the signature with it', () => {
    const sleeper = match('sleeper-repurposed', 'marked', { G1: both(7), G3: both(9) }, [
      trait('first_post_lag', 'G1', 7),
      trait('copied_text', 'G3', 9),
    ]);
    for (const signal of ['first_post_lag', 'copied_text']) {
      const left = without(whole(sleeper), { offSignals: [signal] });
      expect(left.signatures).toEqual([]);
      expect(left).toMatchObject({ label: 'none', decibans: both(0), groups: {} });
      expect(left.sentence).toBe(words.say('headline.none.account'));
    }
  });

  it('cannot be evidence for an account', () => {
    const raw = whole(swarm());
    const { signatures, decibans } = without(raw, { offSignals: ['commercial'] });
    expect(signatures[0]).toBe(raw.signatures[0]);
    expect(decibans).toEqual(raw.decibans);
  });

  it('is not said to have been looked at, nor to have been impossible to check', () => {
    const seen = { signal: 'rename', group: 'G1' as const, decibans: both(2), observed: {}, sentence: 'Seen.' };
    const raw = {
      ...whole(swarm()),
      observed: [{ ...seen, evidence: { posts: [], accounts: [] } }],
      could_not_check: [{ signal: 'rename', why: 'Seen once.' }],
    };
    expect(without(raw, { offSignals: ['rename'] })).toMatchObject({ observed: [], could_not_check: [] });
  });
});

describe('a pack that is off', () => {
  it('takes its signatures with it, and the next one speaks', () => {
    const spam = match('offer-spam', 'some', { G3: both(9), G6: both(3) }, [trait('copied_text', 'G3', 9)]);
    const { label, signatures } = without(whole(swarm(), spam), { offPacks: ['spamouflage'] });
    expect(label).toBe('some');
    expect(signatures).toEqual([spam]);
  });
});

describe('a group', () => {
  it('is counted anew as well, and keeps the words that say what joins it', () => {
    const view = createChosenView(words);
    const raw = group(['12', '13', '14'], 'strong', { signatures: [swarm()], signals: swarm().signals });
    view.set({ offSignals: [], offPacks: ['spamouflage'] });
    const [left] = view.groups([raw]);
    expect(left?.label).toBe('none');
    expect(left?.sentence).toBe(
      '3 accounts posted the same text, or texts made unique in the same way. Together they show no notable resemblance to a documented pattern.',
    );
  });

  it('that is less by it goes behind the others', () => {
    const view = createChosenView(words);
    const spam = match('offer-spam', 'some', { G3: both(9), G6: both(3) }, [trait('copied_text', 'G3', 9)]);
    const list = [group(['12'], 'strong', { signatures: [swarm()] }), group(['13'], 'some', { signatures: [spam] })];
    view.set({ offSignals: [], offPacks: ['spamouflage'] });
    expect(view.groups(list).map(({ members }) => members[0])).toEqual(['13', '12']);
  });
});

describe('every choice', () => {
  const every = signalsByKind.flatMap(({ signals }) => signals);

  it('lowers a label or leaves it, whatever is switched off together', () => {
    const raws = [
      whole(swarm()),
      whole(swarm(), match('offer-spam', 'some', { G3: both(12) }, [trait('copied_text', 'G3', 12)])),
      whole(match('drip-network', 'not_enough', { G3: both(40), G2: both(40) }, [trait('copied_text', 'G3', 40)])),
      { ...whole(swarm()), label: 'not_enough' as const },
    ];
    for (const raw of raws) {
      for (const first of every) {
        for (const second of every) {
          const left = without(raw, { offSignals: [first, second] });
          expect(order.indexOf(left.label), `${first}, ${second}`).toBeLessThanOrEqual(order.indexOf(raw.label));
          expect(left.decibans.low).toBeLessThanOrEqual(raw.decibans.low);
        }
      }
      for (const { id } of packTitles) {
        expect(order.indexOf(without(raw, { offPacks: [id] }).label)).toBeLessThanOrEqual(order.indexOf(raw.label));
      }
    }
  });

  it('is offered with a name and a description, in the catalogue’s order, for all signals but those against', () => {
    const catalogue = readFileSync(join(import.meta.dirname, '../../wasm/core/signals/catalogue.cpp'), 'utf8');
    const rows = Array.from(catalogue.matchAll(/\{"(\w+)", Group::(?:g(\d)_\w+|counter)/g));
    const expected = rows.filter(([, , kind]) => kind !== undefined).map(([, id, kind]) => `G${kind} ${id}`);
    expect(signalsByKind.flatMap(({ kind, signals }) => signals.map((id) => `${kind} ${id}`))).toEqual(expected);
    for (const id of every) {
      expect(words.say(`ui.signal.${id}`), id).not.toBe('');
      expect(words.say(`ui.about.${id}`), id).toMatch(/\.$/);
    }
  });

  it('is offered for packs with signatures only: lists of open accounts always count', () => {
    expect(packTitles.map(({ id }) => id)).toEqual([
      'commercial-spam',
      'influence-operations',
      'published-texts',
      'spamouflage',
    ]);
  });
});
