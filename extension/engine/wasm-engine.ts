// The engine's WebAssembly module behind one function. One flat buffer in (length of the header, header as JSON, body), one flat buffer out
// (JSON, or raw bytes for a snapshot).
import type { EngineError } from './protocol';

interface EngineObject {
  /** A view of wasm memory to write `byteLength` bytes into; valid until the next call. Empty when that is more than a call may have. */
  input(byteLength: number): Uint8Array;
  /** Runs the call that was written; the view of the answer is valid until the next call. */
  call(byteLength: number): Uint8Array;
  delete(): void;
}

export interface EngineModule {
  Engine: new (optionsJson: string) => EngineObject;
}

export type EngineAnswer = { ok: true; result: unknown } | { ok: false; error: EngineError };

export interface WasmEngine {
  /** Throws only where the module itself fails (a trap, memory exhausted); the engine is then unusable. */
  call(header: { call: string; language?: string }, body?: Uint8Array): EngineAnswer;
}

const headerLengthBytes = 4;

/** It says nothing until it is given words. */
export function createWasmEngine(module: EngineModule): WasmEngine {
  const engine = new module.Engine('{}');
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();

  return {
    call(header, body) {
      const headerBytes = encoder.encode(JSON.stringify(header));
      const length = headerLengthBytes + headerBytes.length + (body?.length ?? 0);
      const input = engine.input(length);
      if (input.length < length)
        return { ok: false, error: { code: 'too_large', message: 'more than a call may have', place: '' } };
      new DataView(input.buffer, input.byteOffset, input.byteLength).setUint32(0, headerBytes.length, true);
      input.set(headerBytes, headerLengthBytes);
      if (body !== undefined) input.set(body, headerLengthBytes + headerBytes.length);
      const answer = engine.call(length);
      // A snapshot is no JSON; an error about it is.
      if (header.call === 'snapshot' && answer[0] !== 0x7b) return { ok: true, result: answer.slice().buffer };
      return JSON.parse(decoder.decode(answer)) as EngineAnswer;
    },
  };
}
