// Writes the bill of materials beside what was built.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildDir, sourceDir } from '../support/places.ts';
import { makeSbom } from './sbom.ts';

mkdirSync(buildDir, { recursive: true });
writeFileSync(join(buildDir, 'sbom.json'), `${JSON.stringify(makeSbom(sourceDir), null, 2)}\n`);
