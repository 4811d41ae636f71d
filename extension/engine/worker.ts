// The dedicated worker that holds the WebAssembly engine. Its first message brings the port to the page's side; it knows nobody else.
import type { CallMessage, WorkerMessage, WorkerStart } from './protocol';
import { loadWasmEngine } from './wasm-module';
import { startWorker } from './worker-core';

/** The parts of DedicatedWorkerGlobalScope we use; TypeScript's worker library and its DOM library exclude each other. */
declare const self: {
  location: Location;
  onmessage: ((event: MessageEvent<WorkerStart>) => void) | null;
  close(): void;
};

const extension = self.location.origin;

async function bytesOf(file: string): Promise<Uint8Array> {
  const response = await fetch(`${extension}/${file}`);
  return new Uint8Array(await response.arrayBuffer());
}

self.onmessage = async (event: MessageEvent<WorkerStart>) => {
  self.onmessage = null;
  const port = event.ports[0];
  if (port === undefined) return;
  const send = (message: WorkerMessage, transfer: Transferable[] = []) => port.postMessage(message, transfer);
  try {
    const take = await startWorker({
      loadEngine: () => loadWasmEngine(),
      loadPacks: async () => {
        const names = (await (await fetch(`${extension}/packs/index.json`)).json()) as string[];
        const shipped = await Promise.all(names.map(async (name) => ({ name, text: await bytesOf(`packs/${name}`) })));
        const added = event.data.packs.map(({ name, text }) => ({ name, text: new TextEncoder().encode(text) }));
        return [...shipped, ...added];
      },
      loadWords: async () => {
        const { language } = event.data;
        if (language === 'en') return null;
        const [sentences, packTexts] = await Promise.all([
          bytesOf(`words/${language}.json`),
          bytesOf(`words/packs.${language}.json`),
        ]);
        return { language, sentences, packTexts };
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
