// @vitest-environment happy-dom
// What a student's result is made of, and what becomes of a class's results: codes, feeds, calibration, marks that are kept.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { crc24, decode, encode, mostSalt, type Result, resultOf } from '../../extension/classroom/code/code.ts';
import { drawCode } from '../../extension/classroom/code/qr.ts';
import { drawFeed, feedSize, mostSeed, seedOf } from '../../extension/classroom/feed/draw.ts';
import { calibrationOf } from '../../extension/classroom/marks/calibration.ts';
import { isComplete, type Mark, noMark, signs } from '../../extension/classroom/marks/marks.ts';
import { hashOf, routeOf } from '../../extension/classroom/route.ts';
import { clearClassroom, createProgressStore, readProgress } from '../../extension/classroom/store/progress.ts';
import { addCodes, addUp } from '../../extension/classroom/teacher/class-results.ts';
import { sourceDir } from '../support/places.ts';

const mark = (view: Mark['view'], sure: Mark['sure'] = null, used: Mark['signs'] = []): Mark => ({
  view,
  sure,
  signs: used,
  note: '',
});

const answers: Result['answers'] = [
  { view: 'ordinary', sure: 1 },
  { view: 'ordinary', sure: 2 },
  { view: 'ordinary', sure: 3 },
  { view: 'unclear', sure: null },
  { view: 'pattern', sure: 1 },
  { view: 'pattern', sure: 2 },
  { view: 'pattern', sure: 3 },
  { view: 'unclear', sure: null },
  { view: 'ordinary', sure: 3 },
  { view: 'pattern', sure: 3 },
];
const result: Result = { seed: 1234, salt: 98_765, answers, signs: ['gap', 'copies', 'few'] };
const code = encode(result);

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('A code', () => {
  it('holds a result in twenty letters and digits, and nothing else', () => {
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){4}$/);
    expect(decode(code)).toEqual({ ok: true, result });
  });

  it('holds every result at the ends of what can be said', () => {
    for (const seed of [1, mostSeed]) {
      for (const salt of [0, mostSalt]) {
        for (const answer of [answers[3], answers[0], answers[6]]) {
          const all = Array.from({ length: feedSize }, () => answer ?? { view: 'unclear' as const, sure: null });
          for (const used of [[], signs]) {
            const extreme: Result = { seed, salt, answers: all, signs: used };
            expect(decode(encode(extreme))).toEqual({ ok: true, result: extreme });
          }
        }
      }
    }
  });

  it('is checked by the CRC-24 of OpenPGP', () => {
    expect(crc24(new TextEncoder().encode('123456789'))).toBe(0x21cf02);
  });

  it('is read as people write it', () => {
    expect(decode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toEqual({ ok: true, result });
    expect(decode(code.replaceAll('-', '–'))).toEqual({ ok: true, result });
    expect(decode(code.replaceAll('1', 'l').replaceAll('0', 'O'))).toEqual({ ok: true, result });
  });

  it('is not taken with any one letter wrong, any two neighbours swapped, or one missing', () => {
    const plain = code.replaceAll('-', '');
    for (let place = 0; place < plain.length; place += 1) {
      for (const letter of letters) {
        if (letter === plain[place]) continue;
        const wrong = plain.slice(0, place) + letter + plain.slice(place + 1);
        expect(decode(wrong)).toEqual({ ok: false, problem: { kind: 'checksum' } });
      }
      const [here = '', next = ''] = [plain[place], plain[place + 1]];
      const swapped = plain.slice(0, place) + next + here + plain.slice(place + 2);
      if (next !== '' && here !== next) expect(decode(swapped)).toEqual({ ok: false, problem: { kind: 'checksum' } });
    }
    expect(decode(plain.slice(1))).toEqual({ ok: false, problem: { kind: 'length', n: 19 } });
    expect(decode(`${plain.slice(1)}Ü`)).toEqual({ ok: false, problem: { kind: 'letters', letter: 'Ü' } });
    expect(decode('')).toEqual({ ok: false, problem: { kind: 'length', n: 0 } });
  });

  it('that adds up but says what nobody can mark is told from a damaged one', () => {
    /** 76 bits of content with a fitting checksum: a forgery by somebody who read the source. */
    const forged = (payload: bigint) => {
      const bytes = Array.from({ length: 10 }, (_, place) => Number((payload >> BigInt(8 * (9 - place))) & 0xffn));
      const whole = (payload << 24n) | BigInt(crc24(bytes));
      return Array.from({ length: 20 }, (_, place) => letters[Number((whole >> BigInt(5 * (19 - place))) & 31n)]).join(
        '',
      );
    };
    const version = (number: bigint) => number << 72n;
    const seed = (number: bigint) => number << 58n;
    const tooMany = ((1n << 29n) - 1n) << 11n;
    expect(decode(forged(version(2n) | seed(7n)))).toEqual({ ok: false, problem: { kind: 'version' } });
    expect(decode(forged(version(1n)))).toEqual({ ok: false, problem: { kind: 'content' } });
    expect(decode(forged(version(1n) | seed(7n) | tooMany))).toEqual({ ok: false, problem: { kind: 'content' } });
    expect(decode(forged(version(1n) | seed(7n) | 1n))).toEqual({ ok: false, problem: { kind: 'content' } });
    expect(decode(forged(version(1n) | seed(7n))).ok).toBe(true);
  });

  it('says no notes, and waits until all ten accounts are marked', () => {
    const marks = Array.from({ length: feedSize }, () => ({ ...mark('pattern', 2, ['age']), note: 'my name is Ann' }));
    const made = resultOf(5, 1, marks);
    expect(made?.signs).toEqual(['age']);
    expect(JSON.stringify(made)).not.toContain('Ann');
    expect(resultOf(5, 1, [...marks.slice(1), noMark])).toBeUndefined();
    // Signs beside "looks ordinary" stood behind no suspicion.
    expect(resultOf(5, 1, [...marks.slice(1), mark('ordinary', 1, ['gap'])])?.signs).toEqual(['age']);
  });

  it('can be read by a camera', async () => {
    const drawn = drawCode(code, 'a picture');
    const size = Number(drawn.getAttribute('viewBox')?.split(' ')[2]);
    const scale = 6;
    const width = size * scale;
    const data = new Uint8ClampedArray(width * width * 4).fill(255);
    const dark =
      drawn
        .querySelector('path')
        ?.getAttribute('d')
        ?.matchAll(/M(\d+) (\d+)h1v1h-1z/g) ?? [];
    for (const [, column, row] of dark) {
      for (let y = 0; y < scale; y += 1) {
        for (let x = 0; x < scale; x += 1) {
          const at = 4 * ((Number(row) * scale + y) * width + Number(column) * scale + x);
          data.fill(0, at, at + 3);
        }
      }
    }
    const reader = pathToFileURL(join(sourceDir, 'extension/node_modules/qr/decode.js')).href;
    const { default: read } = await import(/* @vite-ignore */ reader);
    expect(read({ width, height: width, data })).toBe(code);
  });
});

describe('A feed', () => {
  it('is the same for everybody with the same number', () => {
    // Changing this makes codes of earlier lessons speak of other accounts: the version of the codes has to change with it.
    expect(drawFeed(1).map(({ id }) => id)).toEqual([
      'tails',
      'spokesperson',
      'newsroom',
      'newcomer',
      'deleter',
      'tails',
      'signer',
      'tails',
      'signer',
      'gardener',
    ]);
  });

  it('has ten different accounts, of which three or four were made after one pattern, for every number', () => {
    const counts = new Set<number>();
    for (let seed = 1; seed <= mostSeed; seed += 1) {
      const feed = drawFeed(seed);
      expect(new Set(feed.map(({ handle }) => handle)).size).toBe(feedSize);
      counts.add(feed.filter(({ making }) => making === 'pattern').length);
    }
    expect([...counts].sort()).toEqual([3, 4]);
  });

  it('is found by its address', () => {
    expect(routeOf('#/decide?feed=77')).toEqual({ screen: 'decide', detail: '', seed: 77 });
    expect(routeOf(hashOf('cases', { detail: 'panda' }))).toEqual({ screen: 'cases', detail: 'panda', seed: 1 });
    expect(routeOf('')).toEqual({ screen: 'home', detail: '', seed: 1 });
    expect(routeOf('#/elsewhere').screen).toBeNull();
    for (const text of ['0', '10000', '-1', '1e3', '7x', '']) expect(seedOf(text)).toBeUndefined();
  });
});

describe('Calibration', () => {
  const makings = ['pattern', 'pattern', 'ordinary', 'ordinary', 'ordinary'] as const;

  it('says how often somebody was right at each level of sureness, whom they wronged and what they missed', () => {
    const marks = [mark('pattern', 3), mark('ordinary', 2), mark('pattern', 3), mark('unclear'), mark('ordinary', 1)];
    expect(calibrationOf(makings, marks)).toEqual({
      tallies: [
        { sure: 1, said: 1, right: 1 },
        { sure: 2, said: 1, right: 0 },
        { sure: 3, said: 2, right: 1 },
      ],
      fit: 'over',
      wronged: [2],
      missed: [1],
      unclear: 1,
    });
  });

  it('does not praise sureness that was luck, nor doubt that was knowledge', () => {
    const sure = makings.map((making) => mark(making, 3));
    expect(calibrationOf(makings, sure).fit).toBe('fits');
    const guessed = makings.map((making) => mark(making, 1));
    expect(calibrationOf(makings, guessed).fit).toBe('under');
    const unclear = makings.map(() => mark('unclear'));
    expect(calibrationOf(makings, unclear)).toMatchObject({ fit: 'few', unclear: 5, wronged: [], missed: [] });
  });

  it('waits for how sure somebody is, unless they cannot tell', () => {
    expect([noMark, mark('ordinary'), mark('unclear'), mark('pattern', 1)].map(isComplete)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

describe('A class', () => {
  const other = encode({ ...result, salt: 1 });

  it('adds up codes as they are pasted, and tells what is not taken and why', () => {
    const damaged = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
    const elsewhere = encode({ ...result, seed: 8 });
    const text = `${code}\n${other.toLowerCase()}, ${code.replaceAll('-', ' ')}\n${damaged};${elsewhere}\nhello`;
    const { codes, added, refused } = addCodes(text, [], 1234);
    expect(added).toBe(2);
    expect(refused.map(({ problem }) => problem)).toEqual(
      [{ kind: 'duplicate' }, { kind: 'checksum' }, { kind: 'seed', seed: 8 }, { kind: 'letters', letter: 'U' }].map(
        (one) => (one.kind === 'letters' ? { kind: 'length', n: 5 } : one),
      ),
    );
    expect(addCodes(code, codes, 1234)).toMatchObject({
      added: 0,
      refused: [{ code, problem: { kind: 'duplicate' } }],
    });
  });

  it('is counted account by account, by sureness and by sign', () => {
    const { size, accounts, tallies, signs: used } = addUp([code, other, encode({ ...result, seed: 8 })], 1234);
    expect(size).toBe(2);
    expect(accounts[0]).toEqual({ ordinary: 2, unclear: 0, pattern: 0 });
    expect(accounts[3]).toEqual({ ordinary: 0, unclear: 2, pattern: 0 });
    expect(tallies.map(({ said }) => said)).toEqual([4, 4, 8]);
    expect(used.filter(({ count }) => count > 0).map(({ sign }) => sign)).toEqual(['gap', 'copies', 'few']);
    expect(addUp([], 1234).size).toBe(0);
  });

  it('cuts what was pasted by mistake, and keeps going', () => {
    const { refused } = addCodes('x'.repeat(5_000), [], 1);
    expect(refused[0]?.code).toHaveLength(30);
  });
});

/** As a browser's, in memory. */
function storage(): Storage {
  const map = new Map<string, string>();
  return {
    get length() {
      return map.size;
    },
    key: (place) => [...map.keys()][place] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    clear: () => map.clear(),
  };
}

describe('Marks', () => {
  const first = mark('pattern', 2, ['gap']);

  it('live in the tab, and on the device only when somebody wants it', () => {
    const [tab, device] = [storage(), storage()];
    const store = createProgressStore(
      () => tab,
      () => device,
      () => 0.5,
    );
    const fresh = store.load(3);
    expect(fresh.marks.every(({ view }) => view === null)).toBe(true);
    store.save({ ...fresh, marks: [first, ...fresh.marks.slice(1)] });
    expect(device.length).toBe(0);
    expect(store.load(3).marks[0]).toEqual(first);
    expect(store.load(4).marks[0]).toEqual(noMark);

    expect(store.keep(true)).toBe(true);
    expect(tab.length).toBe(0);
    expect(device.length).toBe(2);
    expect(store.load(3)).toMatchObject({ salt: fresh.salt, revealed: false });
    expect(store.load(3).marks[0]).toEqual(first);

    store.keep(false);
    expect(device.length).toBe(0);
    expect(store.load(3).marks[0]).toEqual(first);
    store.forget(3);
    expect(store.load(3).marks[0]).toEqual(noMark);

    store.save({ ...fresh, marks: [first, ...fresh.marks.slice(1)] });
    tab.setItem('of somebody else', 'stays');
    clearClassroom(tab);
    expect(tab.length).toBe(1);
    expect(store.load(3).marks[0]).toEqual(noMark);
  });

  it('are not believed where they are damaged', () => {
    for (const text of [
      '',
      'null',
      '[]',
      '{',
      '{"salt":1,"marks":[]}',
      `{"salt":${mostSalt + 1},"marks":[1,2,3,4,5,6,7,8,9,10]}`,
    ]) {
      expect(readProgress(text, 1)).toBeUndefined();
    }
    const strange = {
      salt: 1,
      revealed: 'yes',
      marks: Array(10).fill({ view: 'guilty', sure: 9, signs: ['x', 'gap'], note: 7 }),
    };
    expect(readProgress(JSON.stringify(strange), 1)).toMatchObject({ revealed: false });
    expect(readProgress(JSON.stringify(strange), 1)?.marks[0]).toEqual({
      view: null,
      sure: null,
      signs: ['gap'],
      note: '',
    });
  });

  it('are told as lost where the browser keeps nothing', () => {
    const refused = () => {
      throw new Error('denied');
    };
    const store = createProgressStore(refused, refused, () => 0);
    expect(store.load(1).marks).toHaveLength(feedSize);
    expect(store.save(store.load(1))).toBe(false);
    expect(store.keep(true)).toBe(false);
    expect(store.isKept).toBe(false);
  });
});

it('has a word for everything that it says, and says every word that it has', () => {
  const words = JSON.parse(readFileSync(join(sourceDir, 'shared/words/classroom/en.json'), 'utf8')) as object;
  const files = [
    'app',
    'site/main',
    ...['camera', 'cases', 'decide', 'home', 'other-feed', 'parts', 'reveal', 'teacher', 'workbench'].map(
      (name) => `screens/${name}`,
    ),
  ];
  const source = files
    .map((name) => readFileSync(join(sourceDir, `extension/classroom/${name}.ts`), 'utf8'))
    .join('\n');
  const said = new Set(Array.from(source.matchAll(/'(class\.[\w.]+)'/g), ([, key = '']) => key));
  // Composed keys: everything before the first part that is put in.
  const begun = Array.from(source.matchAll(/`(class\.[\w.]*)\$\{/g), ([, start = '']) => start);
  expect([...said].filter((key) => !(key in words))).toEqual([]);
  const silent = Object.keys(words).filter(
    (key) =>
      !key.startsWith('post.') && !said.has(key) && !begun.some((start) => start !== 'class.' && key.startsWith(start)),
  );
  const ofScreens = ['home', 'decide', 'workbench', 'cases', 'teacher'].flatMap((one) => [
    `class.${one}`,
    `class.${one}_about`,
  ]);
  expect(silent.filter((key) => !ofScreens.includes(key))).toEqual([]);
});
