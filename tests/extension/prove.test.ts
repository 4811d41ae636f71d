// Sets of signatures from files are proven anew for each version of the extension, once, and none can hold up a page.
import { describe, expect, it } from 'vitest';
import { type ProveParts, provePacks } from '../../extension/engine/prove.ts';
import type { PackToLoad, Proof } from '../../extension/store/packs.ts';

const pack = (id: string, proof: Proof | null = null): PackToLoad => ({ id, name: `Set ${id}`, text: id, proof });

function parts(): ProveParts & { asked: string[]; kept: Record<string, Proof> } {
  const asked: string[] = [];
  const kept: Record<string, Proof> = {};
  return {
    asked,
    kept,
    version: '2.0',
    async ask(text) {
      asked.push(text);
      if (text === 'slow') return null;
      if (text === 'trap') return { ok: false, error: { code: 'internal', message: 'unreachable', place: '' } };
      return { ok: true, result: {} };
    },
    async remember(id, proof) {
      kept[id] = proof;
    },
  };
}

describe('sets that were added', () => {
  it('are taken where they hold; those that fail or take too long are named', async () => {
    const with_ = parts();
    const proven = await provePacks([pack('own'), pack('slow'), pack('trap')], with_);
    expect(proven).toEqual({
      packs: [{ name: 'Set own', text: 'own' }],
      problems: [{ what: 'pack', name: 'Set trap', error: { code: 'internal', message: 'unreachable', place: '' } }],
      slow: ['Set slow'],
    });
    expect(with_.kept).toEqual({
      own: { version: '2.0', outcome: 'holds' },
      slow: { version: '2.0', outcome: 'slow' },
    });
  });

  it('cost nothing the next time, until there is another version', async () => {
    const with_ = parts();
    const known = [
      pack('own', { version: '2.0', outcome: 'holds' }),
      pack('slow', { version: '2.0', outcome: 'slow' }),
      pack('old', { version: '1.9', outcome: 'slow' }),
    ];
    const proven = await provePacks(known, with_);
    expect(with_.asked).toEqual(['old']);
    expect([proven.packs.map(({ name }) => name), proven.slow]).toEqual([['Set own', 'Set old'], ['Set slow']]);
  });

  it('are used where the browser has no room to remember it', async () => {
    const proven = await provePacks([pack('own')], {
      ...parts(),
      remember: async () => false,
    });
    expect(proven.packs).toHaveLength(1);
  });
});
