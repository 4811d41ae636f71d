// The published schemas, compiled strictly: an unknown keyword is an error, so that a slip in a schema cannot pass for a rule.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { sourceDir } from '../support/places.ts';

export const schemaDir = join(sourceDir, 'shared/schema');

const names = readdirSync(schemaDir).filter((name) => name.endsWith('.schema.json'));
// `required` under if/then/else names properties that are defined one level up, which strictRequired does not see.
const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: false, allowUnionTypes: true });
addFormats.default(ajv);
for (const name of names) ajv.addSchema(JSON.parse(readFileSync(join(schemaDir, name), 'utf8')) as object);

export function schema(name: 'observation' | 'assessment' | 'group' | 'pack' | 'case'): ValidateFunction {
  const file = `${name}.schema.json`;
  if (!existsSync(join(schemaDir, file))) throw new Error(`shared/schema/${file} is missing`);
  const validate = ajv.getSchema(file);
  if (validate === undefined) throw new Error(`shared/schema/${file} has no $id "${file}"`);
  return validate;
}

/** One sentence a value that breaks the schema; undefined when it conforms. */
export function violation(validate: ValidateFunction, value: unknown): string | undefined {
  if (validate(value)) return undefined;
  const [first] = validate.errors ?? [];
  return `${first?.instancePath || '/'} ${first?.message} ${JSON.stringify(first?.params)} in ${JSON.stringify(value).slice(0, 300)}`;
}
