// Sets of signatures from files: what passes, what does not and why, and that one bad set leaves the others as they are.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkPack, type PackCheck } from '../../extension/engine/pack-check.ts';
import { isShippedPack, packOfSignature } from '../../extension/engine/packs.ts';
import { createChosenView } from '../../extension/reading/choices.ts';
import { type AddedPack, describePack, maxAddedPacks, readAddedPacks } from '../../extension/store/packs.ts';
import { englishWords as words } from '../../extension/words/words.ts';
import protocol from '../../shared/schema/protocol.schema.json';
import { assessment } from './support/findings.ts';

const text = readFileSync(join(import.meta.dirname, '../fixtures/packs/harbour-notes.json'), 'utf8');
const pack = JSON.parse(text) as { id: string; signatures: { id: string }[] };
const good = async () => ({
  ok: true as const,
  result: { id: pack.id, cases: 2, warnings: [{ message: 'no source is primary', place: '/sources' }] },
});
const whyNot = async (other: object, others: readonly AddedPack[] = []): Promise<string> => {
  const check = await checkPack(JSON.stringify({ ...pack, ...other }), others, good);
  return check.ok ? 'ok' : `${check.why} ${check.place}`;
};
const added = (id: string, signature = `${id}-one`): AddedPack => ({
  id,
  title: id,
  version: '1',
  signatures: [{ id: signature, title: signature }],
  cases: 1,
  isOn: true,
  proof: null,
});

describe('a set from a file', () => {
  it('that the engine takes is described by its own words, with the warnings', async () => {
    expect(await checkPack(text, [], good)).toEqual({
      ok: true,
      pack: {
        id: 'harbour-notes',
        title: 'Harbour notes',
        version: '0.1.0',
        signatures: [{ id: 'old-accounts-one-text', title: 'Old accounts, one text' }],
        cases: 2,
        isOn: true,
        proof: null,
      },
      warnings: [{ message: 'no source is primary', place: '/sources' }],
    });
  });

  it('that the engine refuses keeps the engine’s place and reason', async () => {
    const error = { code: 'case_failed', message: 'expected some, got none', place: '/signatures/0/cases/test/0' };
    const check: PackCheck = await checkPack(text, [], async () => ({ ok: false, error }));
    expect(check).toEqual({ ok: false, why: 'case_failed', message: error.message, place: error.place });
  });

  it('cannot take the place of ours, nor of another’s signature, nor keep every page waiting', async () => {
    expect(isShippedPack('overt-accounts')).toBe(true);
    expect(await whyNot({ id: 'overt-accounts' })).toBe('shipped /id');
    expect(packOfSignature('sleeper-repurposed')?.id).toBe('spamouflage');
    expect(await whyNot({ signatures: [{ id: 'new-one' }, { id: 'sleeper-repurposed' }] })).toBe(
      'taken /signatures/1/id',
    );
    expect(await whyNot({}, [added('other', 'old-accounts-one-text')])).toBe('taken /signatures/0/id');
    expect(await whyNot({ id: '../x' })).toBe('invalid_value /id');
    expect(await checkPack(text, [], async () => null)).toMatchObject({ ok: false, why: 'slow' });
  });

  it('takes the place of its older version; beyond eight there is no room', async () => {
    expect(await whyNot({}, [added('harbour-notes', 'old-accounts-one-text')])).toBe('ok');
    const full = Array.from({ length: maxAddedPacks }, (_, n) => added(`set-${n}`));
    expect(await whyNot({}, full)).toBe('too_many ');
    expect(await whyNot({}, [...full.slice(1), added('harbour-notes', 'old-accounts-one-text')])).toBe('ok');
  });

  it('has words for every reason', () => {
    const ours = ['shipped', 'taken', 'slow', 'too_many'];
    for (const why of [...protocol.$defs.error.properties.code.enum, ...ours]) {
      expect(words.has(`ui.packs.why.${why}`), why).toBe(true);
    }
  });
});

describe('stored sets', () => {
  it('come back as they were', () => {
    const list = [describePack(text, 2), { ...added('other'), isOn: false }];
    expect(readAddedPacks(JSON.parse(JSON.stringify(list)))).toEqual(list);
  });
  it('that are odd are left out; one under an id of ours never comes back', () => {
    expect([undefined, null, 'x', {}].map(readAddedPacks)).toEqual([[], [], [], []]);
    expect(readAddedPacks([null, { id: '../x' }, { ...added('spamouflage') }, { id: 'bare' }])).toEqual([
      { id: 'bare', title: '', version: '', signatures: [], cases: 0, isOn: false, proof: null },
    ]);
  });
});

describe('a resemblance to a signature of an added set', () => {
  const own = assessment('12', 'ann_example', 'some');
  const [signature] = own.signatures;
  const foreign = {
    ...own,
    signatures: signature === undefined ? [] : [{ ...signature, id: 'old-accounts-one-text' }],
  };
  it('is left out where it counts a signal that is off: what it needs is not known', () => {
    const view = createChosenView(words);
    expect(view.assessment(foreign).label).toBe('some');
    view.set({ offSignals: ['first_post_lag'], offPacks: [] });
    expect(view.assessment(foreign)).toMatchObject({ label: 'none', signatures: [] });
    view.set({ offSignals: ['office_shift'], offPacks: [] });
    expect(view.assessment(foreign).label).toBe('some');
  });
});
