// The same files give the same packages, whatever folder they lie in, in whatever order and with whatever times and rights they were written. Whether two
// builds give the same files, cmake/release/compare-clones.sh finds out: that takes a quarter of an hour.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildDir, cli, sourceDir } from '../support/places.ts';

const scratch = mkdtempSync(join(tmpdir(), 'persona-lens-packing-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const epoch = 1_800_000_001;
const script = (name: string): string => join(sourceDir, 'cmake/release', name);
const run = (name: string, ...args: string[]): string =>
  execFileSync('python3', ['-B', script(name), ...args, String(epoch)], { encoding: 'utf8' });

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Name and the eight bytes of time and sum of every entry, from the central directory at the end (APPNOTE 4.3.12). */
function entriesOf(zip: Buffer): { name: string; time: number; mode: number }[] {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    expect([extra, comment]).toEqual([0, 0]);
    const entry = {
      name: zip.toString('utf8', at + 46, at + 46 + name),
      time: zip.readUInt32LE(at + 12),
      mode: zip.readUInt32LE(at + 38) >>> 16,
    };
    at += 46 + name;
    return entry;
  });
}

/** The built extension once more, written in the opposite order, at another time and with other rights. */
function copyBackwards(from: string, to: string): void {
  for (const file of filesIn(from).toSorted().toReversed()) {
    const target = join(to, file.slice(from.length));
    mkdirSync(dirname(target), { recursive: true });
    cpSync(file, target);
    chmodSync(target, 0o600);
    utimesSync(target, 1, 1);
  }
}

describe('a package of the extension', () => {
  it.each(['chromium', 'firefox'])('for %s is the same from two folders', (browser) => {
    const built = join(buildDir, 'extension', browser);
    const [one, other] = [join(scratch, `${browser}.zip`), join(scratch, `other-${browser}.zip`)];
    const copy = join(scratch, 'a', 'longer', 'way', browser);
    copyBackwards(built, copy);
    run('zip_folder.py', built, one);
    run('zip_folder.py', copy, other);
    const bytes = readFileSync(one);
    expect(bytes.equals(readFileSync(other))).toBe(true);
    const entries = entriesOf(bytes);
    expect(entries.map(({ name }) => name)).toEqual(
      filesIn(built)
        .map((file) => file.slice(built.length + 1))
        .toSorted(),
    );
    expect(new Set(entries.map(({ time }) => time)).size).toBe(1);
    expect(new Set(entries.map(({ mode }) => mode.toString(8)))).toEqual(new Set(['100644']));
  });

  it('is another one when a file changes', () => {
    const folder = join(scratch, 'changed');
    mkdirSync(folder);
    const pack = (content: string): Buffer => {
      writeFileSync(join(folder, 'a.js'), content);
      run('zip_folder.py', folder, join(scratch, 'changed.zip'));
      return readFileSync(join(scratch, 'changed.zip'));
    };
    expect(pack('1').equals(pack('2'))).toBe(false);
    expect(pack('1').equals(pack('1'))).toBe(true);
  });

  it('tells nothing of the machine', () => {
    const places = [sourceDir, buildDir, process.env.HOME ?? ''].filter((place) => place.length > 5);
    for (const file of ['chromium', 'firefox'].flatMap((browser) => filesIn(join(buildDir, 'extension', browser)))) {
      const bytes = readFileSync(file);
      for (const place of places) expect(bytes.includes(place), `${file} names ${place}`).toBe(false);
    }
  });
});

const hasDpkg = (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, 'dpkg-deb')));

describe.skipIf(!hasDpkg)('the command line as a .deb', () => {
  it('is the same twice, runs when unpacked, and says what it needs and whose works are in it', {
    timeout: 180_000,
  }, () => {
    const { version } = JSON.parse(readFileSync(join(sourceDir, 'extension/package.json'), 'utf8')) as {
      version: string;
    };
    const copy = join(scratch, 'somewhere else', 'program');
    mkdirSync(dirname(copy), { recursive: true });
    cpSync(cli, copy);
    const made = [cli, copy].map((program, index) =>
      run('debian_package.py', program, version, join(scratch, `deb-${index}`)).trim(),
    ) as [string, string];
    expect(readFileSync(made[0]).equals(readFileSync(made[1]))).toBe(true);
    const root = join(scratch, 'root');
    execFileSync('dpkg-deb', ['-x', made[0], root]);
    expect(execFileSync(join(root, 'usr/bin/persona-lens'), ['--version'], { encoding: 'utf8' })).toContain(version);
    const field = (name: string): string =>
      execFileSync('dpkg-deb', ['-f', made[0], name], { encoding: 'utf8' }).trim();
    expect(field('Version')).toBe(version);
    expect(field('Depends')).toMatch(/^libc6 \(>= 2\.\d+\), libstdc\+\+6 \(>= \d+\), libgcc-s1$/);
    expect(readFileSync(join(root, 'usr/share/doc/persona-lens/copyright'), 'utf8')).toContain('UNICODE LICENSE V3');
    expect(filesIn(root).map((file) => file.slice(root.length + 1))).toEqual(
      expect.arrayContaining(['usr/bin/persona-lens', 'usr/share/doc/persona-lens/changelog.gz']),
    );
  });
});
