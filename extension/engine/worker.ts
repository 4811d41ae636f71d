// The dedicated worker that holds the WebAssembly engine. Its first message brings the port to the page's side; it knows nobody else.
import type { CallMessage, WorkerMessage, WorkerStart } from './protocol';
import { createWasmEngine, type EngineModule } from './wasm-engine';
import { startWorker } from './worker-core';

/** The parts of DedicatedWorkerGlobalScope we use; TypeScript's worker library and its DOM library exclude each other. */
declare const self: {
  location: Location;
  onmessage: ((event: MessageEvent<WorkerStart>) => void) | null;
  close(): void;
};

const extension = self.location.origin;

self.onmessage = async (event: MessageEvent<WorkerStart>) => {
  self.onmessage = null;
  const port = event.ports[0];
  if (port === undefined) return;
  const send = (message: WorkerMessage, transfer: Transferable[] = []) => port.postMessage(message, transfer);
  try {
    const take = await startWorker({
      loadEngine: async () => {
        const file = `${extension}/engine/persona-lens-engine.mjs`;
        const { default: createModule } = (await import(/* @vite-ignore */ file)) as {
          default: () => Promise<EngineModule>;
        };
        return createWasmEngine(await createModule(), event.data.language);
      },
      loadPacks: async () => {
        const names = (await (await fetch(`${extension}/packs/index.json`)).json()) as string[];
        return Promise.all(
          names.map(async (name) => {
            const response = await fetch(`${extension}/packs/${name}`);
            return { name, text: new Uint8Array(await response.arrayBuffer()) };
          }),
        );
      },
      send,
      end: () => self.close(),
    });
    port.onmessage = ({ data }: MessageEvent<CallMessage>) => take(data);
  } catch (error) {
    send({ kind: 'dead', message: error instanceof Error ? error.message : String(error) });
    self.close();
  }
};
