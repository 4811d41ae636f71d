// The bill of materials keeps to CycloneDX's own schema and names what is shipped.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect, it } from 'vitest';
import { makeSbom } from '../release/sbom.ts';
import { sourceDir } from '../support/places.ts';

interface Bom {
  components: { name: string; version: string; scope: string; hashes: unknown[] }[];
}

const library = dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json'));
const schema = (name: string): object =>
  JSON.parse(readFileSync(join(library, 'res/schema', `${name}.SNAPSHOT.schema.json`), 'utf8')) as object;

function problemsOf(bom: object): string {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  // Formats that ajv-formats lacks: addresses of people, which are none of ours, and of pages.
  for (const format of ['idn-email', 'iri-reference']) ajv.addFormat(format, true);
  for (const name of ['spdx', 'jsf-0.82']) {
    ajv.addSchema({ ...schema(name), $id: `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json` });
  }
  const validate = ajv.compile(schema('bom-1.6'));
  return validate(bom) ? '' : ajv.errorsText(validate.errors);
}

const bom = makeSbom(sourceDir) as Bom;

it('is a valid CycloneDX document', () => {
  expect(problemsOf(bom)).toBe('');
  expect(problemsOf({ ...bom, components: [{ name: 'without a type' }] })).not.toBe('');
});

it('names everything that is shipped, with a version, and everything else as excluded', () => {
  const shipped = bom.components.filter(({ scope }) => scope === 'required').map(({ name }) => name);
  expect(shipped.toSorted()).toEqual(['@wxt-dev/browser', 'emscripten', 'fmt', 'icu', 'qr', 'simdjson', 'wxt']);
  for (const { name, version } of bom.components) expect(version, name).toMatch(/^\d/);
  expect(bom.components.length).toBeGreaterThan(300);
});

it('is the same whenever it is made', () => {
  expect(makeSbom(sourceDir)).toEqual(bom);
});
