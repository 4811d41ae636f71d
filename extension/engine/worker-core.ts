// What the worker does, apart from being a worker: start the engine, load the words and the packs, answer calls in order.
import type { CallMessage, WorkerMessage } from './protocol';
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
  /** Those from the reader's own files. They were proven when they were added; another version of the engine may see them differently. */
  addedPacks: readonly PackFile[];
  /** An engine that runs a pack's cases before it takes it. */
  loadProver(): Promise<WasmEngine>;
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
  const problems: string[] = [];
  for (const one of languages) {
    problems.push(...(one.status === 'fulfilled' ? loadWords(engine, one.value) : [String(one.reason)]));
  }
  let signatures = 0;
  const load = ({ name, text }: PackFile, prover?: WasmEngine) => {
    const refused = prover?.call({ call: 'load_pack' }, text);
    const answer = refused?.ok === false ? refused : engine.call({ call: 'load_pack' }, text);
    if (answer.ok) signatures += (answer.result as { signatures?: number }).signatures ?? 0;
    else problems.push(`${name}: ${answer.error.message} (${answer.error.place})`);
  };
  for (const pack of packs) load(pack);
  let prover: WasmEngine | undefined;
  // Whatever becomes of them, pages are read with ours.
  for (const pack of parts.addedPacks) {
    try {
      prover ??= await parts.loadProver();
      load(pack, prover);
    } catch (error) {
      // After a trap its memory cannot be trusted.
      prover = undefined;
      problems.push(`${pack.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  parts.send({ kind: 'ready', signatures, problems });

  return ({ serial, call, body }) => {
    try {
      const answer = engine.call(call, body === undefined ? undefined : new Uint8Array(body));
      const transfer = answer.ok && answer.result instanceof ArrayBuffer ? [answer.result] : [];
      parts.send({ kind: 'answer', serial, ...answer }, transfer);
    } catch (error) {
      parts.send({ kind: 'dead', message: error instanceof Error ? error.message : String(error) });
      parts.end();
    }
  };
}

/** What is damaged stays English and is told of. */
function loadWords(engine: WasmEngine, { language, sentences, packTexts }: Words): string[] {
  const answers = [engine.call({ call: 'load_words', language }, sentences)];
  if (answers[0]?.ok === true && packTexts !== null) answers.push(engine.call({ call: 'load_pack_words' }, packTexts));
  return answers.flatMap((one) => (one.ok ? [] : [`${language}: ${one.error.message} (${one.error.place})`]));
}
