// The bill of materials (CycloneDX 1.6): what the release contains and what it was made with, read from the lock files and cmake/versions.cmake, so that
// it cannot say anything else than what was built. The same sources give the same bytes: no time, and a serial number made from the content.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Component {
  type: 'library' | 'application';
  'bom-ref': string;
  name: string;
  version: string;
  /** required: part of what is shipped; excluded: makes or tests it. */
  scope: 'required' | 'excluded';
  purl: string;
  licenses: { license: { id: string } | { name: string } }[];
  hashes: { alg: 'SHA-256' | 'SHA-512'; content: string }[];
}

interface LockFile {
  packages: Record<
    string,
    { version?: string; license?: string; integrity?: string; devDependencies?: Record<string, string> }
  >;
}

/** Parts that npm knows nothing of; versions and sums stand in cmake/versions.cmake under the upper-case name. */
const nativeParts = [
  { name: 'icu', license: 'Unicode-3.0', purl: 'pkg:generic/icu', scope: 'required' },
  { name: 'simdjson', license: 'Apache-2.0', purl: 'pkg:npm/%40nozbe/simdjson', scope: 'required' },
  { name: 'fmt', license: 'MIT', purl: 'pkg:generic/fmt', scope: 'required' },
  { name: 'emscripten', license: 'MIT', purl: 'pkg:generic/emscripten', scope: 'required' },
  { name: 'catch2', license: 'BSL-1.0', purl: 'pkg:generic/catch2', scope: 'excluded' },
] as const;

/** What of npm's packages ends up in the extension's files. */
const shippedFromNpm = ['wxt', '@wxt-dev/browser', 'qr'];

function readVersions(text: string): (name: string) => string {
  const values = new Map(
    Array.from(text.matchAll(/^set\((\w+) ([^\s)]+)/gm), ([, name = '', value = '']) => [name, value]),
  );
  return (name) => values.get(`PERSONA_LENS_${name}`) ?? '';
}

function nativeComponents(sourceDir: string): Component[] {
  const versionOf = readVersions(readFileSync(join(sourceDir, 'cmake/versions.cmake'), 'utf8'));
  return nativeParts.map(({ name, license, purl, scope }) => {
    const version = versionOf(`${name.toUpperCase()}_VERSION`);
    if (version === '') throw new Error(`cmake/versions.cmake says no version of ${name}`);
    const sum = versionOf(`${name.toUpperCase()}_SHA256`);
    const full = `${purl}@${encodeURIComponent(version)}`;
    return {
      type: 'library',
      'bom-ref': full,
      name,
      version,
      scope,
      purl: full,
      licenses: [{ license: { id: license } }],
      hashes: sum === '' ? [] : [{ alg: 'SHA-256', content: sum }],
    };
  });
}

/** As the package says it: most are SPDX expressions, some are words of its own. */
function licenceOf(text: string | undefined): Component['licenses'] {
  return text === undefined ? [] : [{ license: { name: text } }];
}

function npmComponents(lockFile: LockFile): Component[] {
  return Object.entries(lockFile.packages).flatMap(([path, { version, license, integrity }]) => {
    const name = path.split('node_modules/').at(-1) ?? '';
    if (path === '' || version === undefined) return [];
    const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
    const [, algorithm, sum = ''] = /^(sha512)-(.+)$/.exec(integrity ?? '') ?? [];
    return [
      {
        type: 'library',
        'bom-ref': purl,
        name,
        version,
        scope: shippedFromNpm.includes(name) ? 'required' : 'excluded',
        purl,
        licenses: licenceOf(license),
        hashes:
          algorithm === undefined ? [] : [{ alg: 'SHA-512', content: Buffer.from(sum, 'base64').toString('hex') }],
      } satisfies Component,
    ];
  });
}

function serialOf(content: string): string {
  const digits = createHash('sha256').update(content).digest('hex');
  // The form of a UUID of version 8: made by a rule of one's own.
  return `urn:uuid:${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}

/** `sourceDir`: the repository. Throws where a part has no version. */
export function makeSbom(sourceDir: string): object {
  const folders = ['extension', 'tests'];
  const locks = folders.map(
    (folder) => JSON.parse(readFileSync(join(sourceDir, folder, 'package-lock.json'), 'utf8')) as LockFile,
  );
  const all = [...nativeComponents(sourceDir), ...locks.flatMap(npmComponents)];
  // Both folders use some of the same packages.
  const byRef = new Map(all.map((one) => [one['bom-ref'], one]));
  const components = [...byRef.values()].sort((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1));
  const { version } = JSON.parse(readFileSync(join(sourceDir, 'extension/package.json'), 'utf8')) as {
    version: string;
  };
  const ref = `persona-lens@${version}`;
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: serialOf(JSON.stringify([ref, components])),
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': ref,
        name: 'persona-lens',
        version,
        licenses: [{ license: { id: 'Apache-2.0' } }],
      },
    },
    components,
    dependencies: [
      { ref, dependsOn: components.filter(({ scope }) => scope === 'required').map((one) => one['bom-ref']) },
    ],
  };
}
