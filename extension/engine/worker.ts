// The dedicated worker that holds the WebAssembly engine. Its first message brings the port to the page's side; it knows nobody else.
import type { CallMessage, ProvenPacks, WorkerMessage, WorkerStart } from './protocol';
import { loadWasmEngine } from './wasm-module';
import { startWorker, troubleOf, type Words } from './worker-core';

/** The parts of DedicatedWorkerGlobalScope we use; TypeScript's worker library and its DOM library exclude each other. */
declare const self: {
  location: Location;
  onmessage: ((event: MessageEvent) => void) | null;
  close(): void;
};

const extension = self.location.origin;

async function bytesOf(file: string): Promise<Uint8Array> {
  const response = await fetch(`${extension}/${file}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function wordsOf(language: string): Promise<Words> {
  const [sentences, packTexts] = await Promise.all([
    bytesOf(`words/${language}.json`),
    language === 'en' ? null : bytesOf(`words/packs.${language}.json`),
  ]);
  return { language, sentences, packTexts };
}

self.onmessage = async (event: MessageEvent<WorkerStart>) => {
  const added = new Promise<ProvenPacks>((resolve) => {
    self.onmessage = ({ data }: MessageEvent<ProvenPacks>) => resolve(data);
  });
  const port = event.ports[0];
  if (port === undefined) return;
  const send = (message: WorkerMessage, transfer: Transferable[] = []) => port.postMessage(message, transfer);
  try {
    const take = await startWorker({
      loadEngine: () => loadWasmEngine(),
      loadPacks: async () => {
        const names = (await (await fetch(`${extension}/packs/index.json`)).json()) as string[];
        return Promise.all(names.map(async (name) => ({ name, text: await bytesOf(`packs/${name}`) })));
      },
      added,
      loadWords: () => {
        const { language } = event.data;
        return language === 'en' ? [wordsOf('en')] : [wordsOf('en'), wordsOf(language)];
      },
      send,
      end: () => self.close(),
    });
    port.onmessage = ({ data }: MessageEvent<CallMessage>) => take(data);
  } catch (error) {
    send({ kind: 'dead', trouble: troubleOf(error) });
    self.close();
  }
};
