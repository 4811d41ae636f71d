// Files beside the bundled code that engine and pages read: packs and words, for the extension and for the classroom's site alike.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Places come from the environment, because CMake decides where a build goes; the defaults are those of a plain checkout. */
const root = resolve(import.meta.dirname, '..');
export const buildDir = resolve(process.env.PERSONA_LENS_BUILD_DIR ?? join(root, 'build'));
export const wasmDir = resolve(process.env.PERSONA_LENS_WASM_DIR ?? join(buildDir, 'wasm'));
const packsDir = join(root, 'shared', 'packs');
export const wordsDir = join(root, 'shared', 'words');

export interface ShippedFile {
  /** Below the root of what is shipped. */
  place: string;
  contents: string;
}

/** A shipped pack without its cases, which the tests run: engines take it as it is. */
function provenPack(name: string): string {
  const pack = JSON.parse(readFileSync(join(packsDir, name), 'utf8')) as { signatures?: { cases?: unknown }[] };
  for (const signature of pack.signatures ?? []) delete signature.cases;
  return `${JSON.stringify(pack)}\n`;
}

export function packFiles(): ShippedFile[] {
  const names = readdirSync(packsDir)
    .filter((name) => name.endsWith('.json'))
    .sort();
  if (names.length === 0) throw new Error(`No signature packs in ${packsDir}`);
  return [
    ...names.map((name) => ({ place: `packs/${name}`, contents: provenPack(name) })),
    { place: 'packs/index.json', contents: `${JSON.stringify(names)}\n` },
  ];
}

/** What the engine and our own pages read of a language. English pages have their sentences in their code. */
export function wordFiles(language: string): ShippedFile[] {
  const names =
    language === 'en'
      ? ['en.json']
      : [`${language}.json`, `ui.${language}.json`, `packs.${language}.json`, `classroom/${language}.json`];
  return names.map((name) => ({ place: `words/${name}`, contents: readFileSync(join(wordsDir, name), 'utf8') }));
}
