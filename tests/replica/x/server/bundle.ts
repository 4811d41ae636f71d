// The client of the replica, bundled in memory when the server starts.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const client = join(dirname(fileURLToPath(import.meta.url)), '../client/main.ts');

export async function bundleClient(): Promise<string> {
  const result = await build({
    entryPoints: [client],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'silent',
  });
  const file = result.outputFiles[0];
  if (file === undefined) throw new Error('esbuild gave no bundle for the replica of X');
  return file.text;
}
