// Types of persona-lens-engine.mjs. Calls and answers: shared/schema/protocol.schema.json.

/** One engine with its own memory. Nothing it does throws, except where the WebAssembly module itself fails. */
export interface Engine {
  /**
   * A view of the module's memory to write the next call into: length of the header (u32, little endian), header (UTF-8 JSON), body.
   * Valid until the next call of any method. Empty when `byteLength` is more than a call may have (65 MiB).
   */
  input(byteLength: number): Uint8Array;
  /**
   * Makes the call that stands in the first `byteLength` bytes of the input. The answer is UTF-8 JSON; a snapshot that could be made comes
   * as its raw bytes, which never begin with "{". Valid until the next call of any method: decode or copy it at once.
   */
  call(byteLength: number): Uint8Array;
  /** Frees the engine's memory. */
  delete(): void;
}

export interface EngineModule {
  /** `options`: JSON, e.g. `{"language":"en"}`; optional `max_accounts` and `max_posts` bound the memory. */
  Engine: new (options: string) => Engine;
}

export interface ModuleOptions {
  /** Where the .wasm stands, for pages that serve it from elsewhere. */
  locateFile?(path: string, prefix: string): string;
  /** The bytes of the .wasm, to load it without a request. */
  wasmBinary?: ArrayBuffer | Uint8Array;
}

export default function factory(options?: ModuleOptions): Promise<EngineModule>;
