// How large what is shipped is, compressed as stores and browsers send it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { buildDir } from '../support/places.ts';
import { print, type Result, within } from './results.ts';

const extension = join(buildDir, 'extension/chromium');

const compressed = (...path: string[]): number =>
  brotliCompressSync(readFileSync(join(...path)), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

export async function sizes(): Promise<Result[]> {
  const results = [
    within(
      'the engine with ICU’s data, brotli',
      'bytes',
      [compressed(extension, 'engine/persona-lens-engine.wasm')],
      400_000,
    ),
    within('the script in every page, brotli', 'bytes', [compressed(extension, 'page-reader.js')], 60 * 1024),
    within('the script in the page’s own world, brotli', 'bytes', [compressed(extension, 'page-tap.js')], 60 * 1024),
  ];
  for (const result of results) print(result);
  return results;
}
