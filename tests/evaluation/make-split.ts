// Draws the split once: npm run evaluation:split. It is not drawn again for a better result.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { labelledDir, readLabelled, type Split } from './labelled.ts';

if (labelledDir === undefined) throw new Error('There are no labelled accounts beside the checkout.');
const subjects = readLabelled(labelledDir, { development: [] });
const strata = new Map<string, Set<string>>();
for (const { set, lang_group, batch } of subjects) {
  // Genuine people are few: each language goes to both sides as evenly as it can.
  const stratum = set === 'genuine' ? `${set} ${lang_group}` : set;
  strata.set(stratum, (strata.get(stratum) ?? new Set()).add(batch));
}
const development = new Set<string>();
let odd = 0;
for (const batches of strata.values()) {
  // Hashes are in no order of their own, so every second of the sorted ones is a random half; languages of one person take turns.
  for (const batch of [...batches].sort()) {
    odd += 1;
    if (odd % 2 === 1) development.add(batch);
  }
}
const halves: Split = {
  about:
    'SHA-256 (16 digits) of set and id of the labelled accounts. Halves by person and by day of creation, drawn once. Weights and parameters are set on development only; an account that is not here counts as test.',
  development: subjects.filter(({ batch }) => development.has(batch)).map(({ hash }) => hash),
  test: subjects.filter(({ batch }) => !development.has(batch)).map(({ hash }) => hash),
};
halves.development.sort();
halves.test.sort();
writeFileSync(join(import.meta.dirname, 'split.json'), `${JSON.stringify(halves, null, 1)}\n`);
