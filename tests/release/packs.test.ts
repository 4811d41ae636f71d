// Packs have versions of their own (shared/decisions/0006): a format that was ever released is read, a newer one and a foreign one are refused with a
// sentence that says why.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { sourceDir } from '../support/places.ts';

const scratch = mkdtempSync(join(tmpdir(), 'persona-lens-packs-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Pack {
  schema: number;
  id: string;
  version: string;
}
const readPack = (path: string): Pack => JSON.parse(readFileSync(join(sourceDir, path), 'utf8')) as Pack;
const { properties } = JSON.parse(readFileSync(join(sourceDir, 'shared/schema/pack.schema.json'), 'utf8')) as {
  properties: { schema: { const: number } };
};
const format = properties.schema.const;

/** One pack of every format that was released: its file is never changed again. */
const ofFormat = new Map([[1, 'tests/fixtures/packs/harbour-notes.json']]);

function check(change: (pack: Record<string, unknown>) => void): { status: number | null; stderr: string } {
  const pack = { ...readPack('tests/fixtures/packs/harbour-notes.json') } as unknown as Record<string, unknown>;
  change(pack);
  const file = join(scratch, 'pack.json');
  writeFileSync(file, JSON.stringify(pack));
  return runCli(['pack', 'check', file]);
}

describe('a pack', () => {
  it('of every format that was released is read', () => {
    expect(Array.from(ofFormat.keys())).toEqual(Array.from({ length: format }, (_, index) => index + 1));
    for (const [number, path] of ofFormat) {
      expect(readPack(path).schema).toBe(number);
      const { status, stderr } = runCli(['pack', 'check', join(sourceDir, path)]);
      expect(status, stderr).toBe(0);
    }
  });

  it('of a newer format is refused, and told so', () => {
    const { status, stderr } = check((pack) => {
      pack.schema = format + 1;
    });
    expect(status).toBe(1);
    expect(stderr).toContain('the pack has a newer format than this version reads');
  });

  it.each([
    ['no format', undefined, 'the field "schema" is missing'],
    ['format 0', 0, 'expected a whole number between 1 and'],
  ])('of %s is refused, and told what is missing', (_name, schema, sentence) => {
    const { status, stderr } = check((pack) => {
      if (schema === undefined) delete pack.schema;
      else pack.schema = schema;
    });
    expect(status).toBe(1);
    expect(stderr).toContain(sentence);
  });

  it('with a field that this program does not know is refused, one with a signal that it does not know is read without it', () => {
    expect(
      check((pack) => {
        pack.colour = 3;
      }).stderr,
    ).toContain('unknown field "colour"');
    const ahead = check((pack) => {
      const [first] = pack.signatures as { signals: { signal: string }[] }[];
      const [trait] = first?.signals ?? [];
      first?.signals.push({ ...structuredClone(trait), signal: 'of_a_later_version' } as { signal: string });
    });
    expect(ahead.stderr).toContain('which this version does not know; it is ignored');
    expect(ahead.status).toBe(0);
  });

  it('of ours bears a version of its own', () => {
    for (const name of readdirSync(join(sourceDir, 'shared/packs'))) {
      expect(readPack(`shared/packs/${name}`).version, name).toMatch(/^\d+\.\d+\.\d+$/);
    }
  });
});
