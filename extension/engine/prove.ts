// Proving sets of signatures from files when an engine starts: another version of the engine may see a set differently from the one it was added with.
// It is done in a worker of its own, in limited time, and beside the engine: pages are read with our own sets meanwhile, and whatever becomes of an added one.
// What holds, or takes too long, is remembered for this version, so that no page pays for it again.
import type { PackToLoad, Proof } from '../store/packs';
import type { ProvenPacks } from './protocol';
import type { EngineAnswer } from './wasm-engine';

/** Starting an engine included. A set that takes longer would hold up every page. */
export const longestCheckMs = 10_000;

export interface ProveParts {
  /** The engine's own answer to load_pack; null when it did not come in time. */
  ask(text: string): Promise<EngineAnswer | null>;
  /** Of this extension. */
  version: string;
  remember(pack: string, proof: Proof): Promise<unknown>;
}

export async function provePacks(
  all: readonly PackToLoad[],
  { ask, version, remember }: ProveParts,
): Promise<ProvenPacks> {
  const proven: ProvenPacks = { packs: [], problems: [], slow: [] };
  for (const { id, name, text, proof } of all) {
    if (text === null) {
      proven.problems.push({
        what: 'pack',
        name,
        error: { code: 'internal', message: 'its text is not there any more', place: '' },
      });
      continue;
    }
    const known = proof?.version === version ? proof.outcome : null;
    const answer = known === null ? await ask(text) : null;
    const outcome = known ?? (answer === null ? 'slow' : answer.ok ? 'holds' : null);
    // Without room for it, it is found out anew next time.
    if (known === null && outcome !== null) await remember(id, { version, outcome });
    if (outcome === 'holds') proven.packs.push({ name, text });
    else if (outcome === 'slow') proven.slow.push(name);
    else if (answer?.ok === false) proven.problems.push({ what: 'pack', name, error: answer.error });
  }
  return proven;
}

/** Asks an engine in a worker that is thrown away afterwards. */
export function askProver(text: string): Promise<EngineAnswer | null> {
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<EngineAnswer | null>((resolve) => {
    const timer = setTimeout(() => resolve(null), longestCheckMs);
    const settle = (answer: EngineAnswer) => {
      clearTimeout(timer);
      resolve(answer);
    };
    worker.onmessage = ({ data }: MessageEvent<EngineAnswer>) => settle(data);
    worker.onerror = ({ message }) => settle({ ok: false, error: { code: 'internal', message, place: '' } });
    worker.postMessage(text);
  }).finally(() => worker.terminate());
}
