// Where things stand. Every place can be set from outside; the defaults follow from the layout of the repository.
import { createHash } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

function place(variable: string, fallback: string): string {
  const given = process.env[variable];
  return given ? resolve(given) : fallback;
}

export const sourceDir = place('PERSONA_LENS_SOURCE_DIR', resolve(dirname(fileURLToPath(import.meta.url)), '../..'));
export const buildDir = place('PERSONA_LENS_BUILD_DIR', join(sourceDir, 'build'));
export const cli = place('PERSONA_LENS_CLI', join(buildDir, 'native/persona-lens'));

/** The browser that this run drives: PERSONA_LENS_BROWSER, or Chromium. */
export const browserName = process.env.PERSONA_LENS_BROWSER === 'firefox' ? 'firefox' : 'chromium';

/** The extension as it is released: closed shadow roots, no hooks. */
export const releasedExtension = join(buildDir, 'extension', browserName);
/** The same sources built for tests: open shadow roots and `data-pl-*` hooks. */
export const testExtension = join(buildDir, 'extension', `${browserName}-test`);

/** Recorded responses, or undefined on a machine without them. */
export const dataDir: string | undefined = (() => {
  const given = process.env.PERSONA_LENS_DATA_DIR ?? join(sourceDir, '../shared/data');
  return given !== '' && existsSync(join(given, 'x')) ? resolve(given) : undefined;
})();

const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const firefoxNames = ['firefox-esr', 'firefox'];

function find(given: string | undefined, names: readonly string[]): string | undefined {
  // CMake says NAME-NOTFOUND where it found none.
  if (given && !given.endsWith('-NOTFOUND')) return existsSync(given) ? given : undefined;
  const folders = (process.env.PATH ?? '').split(':').filter((folder) => folder !== '');
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((file) => existsSync(file));
}

/** The browser to drive, or undefined when none is installed. */
export const findChromium = (): string | undefined => find(process.env.PERSONA_LENS_CHROMIUM, chromiumNames);

/** Throws one sentence that says what is missing and how to get it. */
export function requireExtension(folder: string): string {
  if (!existsSync(join(folder, 'manifest.json'))) {
    throw new Error(
      `The extension is not built: no manifest.json in ${folder}. Build it first (cmake --workflow --preset test).`,
    );
  }
  return folder;
}

export function requireChromium(): string {
  const found = findChromium();
  if (found === undefined) {
    throw new Error('No Chromium found. Install the package "chromium" or set PERSONA_LENS_CHROMIUM to its path.');
  }
  return found;
}

export function requireFirefox(): string {
  const found = find(process.env.PERSONA_LENS_FIREFOX, firefoxNames);
  if (found === undefined) {
    throw new Error('No Firefox found. Install the package "firefox-esr" or set PERSONA_LENS_FIREFOX to its path.');
  }
  return found;
}

/** The id that Chromium gives an unpacked extension: the first 128 bits of its folder's SHA-256, in the letters a to p. */
export function idOfUnpacked(folder: string): string {
  const digest = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32);
  return Array.from(digest, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

/** Firefox gives each installation a random address; the tests choose this one (support/firefox.ts). */
export const firefoxAddress = '5b0a51d6-6f34-4a05-9c3d-6d9f1c7e1a20';

/** Where an unpacked extension's own pages are. */
export const ownOrigin = (folder: string): string =>
  browserName === 'firefox' ? `moz-extension://${firefoxAddress}` : `chrome-extension://${idOfUnpacked(folder)}`;
