// The worker's side of the engine: the buffer it writes, the packs it loads, the death it announces. And the real module, where it is built.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { WorkerMessage } from '../../extension/engine/protocol.ts';
import { createWasmEngine, type EngineModule, type WasmEngine } from '../../extension/engine/wasm-engine.ts';
import { startWorker, type WorkerParts } from '../../extension/engine/worker-core.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** A module that keeps what was written and answers as told. */
function fakeModule(answer: (header: { call: string }) => Uint8Array, limit = 1_000_000) {
  const written: { header: unknown; body: string; options: string }[] = [];
  class Engine {
    #input = new Uint8Array();
    #options: string;
    constructor(options: string) {
      this.#options = options;
    }
    input(length: number) {
      // A view in the middle of something larger, as wasm memory is.
      this.#input = length > limit ? new Uint8Array() : new Uint8Array(new ArrayBuffer(length + 16), 8, length);
      return this.#input;
    }
    call(length: number) {
      const size = new DataView(this.#input.buffer, this.#input.byteOffset).getUint32(0, true);
      const header = JSON.parse(decode(this.#input.subarray(4, 4 + size)));
      written.push({ header, body: decode(this.#input.subarray(4 + size, length)), options: this.#options });
      return answer(header);
    }
    delete() {}
  }
  return { module: { Engine } satisfies EngineModule, written };
}

const ok = (result: unknown) => encode(JSON.stringify({ ok: true, result }));

describe('a call', () => {
  it('is a header with its length, and a body of any bytes', () => {
    const { module, written } = fakeModule(() => ok({ n: 1 }));
    const engine = createWasmEngine(module);
    expect(engine.call({ call: 'ingest' }, encode('{"é":"日"}'))).toEqual({ ok: true, result: { n: 1 } });
    expect(engine.call({ call: 'groups' })).toEqual({ ok: true, result: { n: 1 } });
    expect(written).toEqual([
      { header: { call: 'ingest' }, body: '{"é":"日"}', options: '{}' },
      { header: { call: 'groups' }, body: '', options: '{}' },
    ]);
  });

  it('for a snapshot brings bytes, or the error', () => {
    const snapshot = createWasmEngine(fakeModule(() => new Uint8Array([1, 2, 3])).module).call({
      call: 'snapshot',
    });
    expect(snapshot.ok && new Uint8Array(snapshot.result as ArrayBuffer)).toEqual(new Uint8Array([1, 2, 3]));
    const failed = encode('{"ok":false,"error":{"code":"internal","message":"","place":""}}');
    expect(createWasmEngine(fakeModule(() => failed).module).call({ call: 'snapshot' }).ok).toBe(false);
  });

  it('that is too large is refused, not written beside the buffer', () => {
    const answer = createWasmEngine(fakeModule(() => ok({}), 10).module).call(
      { call: 'ingest' },
      encode('x'.repeat(50)),
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'too_large' } });
  });
});

describe('the worker', () => {
  const start = async (
    engine: WasmEngine,
    loadWords: WorkerParts['loadWords'] = () => [],
    added: Pick<WorkerParts, 'addedPacks' | 'loadProver'> = {
      addedPacks: [],
      loadProver: () => Promise.reject(new Error('there is nothing to prove')),
    },
  ) => {
    const sent: WorkerMessage[] = [];
    let ended = 0;
    const take = await startWorker({
      loadEngine: async () => engine,
      loadPacks: async () => [
        { name: 'good.json', text: encode('good') },
        { name: 'bad.json', text: encode('bad') },
      ],
      ...added,
      loadWords,
      send: (message) => sent.push(message),
      end: () => {
        ended += 1;
      },
    });
    return { take, sent, ended: () => ended };
  };

  it('loads the packs and says which were refused and why', async () => {
    const { sent } = await start({
      call: (_, body) =>
        body !== undefined && decode(body) === 'good'
          ? { ok: true, result: { signatures: 3 } }
          : { ok: false, error: { code: 'case_failed', message: 'a case does not hold', place: '/signatures/0' } },
    });
    expect(sent).toEqual([
      { kind: 'ready', signatures: 3, problems: ['bad.json: a case does not hold (/signatures/0)'] },
    ]);
  });

  it('has the packs that the reader added proven anew before the engine takes them', async () => {
    const asked: string[] = [];
    const engineOf = (name: string, refuses: string): WasmEngine => ({
      call: (_, body) => {
        const text = body === undefined ? '' : decode(body);
        asked.push(`${name} ${text}`);
        if (text !== refuses) return { ok: true, result: { signatures: 1 } };
        return { ok: false, error: { code: 'case_failed', message: 'a case does not hold', place: '/signatures/0' } };
      },
    });
    const { sent } = await start(engineOf('engine', 'nothing'), () => [], {
      addedPacks: [
        { name: 'Own set', text: encode('own') },
        { name: 'Old set', text: encode('old') },
      ],
      loadProver: async () => engineOf('prover', 'old'),
    });
    expect(asked).toEqual(['engine good', 'engine bad', 'prover own', 'engine own', 'prover old']);
    expect(sent).toEqual([
      { kind: 'ready', signatures: 3, problems: ['Old set: a case does not hold (/signatures/0)'] },
    ]);
  });

  it('reads pages without the sets that cannot be proven, even where the prover fails', async () => {
    const engine: WasmEngine = { call: () => ({ ok: true, result: { signatures: 1 } }) };
    const added = [
      { name: 'Trap', text: encode('trap') },
      { name: 'Own set', text: encode('own') },
    ];
    let loaded = 0;
    const traps = await start(engine, () => [], {
      addedPacks: added,
      loadProver: async () => {
        loaded += 1;
        return {
          call: (_, body) => {
            if (body !== undefined && decode(body) === 'trap') throw new Error('unreachable');
            return { ok: true, result: {} };
          },
        };
      },
    });
    expect(traps.sent).toEqual([{ kind: 'ready', signatures: 3, problems: ['Trap: unreachable'] }]);
    expect(loaded).toBe(2);

    const lost = await start(engine, () => [], {
      addedPacks: added,
      loadProver: () => Promise.reject(new Error('no such file')),
    });
    expect(lost.sent).toEqual([
      { kind: 'ready', signatures: 2, problems: ['Trap: no such file', 'Own set: no such file'] },
    ]);
  });

  it('gives the engine the words of the reader’s language, and says what is wrong with them', async () => {
    const english = { language: 'en', sentences: encode('English'), packTexts: null };
    const spanish = { language: 'es', sentences: encode('sentences'), packTexts: encode('texts') };
    const both = () => [Promise.resolve(english), Promise.resolve(spanish)];
    const asked: string[] = [];
    const engineThat = (refuses: string): WasmEngine => ({
      call: ({ call, language }, body) => {
        asked.push([call, language ?? '', body === undefined ? '' : decode(body)].join(' '));
        if (call !== refuses || language === 'en') return { ok: true, result: {} };
        return { ok: false, error: { code: 'missing_field', message: 'a sentence is missing', place: '/caveat' } };
      },
    });
    const good = await start(engineThat('nothing'), both);
    expect(asked.slice(0, 3)).toEqual(['load_words en English', 'load_words es sentences', 'load_pack_words  texts']);
    expect(good.sent).toEqual([{ kind: 'ready', signatures: 0, problems: [] }]);

    asked.length = 0;
    const damaged = await start(engineThat('load_words'), both);
    expect(asked).not.toContain('load_pack_words  texts');
    expect(damaged.sent).toMatchObject([{ kind: 'ready', problems: ['es: a sentence is missing (/caveat)'] }]);

    asked.length = 0;
    const lost = await start(engineThat('nothing'), () => [
      Promise.resolve(english),
      Promise.reject(new Error('no such file')),
    ]);
    expect(asked[0]).toBe('load_words en English');
    expect(lost.sent).toMatchObject([{ kind: 'ready', problems: ['Error: no such file'] }]);
  });

  it('says that it is dead when the module fails, and ends', async () => {
    const { take, sent, ended } = await start({
      call: ({ call }) => {
        if (call === 'groups') throw new Error('unreachable');
        return { ok: true, result: {} };
      },
    });
    take({ serial: 4, call: { call: 'groups', at: 0 } });
    expect(sent.at(-1)).toEqual({ kind: 'dead', message: 'unreachable' });
    expect(ended()).toBe(1);
  });
});

describe('the real module', () => {
  const wasmDir = process.env.PERSONA_LENS_WASM_DIR ?? join(import.meta.dirname, '../../build/wasm');
  const file = join(wasmDir, 'persona-lens-engine.mjs');
  const present = existsSync(file);
  if (!present) console.warn(`SKIPPED: the real engine (${file} is not built)`);

  it.skipIf(!present)(
    'starts, loads the shipped pack, reads a page row, and brings its memory back from a snapshot',
    async () => {
      const { default: create } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as {
        default: () => Promise<EngineModule>;
      };
      const pack = readFileSync(join(import.meta.dirname, '../../shared/packs/spamouflage.json'));
      const open = async () => {
        const sent: WorkerMessage[] = [];
        const take = await startWorker({
          loadEngine: async () => createWasmEngine(await create()),
          loadPacks: async () => [{ name: 'spamouflage.json', text: pack }],
          addedPacks: [],
          loadProver: () => Promise.reject(new Error('there is nothing to prove')),
          loadWords: () => [],
          send: (message) => sent.push(message),
          end: () => {
            throw new Error('the engine died');
          },
        });
        let serial = 0;
        return {
          ready: sent[0],
          ask(call: Parameters<typeof take>[0]['call'], body?: ArrayBuffer) {
            serial += 1;
            take(body === undefined ? { serial, call } : { serial, call, body });
            const answer = sent.at(-1);
            if (answer?.kind !== 'answer' || !answer.ok) throw new Error(JSON.stringify(answer));
            return answer.result;
          },
        };
      };
      const bytes = (value: unknown) => encode(JSON.stringify(value)).buffer as ArrayBuffer;
      const user = {
        __typename: 'User',
        rest_id: '12',
        core: { screen_name: 'ann_example', name: 'Ann', created_at: 'Tue Jul 07 00:00:00 +0000 2009' },
        legacy: { statuses_count: 40 },
      };
      const answer = { data: { user: { result: user } } };

      const first = await open();
      expect(first.ready).toMatchObject({ kind: 'ready', problems: [] });
      const source = {
        platform: 'x' as const,
        kind: 'response' as const,
        operation: 'UserByScreenName',
        read_at: 1_795_000_000_000,
      };
      expect(first.ask({ call: 'ingest', source }, bytes(answer))).toMatchObject({
        accounts: 1,
        touched: [{ platform: 'x', id: '12', handle: 'ann_example' }],
      });
      const assess = {
        call: 'assess' as const,
        at: 1_795_000_000_000,
        accounts: [{ platform: 'x' as const, id: '12' }],
      };
      const assessments = first.ask(assess);
      expect(assessments).toMatchObject([{ type: 'assessment', id: '12', handle: 'ann_example' }]);
      const snapshot = first.ask({ call: 'snapshot' }) as ArrayBuffer;

      const second = await open();
      second.ask({ call: 'restore' }, snapshot.slice(0));
      expect(second.ask(assess)).toEqual(assessments);
      expect(dirname(file)).toBe(wasmDir);
    },
  );
});
