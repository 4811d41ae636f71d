// The engine's modules, from the extension's own files: the one that every page's engine runs, and the one that proves sets of signatures from files.
import { createWasmEngine, type EngineModule, type WasmEngine } from './wasm-engine';

/** Emscripten's, as far as we use them. */
export interface ModuleOptions {
  /** Instead of the file beside the module. */
  wasmBinary?: Uint8Array;
}

interface EngineFile {
  default: (options?: ModuleOptions) => Promise<EngineModule>;
}

// Not bundled (wxt.config.ts): they lie beside their .wasm. Literals, so that anybody can see what is loaded.

export async function loadWasmEngine(options: ModuleOptions = {}): Promise<WasmEngine> {
  // @ts-expect-error: it is made by another compiler.
  const { default: createModule } = (await import('/engine/persona-lens-engine.mjs')) as EngineFile;
  return createWasmEngine(await createModule(options));
}

/** An engine that runs a pack's cases before it takes it. */
export async function loadPackProver(): Promise<WasmEngine> {
  // @ts-expect-error: it is made by another compiler.
  const { default: createModule } = (await import('/engine/persona-lens-pack-check.mjs')) as EngineFile;
  return createWasmEngine(await createModule());
}
