// The engine's modules, from the extension's own files: the one that every page's engine runs, and the one that proves sets of signatures from files.
import { createWasmEngine, type EngineModule, type WasmEngine } from './wasm-engine';

/** `extension`: the extension's origin. */
export async function loadWasmEngine(
  extension: string,
  name: 'persona-lens-engine' | 'persona-lens-pack-check' = 'persona-lens-engine',
): Promise<WasmEngine> {
  const file = `${extension}/engine/${name}.mjs`;
  const { default: createModule } = (await import(/* @vite-ignore */ file)) as { default: () => Promise<EngineModule> };
  return createWasmEngine(await createModule());
}
