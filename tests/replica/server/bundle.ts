// The client of a replica, bundled in memory when the server starts.
import { build } from 'esbuild';

/** `entry`: the client's main file. */
export async function bundleClient(entry: string): Promise<string> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'silent',
  });
  const file = result.outputFiles[0];
  if (file === undefined) throw new Error(`esbuild gave no bundle of ${entry}`);
  return file.text;
}
