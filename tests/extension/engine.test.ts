// The worker's side of the engine: the buffer it writes, the packs it loads, the death it announces. And the real module, where it is built.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import type { ProvenPacks, WorkerMessage } from '../../extension/engine/protocol.ts';
import { createWasmEngine, type EngineModule, type WasmEngine } from '../../extension/engine/wasm-engine.ts';
import { startWorker, troubleOf, type WorkerParts } from '../../extension/engine/worker-core.ts';

const noneAdded = new Promise<never>(() => {});
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
    added: WorkerParts['added'] = noneAdded,
  ) => {
    const sent: WorkerMessage[] = [];
    let ended = 0;
    const take = await startWorker({
      loadEngine: async () => engine,
      loadPacks: async () => [
        { name: 'good.json', text: encode('good') },
        { name: 'bad.json', text: encode('bad') },
      ],
      added,
      loadWords,
      send: (message) => sent.push(message),
      end: () => {
        ended += 1;
      },
    });
    return { take, sent, ended: () => ended };
  };

  const caseFailed = { code: 'case_failed', message: 'a case does not hold', place: '/signatures/0' } as const;

  it('loads the packs and says which were refused and why', async () => {
    const { sent } = await start({
      call: (_, body) =>
        body !== undefined && decode(body) === 'good'
          ? { ok: true, result: { signatures: 3 } }
          : { ok: false, error: caseFailed },
    });
    expect(sent).toEqual([
      { kind: 'ready', signatures: 3, problems: [{ what: 'pack', name: 'bad.json', error: caseFailed }] },
    ]);
  });

  it('reads pages with ours first, and takes the sets that the reader added when they are proven', async () => {
    let resolve = (_: ProvenPacks): void => {};
    const added = new Promise<ProvenPacks>((settle) => {
      resolve = settle;
    });
    const asked: string[] = [];
    const engine: WasmEngine = {
      call: ({ call }, body) => {
        const text = body === undefined ? '' : decode(body);
        asked.push(`${call} ${text}`);
        if (text !== 'odd') return { ok: true, result: { signatures: 1 } };
        return { ok: false, error: { code: 'not_json', message: 'no', place: '' } };
      },
    };
    const { take, sent } = await start(engine, () => [], added);
    take({ serial: 1, call: { call: 'groups', at: 0 } });
    expect(sent.map(({ kind }) => kind)).toEqual(['ready', 'answer']);
    resolve({
      packs: [
        { name: 'Own set', text: 'own' },
        { name: 'Odd set', text: 'odd' },
      ],
      problems: [{ what: 'pack', name: 'Old set', error: caseFailed }],
      slow: ['Slow set'],
    });
    await added;
    await Promise.resolve();
    expect(asked.slice(-2)).toEqual(['load_pack own', 'load_pack odd']);
    expect(sent.at(-1)).toEqual({
      kind: 'packs',
      problems: [
        { what: 'pack', name: 'Old set', error: caseFailed },
        { what: 'pack', name: 'Odd set', error: { code: 'not_json', message: 'no', place: '' } },
      ],
      slow: ['Slow set'],
    });
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
    expect(damaged.sent).toMatchObject([{ problems: [{ what: 'words', error: { code: 'missing_field' } }] }]);

    asked.length = 0;
    const lost = await start(engineThat('nothing'), () => [
      Promise.resolve(english),
      Promise.reject(new Error('no such file')),
    ]);
    expect(asked[0]).toBe('load_words en English');
    expect(lost.sent).toMatchObject([
      { kind: 'ready', problems: [{ what: 'words', error: { message: 'no such file' } }] },
    ]);
  });

  it('says that it is dead when the module fails, and ends', async () => {
    const { take, sent, ended } = await start({
      call: ({ call }) => {
        if (call === 'groups') throw new Error('unreachable');
        return { ok: true, result: {} };
      },
    });
    take({ serial: 4, call: { call: 'groups', at: 0 } });
    expect(sent.at(-1)).toEqual({ kind: 'dead', trouble: 'failed' });
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
          added: noneAdded,
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

      // Without memory to grow into, what is too much is refused in words, and what fits is read on.
      const third = await open();
      const grow = vi.spyOn(WebAssembly.Memory.prototype, 'grow').mockImplementation(() => {
        throw new RangeError('no more memory');
      });
      const padding = {
        data: { text: Array.from({ length: 40_000 }, (_, at) => ({ rest_id: String(at), note: 'x'.repeat(400) })) },
      };
      expect(() => third.ask({ call: 'ingest', source }, bytes(padding))).toThrow('too_large');
      expect(third.ask({ call: 'ingest', source }, bytes(answer))).toMatchObject({ accounts: 1 });
      expect(grow).toHaveBeenCalled();
      grow.mockRestore();
      expect(third.ask(assess)).toEqual(assessments);
      expect(dirname(file)).toBe(wasmDir);
    },
  );
});

describe('what an engine dies of', () => {
  it('is told by what was thrown', () => {
    expect(troubleOf(new RangeError('Array buffer allocation failed'))).toBe('memory');
    expect(troubleOf(new Error('could not allocate memory'))).toBe('memory');
    expect(troubleOf(new Error('unreachable'))).toBe('failed');
  });

  it('is WebAssembly itself where the browser refuses it', () => {
    const allowed = WebAssembly.Module;
    try {
      WebAssembly.Module = class {
        constructor() {
          throw new Error('refused by the policy');
        }
      } as unknown as typeof WebAssembly.Module;
      expect(troubleOf(new Error('no module'))).toBe('wasm');
    } finally {
      WebAssembly.Module = allowed;
    }
  });
});
