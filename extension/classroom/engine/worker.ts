// The worker that holds the engine of the classroom: the same module, packs and words as in a page, found below the folder that it is told, so that the
// classroom works in any folder of any server as it does in the extension.
import type { CallMessage, WorkerMessage } from '../../engine/protocol';
import { loadWasmEngine } from '../../engine/wasm-module';
import { startWorker, troubleOf, type Words } from '../../engine/worker-core';

/** The parts of DedicatedWorkerGlobalScope we use; TypeScript's worker library and its DOM library exclude each other. */
declare const self: {
  location: Location;
  onmessage: ((event: MessageEvent<ClassroomStart>) => void) | null;
  postMessage(message: WorkerMessage, transfer?: Transferable[]): void;
  close(): void;
};

export interface ClassroomStart {
  language: string;
  /** Folder in which engine/, packs/ and words/ stand. */
  base: string;
  /** The module's binary within it; perhaps compressed with gzip, for servers that compress nothing themselves. */
  wasm: string;
}

async function bytesOf(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** A server may have unpacked it on the way: its own first bytes decide. */
async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function wordsOf(base: string, language: string): Promise<Words> {
  const [sentences, packTexts] = await Promise.all([
    bytesOf(`${base}words/${language}.json`),
    language === 'en' ? null : bytesOf(`${base}words/packs.${language}.json`),
  ]);
  return { language, sentences, packTexts };
}

self.onmessage = async ({ data: { language, base, wasm } }) => {
  self.onmessage = null;
  try {
    const take = await startWorker({
      loadEngine: async () => loadWasmEngine({ wasmBinary: await bytesOf(`${base}${wasm}`).then(unpacked) }),
      loadPacks: async () => {
        const names = JSON.parse(new TextDecoder().decode(await bytesOf(`${base}packs/index.json`))) as string[];
        return Promise.all(names.map(async (name) => ({ name, text: await bytesOf(`${base}packs/${name}`) })));
      },
      // The classroom takes no sets from files.
      added: new Promise(() => {}),
      loadWords: () => (language === 'en' ? [wordsOf(base, 'en')] : [wordsOf(base, 'en'), wordsOf(base, language)]),
      send: (message, transfer = []) => self.postMessage(message, transfer),
      end: () => self.close(),
    });
    self.onmessage = ({ data }: MessageEvent) => take(data as CallMessage);
  } catch (error) {
    self.postMessage({ kind: 'dead', trouble: troubleOf(error) });
    self.close();
  }
};
