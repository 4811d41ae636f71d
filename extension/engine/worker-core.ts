// What the worker does, apart from being a worker: start the engine, load the words and the packs, answer calls in order.
import type { CallMessage, EngineError, EngineTrouble, Problem, ProvenPacks, WorkerMessage } from './protocol';
import type { WasmEngine } from './wasm-engine';

/** Sentences of one language, and its texts of the packs: English ones are in the packs. */
export interface Words {
  language: string;
  sentences: Uint8Array;
  packTexts: Uint8Array | null;
}

interface PackFile {
  name: string;
  text: Uint8Array;
}

export interface WorkerParts {
  loadEngine(): Promise<WasmEngine>;
  /** Every shipped pack's file name and text. */
  loadPacks(): Promise<PackFile[]>;
  /** Those from the reader's own files, once they are proven: no page waits for them. Never settles where there are none. */
  added: Promise<ProvenPacks>;
  /** English, which every language is checked against, and the reader's own language. */
  loadWords(): Promise<Words>[];
  send(message: WorkerMessage, transfer?: Transferable[]): void;
  /** Ends the worker: after a trap the module's memory cannot be trusted. */
  end(): void;
}

/** Resolves when the engine answers calls; the function it resolves with takes them. Rejects when the engine cannot be started. */
export async function startWorker(parts: WorkerParts): Promise<(message: CallMessage) => void> {
  const [engine, packs, languages] = await Promise.all([
    parts.loadEngine(),
    parts.loadPacks(),
    // Without the words of a language the engine works all the same.
    Promise.allSettled(parts.loadWords()),
  ]);
  const problems: Problem[] = [];
  for (const one of languages) {
    const wrong = one.status === 'fulfilled' ? loadWords(engine, one.value) : [failure(one.reason)];
    problems.push(...wrong.map((error): Problem => ({ what: 'words', name: '', error })));
  }
  let signatures = 0;
  const load = ({ name, text }: PackFile): Problem[] => {
    const answer = engine.call({ call: 'load_pack' }, text);
    if (!answer.ok) return [{ what: 'pack', name, error: answer.error }];
    signatures += (answer.result as { signatures?: number }).signatures ?? 0;
    return [];
  };
  for (const pack of packs) problems.push(...load(pack));
  parts.send({ kind: 'ready', signatures, problems });

  /** After a trap the memory cannot be trusted. */
  function orDie(work: () => void): void {
    try {
      work();
    } catch (error) {
      parts.send({ kind: 'dead', trouble: troubleOf(error) });
      parts.end();
    }
  }
  void parts.added.then(({ packs: added, problems: refused, slow }) =>
    orDie(() => {
      const encoder = new TextEncoder();
      const others = added.flatMap(({ name, text }) => load({ name, text: encoder.encode(text) }));
      parts.send({ kind: 'packs', problems: [...refused, ...others], slow });
    }),
  );
  return ({ serial, call, body }) =>
    orDie(() => {
      const answer = engine.call(call, body === undefined ? undefined : new Uint8Array(body));
      const transfer = answer.ok && answer.result instanceof ArrayBuffer ? [answer.result] : [];
      parts.send({ kind: 'answer', serial, ...answer }, transfer);
    });
}

/** The smallest module there is. */
const emptyModule = new Uint8Array([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);

/** What an engine dies of, from what was thrown: browsers have no codes for it, so that WebAssembly itself is tried, and words are looked at last. */
export function troubleOf(error: unknown): EngineTrouble {
  try {
    new WebAssembly.Module(emptyModule);
  } catch {
    return 'wasm';
  }
  return error instanceof RangeError || /memory/i.test(String(error)) ? 'memory' : 'failed';
}

/** What was thrown, in the shape of what the engine itself says. */
function failure(thrown: unknown): EngineError {
  return { code: 'internal', message: thrown instanceof Error ? thrown.message : String(thrown), place: '' };
}

/** What is damaged stays English and is told of. */
function loadWords(engine: WasmEngine, { language, sentences, packTexts }: Words): EngineError[] {
  const answers = [engine.call({ call: 'load_words', language }, sentences)];
  if (answers[0]?.ok === true && packTexts !== null) answers.push(engine.call({ call: 'load_pack_words' }, packTexts));
  return answers.flatMap((one) => (one.ok ? [] : [one.error]));
}
