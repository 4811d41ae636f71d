// A worker that asks a fresh engine about one set of signatures and is then thrown away, whatever came of it.
import { loadPackProver } from './wasm-module';

/** The parts of DedicatedWorkerGlobalScope we use; TypeScript's worker library and its DOM library exclude each other. */
declare const self: {
  onmessage: ((event: MessageEvent<string>) => void) | null;
  postMessage(message: unknown): void;
};

self.onmessage = async ({ data }) => {
  try {
    const engine = await loadPackProver();
    self.postMessage(engine.call({ call: 'load_pack' }, new TextEncoder().encode(data)));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    self.postMessage({ ok: false, error: { code: 'internal', message, place: '' } });
  }
};
