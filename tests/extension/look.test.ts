// @vitest-environment happy-dom
// Marks are told apart by shape, colours hold their contrast on every background, words are there for every key.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawMark } from '../../extension/annotate/mark.ts';
import { badgeCentre, badgeSize } from '../../extension/annotate/slot.ts';
import { luminance, parseColor, themeCss, themeOf } from '../../extension/annotate/theme.ts';
import type { Label } from '../../extension/engine/protocol.ts';
import { pageWords } from '../../extension/words/page.ts';
import { createWords, englishWords } from '../../extension/words/words.ts';
import en from '../../shared/words/en.json';
import ui from '../../shared/words/ui.en.json';

const labels: Label[] = ['not_enough', 'none', 'some', 'marked', 'strong'];

describe('the marks', () => {
  it('differ in shape, not in colour', () => {
    const drawn = labels.map((label) => drawMark(document, label, 16).innerHTML);
    expect(new Set(drawn).size).toBe(labels.length);
    expect(drawn.join('')).not.toMatch(/#|rgb/);
  });

  it('are never a full disc', () => {
    const path = drawMark(document, 'strong', 16).querySelector('path')?.getAttribute('d') ?? '';
    expect(path).toContain('A4.2 4.2 0 1 1 -4.2 0Z');
  });
});

describe('the theme', () => {
  const hex = (text: string) => ({
    r: Number.parseInt(text.slice(1, 3), 16),
    g: Number.parseInt(text.slice(3, 5), 16),
    b: Number.parseInt(text.slice(5, 7), 16),
  });
  const value = (css: string, name: string) => /#\w{6}/.exec(css.slice(css.indexOf(`--pl-${name}:`)))?.[0] ?? '';
  const contrast = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

  it.each([
    ['white', 'rgb(255, 255, 255)', 'light'],
    ['black', 'rgb(0, 0, 0)', 'dark'],
    ['high contrast', 'rgb(5, 5, 5)', 'dark'],
    ['dim', 'rgb(21, 32, 43)', 'dark'],
  ])('on %s: ink, quiet and accent can be read (4.5:1)', (_, background, name) => {
    document.body.style.backgroundColor = background;
    const theme = themeOf(document);
    expect(theme).toEqual({ name, page: background });
    const css = themeCss(theme);
    const ground = luminance(parseColor(background) ?? { r: 0, g: 0, b: 0 });
    for (const color of ['ink', 'quiet', 'accent']) {
      expect(contrast(luminance(hex(value(css, color))), ground), color).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('takes a page without a background of its own for white', () => {
    document.body.style.backgroundColor = 'rgba(0, 0, 0, 0)';
    expect(themeOf(document).name).toBe('light');
  });
});

describe('the slot', () => {
  const picture = { left: 100, right: 140, top: 50, width: 40, height: 40 };
  it('is on the rim of the picture, towards the text, and clear of it', () => {
    const centre = badgeCentre(picture, null, false);
    expect(centre?.x).toBeCloseTo(134.14, 1);
    expect(centre?.y).toBeCloseTo(84.14, 1);
    // X's text column begins 8 px beside the picture.
    expect((centre?.x ?? 0) + badgeSize / 2).toBeLessThan(148);
    expect(badgeCentre(picture, null, true)?.x).toBeCloseTo(105.86, 1);
  });

  it('is beside the name where there is no picture, and nowhere where there is nothing', () => {
    const name = { left: 200, right: 400, top: 10, width: 200, height: 24 };
    expect(badgeCentre(null, name, false)).toEqual({ x: 188, y: 20 });
    expect(badgeCentre(null, name, true)).toEqual({ x: 412, y: 20 });
    expect(badgeCentre(null, null, false)).toBeNull();
  });
});

describe('words', () => {
  it('choose their form and fill their places', () => {
    const words = createWords(
      { a: { zero: 'none', one: '{n} post', other: '{n} posts of {total}' }, b: 'plain {missing}.' },
      'en',
    );
    expect([0, 1, 3406].map((n) => words.say('a', { n, total: '9' }))).toEqual(['none', '1 post', '3,406 posts of 9']);
    expect(words.say('b')).toBe('plain .');
    expect(words.say('unknown')).toBe('');
  });

  it('write dates as exactly as they are known', () => {
    expect(['2021', '2021-02', '2021-02-04', '2020-01-07T09:00:00.000Z', 'spring'].map(englishWords.date)).toEqual([
      '2021',
      'February 2021',
      '4 February 2021',
      '7 January 2020',
      'spring',
    ]);
  });

  it('are there for every key that the sources name, and no key of ours is unused', () => {
    const root = join(import.meta.dirname, '../../extension');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !/node_modules|\.wxt|generated/.test(file),
    );
    const source = files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
    const named = new Set(Array.from(source.matchAll(/'(ui\.[\w.]+|caveat|sample\.\w+)'/g), ([, key]) => key ?? ''));
    expect(named.size).toBeGreaterThan(20);
    for (const key of named) expect(englishWords.has(key), key).toBe(true);
    const open = Array.from(source.matchAll(/`(ui\.[\w.]+\.)\$\{/g), ([, prefix]) => prefix ?? '');
    for (const key of Object.keys(ui)) {
      expect(named.has(key) || open.some((prefix) => key.startsWith(prefix)), `${key} is not used`).toBe(true);
    }
    for (const label of labels) expect(englishWords.has(`ui.label.${label}`)).toBe(true);
  });

  it('of a site’s pages are loaded there, and hold every key that is said there', () => {
    const root = join(import.meta.dirname, '../../extension');
    const folders = ['annotate', 'card', 'charts', 'reading'];
    const files = folders.flatMap((folder) => readdirSync(join(root, folder)).map((file) => join(root, folder, file)));
    const source = files.map((file) => readFileSync(file, 'utf8')).join('\n');
    const named = Array.from(
      source.matchAll(/'((?:ui|headline|sample|note)\.[\w.]+|caveat)'/g),
      ([, key]) => key ?? '',
    );
    expect(named.length).toBeGreaterThan(20);
    for (const key of named) expect(pageWords.has(key), key).toBe(true);
    for (const [, prefix] of source.matchAll(/`((?:ui|note|grade|evidence|group)\.[\w.]*)\$\{/g)) {
      const all = [...Object.keys(ui), ...Object.keys(en)].filter((key) => key.startsWith(prefix ?? ''));
      expect(all.length, prefix).toBeGreaterThan(0);
      for (const key of all) expect(pageWords.has(key), key).toBe(true);
    }
  });
});
