// What the stores are given keeps to their rules: sizes, formats, alpha, lengths; and no picture is older than the interface that it shows.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages } from '../../extension/words/languages.ts';
import { sourceDir } from '../support/places.ts';
import { interfaceHash } from './interface.ts';
import { readPng } from './png.ts';
import { readWebm, writeWebm } from './webm.ts';

const folder = join(sourceDir, 'store-assets');
const read = (name: string): Buffer => readFileSync(join(folder, name));
const json = <T>(name: string): T => JSON.parse(read(name).toString('utf8')) as T;
const screenshots = readdirSync(join(folder, 'screenshots')).toSorted();

describe('the icon', () => {
  it.each([16, 32, 48, 128, 300])('has %i pixels, with alpha', (side) => {
    expect(readPng(read(`icons/${side}.png`))).toEqual({ width: side, height: side, depth: 8, hasAlpha: true });
    const shipped = join(sourceDir, `extension/public/icon/${side}.png`);
    // The drawing has one source: what browsers show is what stores show.
    if (side !== 300) expect(readFileSync(shipped).equals(read(`icons/${side}.png`))).toBe(true);
    else expect(existsSync(shipped)).toBe(false);
  });
});

describe('the pictures', () => {
  it('are five screenshots of 1280×800 and two tiles, none with alpha', () => {
    expect(screenshots).toHaveLength(5);
    const sizes = new Map<string, readonly [number, number]>([
      ['small-tile.png', [440, 280]],
      ['marquee.png', [1400, 560]],
    ]);
    for (const name of screenshots) sizes.set(`screenshots/${name}`, [1280, 800]);
    for (const [name, [width, height]] of sizes) {
      expect(readPng(read(name)), name).toEqual({ width, height, depth: 8, hasAlpha: false });
      expect(statSync(join(folder, name)).size, name).toBeLessThan(400_000);
    }
  });

  it('are not older than the interface, and are those that were taken', () => {
    const taken = json<{ interface: string; files: Record<string, string> }>('taken-from.json');
    expect(
      taken.interface,
      'the interface has changed since the pictures were taken: build, `npm run store-assets` in tests/, look at them',
    ).toBe(interfaceHash(sourceDir));
    const names = [
      'marquee.png',
      'screencast.webm',
      'small-tile.png',
      ...screenshots.map((name) => `screenshots/${name}`),
    ];
    expect(Object.keys(taken.files).toSorted()).toEqual(names.toSorted());
    for (const [name, sum] of Object.entries(taken.files)) {
      expect(createHash('sha256').update(read(name)).digest('hex'), name).toBe(sum);
    }
  });
});

describe('the film', () => {
  it('is WebM of thirty seconds at 1280×800, and small', () => {
    const film = read('screencast.webm');
    expect(readWebm(film)).toEqual({
      docType: 'webm',
      codec: 'V_VP9',
      width: 1280,
      height: 800,
      duration: 30_000,
      blocks: 300,
    });
    expect(film.length).toBeLessThan(2_000_000);
  });

  it('is read back as it was written, and not when it is cut off', () => {
    const frames = [0, 100, 5000].map((time) => ({ time, isKey: time !== 100, data: Uint8Array.of(1, 2, time % 251) }));
    const film = writeWebm({ width: 16, height: 8, duration: 5100, frames });
    expect(readWebm(film)).toMatchObject({ width: 16, height: 8, duration: 5100, blocks: 3 });
    expect(() => readWebm(film.subarray(0, film.length - 2))).toThrow(RangeError);
  });
});

describe('the listing', () => {
  interface Listing {
    name: string;
    summary: string;
    single_purpose: string;
    description: string[];
  }
  it('stands in every language of the extension, and in no other', () => {
    const files = readdirSync(join(folder, 'listing')).toSorted();
    expect(files).toEqual(languages.map((tag) => `${tag}.json`).toSorted());
  });

  it.each(languages)('in %s keeps to the lengths, and says the name and summary that the extension says', (tag) => {
    const listing = json<Listing>(`listing/${tag}.json`);
    const words = JSON.parse(readFileSync(join(sourceDir, `shared/words/ui.${tag}.json`), 'utf8')) as Record<
      string,
      string
    >;
    expect(listing.name).toBe(words['ui.manifest.name']);
    expect(listing.summary).toBe(words['ui.manifest.description']);
    // Chrome: 75 and 132 characters; Edge wants 250 to 10,000 for a description, and Firefox at least 10.
    expect(listing.name.length).toBeLessThanOrEqual(75);
    expect(listing.summary.length).toBeLessThanOrEqual(132);
    const description = listing.description.join('\n\n');
    expect(description.length).toBeGreaterThanOrEqual(250);
    expect(description.length).toBeLessThanOrEqual(10_000);
    expect(listing.single_purpose.length).toBeGreaterThan(40);
    // Every language tells as much as English does.
    expect(listing.description).toHaveLength(json<Listing>('listing/en.json').description.length);
    expect(description.split('•')).toHaveLength(6);
  });

  it('says nothing about who somebody is', () => {
    const english = JSON.stringify(json<Listing>('listing/en.json'));
    expect(english).not.toMatch(/\b(bots?|fakes?|trolls?|suspicious|genuine|foreign)\b|!/i);
  });
});
