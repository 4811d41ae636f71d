// The benchmarks in C++, in WebAssembly: memory, growth and texts. They print what they found, and a line of each result in tabs (result_line.h).
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildDir } from '../support/places.ts';
import { print, type Result, within } from './results.ts';

const folder = join(process.env.PERSONA_LENS_WASM_DIR || join(buildDir, 'wasm'), 'benchmark');

function run(name: string): string {
  const file = join(folder, `${name}.js`);
  if (!existsSync(file))
    throw new Error(`${name} is not built: ${file} is missing (cmake --build build/wasm --target ${name}).`);
  try {
    return execFileSync(process.execPath, [file], { encoding: 'utf8' });
  } catch (error) {
    // It ends with 1 where something does not hold; what it found is printed all the same.
    const { status, stdout } = error as { status?: number; stdout?: string };
    if (status === 1 && stdout !== undefined && stdout.includes('\nresult\t')) return stdout;
    throw error;
  }
}

export async function core(): Promise<Result[]> {
  return ['text_benchmark', 'memory_benchmark', 'scale_benchmark'].flatMap((name) => {
    const lines = run(name).split('\n');
    process.stdout.write(`${lines.filter((line) => !line.startsWith('result\t')).join('\n')}\n`);
    return lines.flatMap((line): Result[] => {
      const [mark, what = '', unit = '', ours = '', most = ''] = line.split('\t');
      if (mark !== 'result') return [];
      const result = within(what, unit, [Number(ours)], Number(most));
      print(result);
      return [result];
    });
  });
}
