// The engine's module, from the extension's own files.
import { createWasmEngine, type EngineModule, type WasmEngine } from './wasm-engine';

interface EngineFile {
  default: () => Promise<EngineModule>;
}

export async function loadWasmEngine(): Promise<WasmEngine> {
  // Not bundled (wxt.config.ts): it lies beside its .wasm. A literal, so that anybody can see what is loaded.
  // @ts-expect-error: it is made by another compiler.
  const { default: createModule } = (await import('/engine/persona-lens-engine.mjs')) as EngineFile;
  return createWasmEngine(await createModule());
}
