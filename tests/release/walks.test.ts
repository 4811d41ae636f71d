// The walks of CONTRIBUTING.md, walked: what stands there in blocks is taken from there and done, in a copy.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { requireCli } from '../support/cli.ts';
import { sourceDir } from '../support/places.ts';

const read = (path: string): string => readFileSync(join(sourceDir, path), 'utf8');
const guide = read('CONTRIBUTING.md');
const scratch = mkdtempSync(join(tmpdir(), 'persona-lens-walks-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function section(title: string): string {
  const found = guide.split(/^## /m).find((part) => part.startsWith(`${title}\n`));
  if (found === undefined) throw new Error(`CONTRIBUTING.md has no section "${title}"`);
  return found;
}

/** The blocks of one language in a section, without the indentation of the list that they stand in. */
function blocks(title: string, language: string): string[] {
  const pattern = new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)^\\1\`\`\``, 'gm');
  return Array.from(section(title).matchAll(pattern), ([, indent = '', body = '']) =>
    body
      .split('\n')
      .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
      .join('\n'),
  );
}

/** Paths of the repository that a text names in code. */
const named = (text: string): string[] =>
  Array.from(
    text.matchAll(/`((?:wasm|extension|tests|shared|store-assets)\/[\w./-]+|README\.md)`/g),
    ([, path = '']) => path,
  );

describe('a signal', () => {
  const [header = '', body = '', rows = ''] = blocks('Add a signal', 'cpp');

  it('that is written as the text says compiles, and keeps to the floors', { timeout: 180_000 }, () => {
    cpSync(join(sourceDir, 'wasm'), join(scratch, 'wasm'), { recursive: true });
    const signals = join(scratch, 'wasm/core/signals');
    writeFileSync(join(signals, 'empty_bio.h'), header);
    writeFileSync(join(signals, 'empty_bio.cpp'), body);
    const [include = '', row = ''] = rows.trimEnd().split('\n');
    const catalogue = readFileSync(join(signals, 'catalogue.cpp'), 'utf8')
      .replace('#include "signals/declared_backup.h"\n', (line) => `${line}${include}\n`)
      .replace(/^ {4}\{"claim_mismatch".*\n/m, (line) => `${line}${row}\n`);
    writeFileSync(join(signals, 'catalogue.cpp'), catalogue);
    for (const file of ['empty_bio.cpp', 'catalogue.cpp']) {
      const flags = ['-std=c++20', '-fsyntax-only', '-Wall', '-Wextra', '-Werror', `-I${join(scratch, 'wasm/core')}`];
      const { status, stderr } = spawnSync('c++', [...flags, join(signals, file)], { encoding: 'utf8' });
      expect(stderr, file).toBe('');
      expect(status, file).toBe(0);
    }
    expect(catalogue).toContain('{"empty_bio"');
    execFileSync('python3', [join(sourceDir, 'cmake/checks/floors.py')], { cwd: scratch });
  });

  it('that is there already has everything that the text asks for', () => {
    const ids = Array.from(
      read('wasm/core/signals/catalogue.cpp').matchAll(/^ {4}\{"(\w+)", Group::(\w+)/gm),
      ([, id = '', group = '']) => ({
        id,
        group,
      }),
    );
    expect(ids.length).toBeGreaterThan(25);
    const english = JSON.parse(read('shared/words/en.json')) as Record<string, unknown>;
    const own = JSON.parse(read('shared/words/ui.en.json')) as Record<string, unknown>;
    // Tested together with the others of their kind.
    const together = ['calque', 'quoting', 'commercial'];
    for (const { id, group } of ids) {
      for (const path of named(section('Add a signal')).filter((one) => one.includes('empty_bio'))) {
        if (path.startsWith('tests/') && together.includes(id)) continue;
        expect(existsSync(join(sourceDir, path.replace('empty_bio', id))), path.replace('empty_bio', id)).toBe(true);
      }
      expect(english, id).toHaveProperty([`signal.${id}.account`]);
      expect(own, id).toHaveProperty([`ui.signal.${id}`]);
      if (group !== 'counter') expect(own, id).toHaveProperty([`ui.about.${id}`]);
      expect(read('README.md'), id).toContain(`\`${id}\``);
    }
  });
});

describe('a site', () => {
  it.each(['x', 'youtube'])(
    '%s has each of the files that the text names, and is named in those that all share',
    (site) => {
      const paths = named(section('Add a site'));
      expect(paths.length).toBeGreaterThan(12);
      for (const path of paths) {
        const own = path.replace('SITE', site);
        expect(existsSync(join(sourceDir, own)), own).toBe(true);
        const isShared = own === path && path !== 'extension/sites/adapter.ts';
        if (isShared)
          expect(read(path).toLowerCase(), path).toMatch(site === 'x' ? /\bx\b|x_|xsite|x\.com/ : /youtube/);
      }
    },
  );
});

describe('a pack', () => {
  it('that is begun as the text says is valid', () => {
    const [commands = '', trial = ''] = blocks('Add a pack', 'sh');
    const script = commands.replaceAll('build/native/persona-lens', requireCli());
    expect(script).not.toBe(commands);
    const output = execFileSync('bash', ['-e', '-c', script], { cwd: scratch, encoding: 'utf8' });
    expect(
      output
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { id: string }).id),
    ).toEqual(['river-notes', 'river-notes']);
    // One response without anybody: the pack is loaded and nothing is said.
    writeFileSync(join(scratch, 'thread.json'), '{"data":{}}');
    const tried = spawnSync('bash', ['-c', trial.replaceAll('build/native/persona-lens', requireCli())], {
      cwd: scratch,
      encoding: 'utf8',
    });
    expect(tried.stderr).not.toContain('river-notes');
  });
});

describe('a language', () => {
  const [copy = '', record = ''] = blocks('Add a language', 'sh');
  const [forms = ''] = blocks('Add a language', 'python');

  it('that is begun as the text says passes the check', () => {
    const place = join(scratch, 'language');
    cpSync(join(sourceDir, 'shared'), join(place, 'shared'), { recursive: true });
    const run = (script: string) => spawnSync('bash', ['-e', '-c', script], { cwd: place, encoding: 'utf8' });
    expect(run(copy).status).toBe(0);
    // Before its forms are known it is refused.
    expect(run(record).status).not.toBe(0);
    const tool = join(place, 'shared/tools/translations.py');
    writeFileSync(
      tool,
      readFileSync(tool, 'utf8').replace('FORMS = {\n', (line) => `${line}${forms}`),
    );
    const checked = run(record);
    expect(checked.stdout).toMatch(/^7 languages, .* no problems$/m);
    expect(checked.status).toBe(0);
  });

  it('that is there already stands in every place that the text names', () => {
    const tags = readdirSync(join(sourceDir, 'shared/words')).flatMap(
      (name) => /^ui\.(.+)\.json$/.exec(name)?.[1] ?? [],
    );
    const paths = named(section('Add a language')).filter((path) => !path.includes('pt'));
    expect(paths).toEqual(expect.arrayContaining(['wasm/core/report/plurals.cpp', 'extension/words/languages.ts']));
    for (const tag of tags) {
      expect(read('wasm/core/report/plurals.cpp')).toContain(`{"${tag.split('-')[0]}", `);
      expect(read('extension/words/languages.ts')).toContain(`'${tag}'`);
      expect(existsSync(join(sourceDir, `store-assets/listing/${tag}.json`)), tag).toBe(true);
    }
  });
});

it('files that the documents name are there', () => {
  const documents = [
    'README.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'CODE_OF_CONDUCT.md',
    'CHANGELOG.md',
    'store-assets/README.md',
  ];
  const decisions = readdirSync(join(sourceDir, 'shared/decisions')).map((name) => `shared/decisions/${name}`);
  for (const document of [...documents, ...decisions]) {
    const text = read(document);
    const links = Array.from(text.matchAll(/\]\((?!https?:|#)([^)\s#]+)[^)\s]*\)/g), ([, path = '']) =>
      join(document, '..', path),
    );
    for (const path of [...links, ...named(text)]) {
      // Examples, and what is only made.
      if (/empty_bio|SITE|\bpt\b|\/_/.test(path)) continue;
      // A test is also called by its place among the tests.
      const isThere = [path, `tests/${path}.test.ts`].some((one) => existsSync(join(sourceDir, one)));
      expect(isThere, `${document}: ${path}`).toBe(true);
    }
  }
});
