// TypeScript types from the JSON Schemas of what the engine says: shared/schema is the only place where those shapes are written down.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileFromFile } from 'json-schema-to-typescript';

const here = fileURLToPath(new URL('.', import.meta.url));
const schemas = join(here, '../../shared/schema');
const target = join(here, '../engine/generated');
const banner = (name) => `// Made from shared/schema/${name}.schema.json by npm run types. Do not edit.\n`;

await mkdir(target, { recursive: true });
for (const name of ['assessment', 'group']) {
  const source = await compileFromFile(join(schemas, `${name}.schema.json`), {
    bannerComment: banner(name),
    cwd: schemas,
    format: false,
  });
  await writeFile(join(target, `${name}.ts`), source);
}
