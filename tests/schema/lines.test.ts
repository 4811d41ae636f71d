// Every line that the command line prints conforms to its published schema, and every pack to the schema of packs.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FixtureFile, writeFixtures } from '../fixtures/x/files.ts';
import { crowdWorld } from '../fixtures/x/worlds/crowd.ts';
import { documentedCase } from '../fixtures/x/worlds/documented-case.ts';
import { rowKinds } from '../fixtures/x/worlds/row-kinds.ts';
import { type CliResult, requireCli, runCli } from '../support/cli.ts';
import { dataDir, sourceDir } from '../support/places.ts';
import { schema, violation } from './schemas.ts';

const packFiles = readdirSync(join(sourceDir, 'shared/packs'))
  .filter((name) => name.endsWith('.json'))
  .map((name) => join(sourceDir, 'shared/packs', name));
const packs = packFiles.flatMap((file) => ['--pack', file]);
const at = ['--at', '2026-11-22T12:00:00Z'];

function recordedFiles(): string[] {
  if (dataDir === undefined) {
    console.warn(
      'SKIPPED: no recorded responses on this machine (PERSONA_LENS_DATA_DIR); only composed ones were checked.',
    );
    return [];
  }
  return readdirSync(join(dataDir, 'x'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(dataDir ?? '', 'x', name));
}

let folder: string;
const groups: { name: string; files: string[] }[] = [];

beforeAll(() => {
  requireCli();
  folder = mkdtempSync(join(tmpdir(), 'persona-lens-schema-'));
  const worlds = { documented: documentedCase().world, kinds: rowKinds().world, crowd: crowdWorld(120).world };
  for (const [name, world] of Object.entries(worlds)) {
    const written: FixtureFile[] = writeFixtures(world, join(folder, name));
    groups.push({ name, files: written.map(({ file }) => file) });
  }
  const recordings = recordedFiles();
  if (recordings.length > 0) groups.push({ name: 'recorded', files: recordings });
});
afterAll(() => folder && rmSync(folder, { recursive: true, force: true }));

function expectConforming(result: CliResult, name: 'observation' | 'assessment' | 'group'): void {
  const validate = schema(name);
  const wrong = result.lines.map((line) => violation(validate, line)).filter((sentence) => sentence !== undefined);
  expect(wrong.slice(0, 5)).toEqual([]);
}

describe('printed lines conform to their schema', () => {
  it('observe', () => {
    for (const { name, files } of groups) {
      const result = runCli(['observe', '--site', 'x', ...files]);
      expect(result.status, `${name}: ${result.stderr.slice(0, 400)}`).toBe(0);
      expect(result.lines.length, name).toBeGreaterThan(10);
      expectConforming(result, 'observation');
    }
  });

  it('assess', () => {
    for (const { name, files } of groups) {
      const result = runCli(['assess', '--site', 'x', ...at, ...packs, ...files]);
      expect(result.status, `${name}: ${result.stderr.slice(0, 400)}`).toBe(0);
      expect(result.lines.length, name).toBeGreaterThan(3);
      expectConforming(result, 'assessment');
    }
  });

  it('groups', () => {
    let lines = 0;
    for (const { name, files } of groups) {
      const result = runCli(['groups', '--site', 'x', ...at, ...packs, ...files]);
      expect(result.status, `${name}: ${result.stderr.slice(0, 400)}`).toBe(0);
      expectConforming(result, 'group');
      lines += result.lines.length;
    }
    expect(lines).toBeGreaterThan(0);
  });

  it('an empty object conforms to none of them', () => {
    for (const name of ['observation', 'assessment', 'group', 'pack'] as const) {
      expect(violation(schema(name), {})).toBeDefined();
    }
  });
});

describe('packs conform to the schema of packs', () => {
  it.each(packFiles)('%s', (file) => {
    expect(violation(schema('pack'), JSON.parse(readFileSync(file, 'utf8')))).toBeUndefined();
  });
});

describe('shared cases conform to the schema of cases', () => {
  const folder = join(sourceDir, 'shared/cases');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  it.each(files)('%s', (file) => {
    expect(violation(schema('case'), JSON.parse(readFileSync(join(folder, file), 'utf8')))).toBeUndefined();
  });
});
