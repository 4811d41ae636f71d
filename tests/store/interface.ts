// What the stores' pictures show, as one hash: the sources of the surfaces that are seen in them, and the English words said there. The script that takes
// the pictures leaves it beside them; a test compares it with the sources as they are, so that no picture can be older than the interface.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const surfaces = [
  'extension/annotate',
  'extension/card',
  'extension/charts',
  'extension/entrypoints/measured',
  'extension/entrypoints/sidepanel',
  'extension/panel',
  'extension/surfaces/base.css',
  'shared/measured.json',
  'store-assets/icon.svg',
];

/** Beginnings of the keys of words/en.json and words/ui.en.json that these surfaces say. */
const said =
  /^(caveat|evidence|grade|group|headline|note|sample|sentence)\b|^ui\.(badge|basis|card|label|life|measured|panel|scale|signal|word)\./;

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

function wordsOf(sourceDir: string): [string, string][] {
  const all = ['en', 'ui.en'].flatMap((name) =>
    Object.entries(JSON.parse(readFileSync(join(sourceDir, `shared/words/${name}.json`), 'utf8')) as object),
  ) as [string, string][];
  return all.filter(([key]) => said.test(key)).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** `sourceDir`: the repository. */
export function interfaceHash(sourceDir: string): string {
  const hash = createHash('sha256');
  for (const surface of surfaces) {
    for (const file of filesIn(join(sourceDir, surface))) {
      hash
        .update(`${file.slice(sourceDir.length)}\0`)
        .update(readFileSync(file))
        .update('\0');
    }
  }
  return hash.update(JSON.stringify(wordsOf(sourceDir))).digest('hex');
}
