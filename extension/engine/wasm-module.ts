// The engine's module, from the extension's own files.
import { createWasmEngine, type EngineModule, type WasmEngine } from './wasm-engine';

/** `extension`: the extension's origin. */
export async function loadWasmEngine(extension: string): Promise<WasmEngine> {
  const file = `${extension}/engine/persona-lens-engine.mjs`;
  const { default: createModule } = (await import(/* @vite-ignore */ file)) as { default: () => Promise<EngineModule> };
  return createWasmEngine(await createModule());
}
