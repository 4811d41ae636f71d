// What the worker does, apart from being a worker: start the engine, load the words and the packs, answer calls in order.
import type { CallMessage, WorkerMessage } from './protocol';
import type { WasmEngine } from './wasm-engine';

export interface WorkerParts {
  loadEngine(): Promise<WasmEngine>;
  /** Every pack's file name and text. */
  loadPacks(): Promise<{ name: string; text: Uint8Array }[]>;
  /** Sentences and pack texts of the reader's language; null for English, which is built in. */
  loadWords(): Promise<{ language: string; sentences: Uint8Array; packTexts: Uint8Array } | null>;
  send(message: WorkerMessage, transfer?: Transferable[]): void;
  /** Ends the worker: after a trap the module's memory cannot be trusted. */
  end(): void;
}

/** Resolves when the engine answers calls; the function it resolves with takes them. Rejects when the engine cannot be started. */
export async function startWorker(parts: WorkerParts): Promise<(message: CallMessage) => void> {
  const [engine, packs, words] = await Promise.all([
    parts.loadEngine(),
    parts.loadPacks(),
    // Without its words the engine works all the same.
    parts.loadWords().catch((error: unknown) => String(error)),
  ]);
  const problems: string[] = [];
  if (typeof words === 'string') problems.push(words);
  else if (words !== null) problems.push(...loadWords(engine, words));
  let signatures = 0;
  for (const { name, text } of packs) {
    const answer = engine.call({ call: 'load_pack' }, text);
    if (answer.ok) signatures += (answer.result as { signatures?: number }).signatures ?? 0;
    else problems.push(`${name}: ${answer.error.message} (${answer.error.place})`);
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
function loadWords(
  engine: WasmEngine,
  { language, sentences, packTexts }: { language: string; sentences: Uint8Array; packTexts: Uint8Array },
): string[] {
  const answer = engine.call({ call: 'load_words', language }, sentences);
  const both = answer.ok ? [answer, engine.call({ call: 'load_pack_words' }, packTexts)] : [answer];
  return both.flatMap((one) => (one.ok ? [] : [`${language}: ${one.error.message} (${one.error.place})`]));
}
