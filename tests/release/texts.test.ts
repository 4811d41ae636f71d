// What is written about the release is what is released: the number, the permissions, the licences.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentScripts, manifestFor, siteMatches } from '../../extension/manifest.ts';
import { buildDir, sourceDir } from '../support/places.ts';
import { makeSbom } from './sbom.ts';

const text = (name: string): string => readFileSync(join(sourceDir, name), 'utf8');
const { version } = JSON.parse(text('extension/package.json')) as { version: string };

describe('the version number', () => {
  it('is semantic, and stands in extension/package.json alone', () => {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(text('CMakeLists.txt')).not.toMatch(/project\(\S+ VERSION \d/);
    expect(text('extension/wxt.config.ts')).not.toMatch(/\bversion: '/);
  });

  it('is that of every file that npm and others want it in', () => {
    const lock = JSON.parse(text('extension/package-lock.json')) as {
      version: string;
      packages: { '': { version: string } };
    };
    expect([lock.version, lock.packages[''].version]).toEqual([version, version]);
    expect((JSON.parse(text('tests/package.json')) as { version: string }).version).toBe(version);
    expect(/^version: (\S+)$/m.exec(text('CITATION.cff'))?.[1]).toBe(version);
    // What is unreleased may stand above it.
    const released = Array.from(text('CHANGELOG.md').matchAll(/^## \[(\d[^\]]*)\] - /gm), ([, number]) => number);
    expect(released[0]).toBe(version);
  });

  it('is what a build bears', ({ skip }) => {
    const manifest = join(buildDir, 'extension/chromium/manifest.json');
    if (!existsSync(manifest)) skip();
    expect((JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version).toBe(version);
  });
});

describe('the notes for reviewers and the answers about data', () => {
  const notes = text('store-assets/review-notes.md');
  const answers = text('store-assets/data-use.md');

  it('name every permission, and none that is not asked for', () => {
    for (const permission of manifestFor('chromium').permissions) {
      expect(notes).toContain(`| \`${permission}\` |`);
      expect(answers).toContain(`| \`${permission}\` |`);
    }
    const named = Array.from(answers.matchAll(/^\| `(\w+)` \|/gm), ([, name]) => name);
    expect(named.toSorted()).toEqual(manifestFor('chromium').permissions.toSorted());
    for (const { host } of siteMatches.map((match) => new URL(match.replace('*', ''))))
      expect(answers).toContain(`\`${host}\``);
    for (const { js } of contentScripts) expect(notes).toContain(js[0]);
  });

  it('lead to files that are there', () => {
    for (const [, path = ''] of notes.matchAll(/`((?:extension|cmake|tests|wasm|shared)\/[\w./-]+)`/g)) {
      expect(existsSync(join(sourceDir, path)), path).toBe(true);
    }
  });
});

it('the notices name every work of others that is shipped', () => {
  const notices = text('extension/public/third-party-notices.txt');
  const { components } = makeSbom(sourceDir) as { components: { name: string; version: string; scope: string }[] };
  for (const { name, version } of components.filter(({ scope }) => scope === 'required')) {
    expect(notices, name).toContain(name);
    // Debian's addition to a version is not the work's own; @wxt-dev/browser comes with WXT.
    if (name !== '@wxt-dev/browser') expect(notices, `${name} ${version}`).toContain(version.replace(/\+.*/, ''));
  }
});
