// A student's result as twenty letters and digits: no name, no notes. It can be written on paper, read aloud and typed.
//
// 100 bits, five to a character (Crockford's base 32: no I, L, O and U; i and l are read as 1, o as 0):
//   version 4 · feed 14 · salt 18 · ten answers 29 (base 7) · signs 8 · zero 3 · checksum 24
// The salt tells two students with the same answers apart, so that a code that comes twice is known to be the same. The checksum is CRC-24 of OpenPGP
// (RFC 4880, 6.1): every error in up to 24 neighbouring bits is found, so every wrong character and every swap of neighbours; of others all but one in
// 16 million. It protects from mistakes; it is no secret, and anybody can make up a code.
import { feedSize, mostSeed } from '../feed/draw';
import { type Mark, type Sign, type Sureness, signs, surenesses, type View } from '../marks/marks';

export interface Answer {
  view: View;
  sure: Sureness | null;
}

export interface Result {
  seed: number;
  /** 0 … 2^18 − 1, drawn once for a student's feed. */
  salt: number;
  answers: readonly Answer[];
  /** Those that stood behind a suspicion. */
  signs: readonly Sign[];
}

export type Problem =
  | { kind: 'length'; n: number }
  | { kind: 'letters'; letter: string }
  | { kind: 'checksum' }
  | { kind: 'version' }
  | { kind: 'content' };

export type Decoded = { ok: true; result: Result } | { ok: false; problem: Problem };

const version = 1n;
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const codeLength = 20;
export const mostSalt = 2 ** 18 - 1;

// Of an answer: 0 unclear, 1–3 ordinary, 4–6 pattern.
const answerBase = 7n;
const digitOf = ({ view, sure }: Answer): number =>
  view === 'unclear' ? 0 : (view === 'ordinary' ? 0 : 3) + (sure ?? 1);
const answerOf = (digit: number): Answer =>
  digit === 0
    ? { view: 'unclear', sure: null }
    : { view: digit < 4 ? 'ordinary' : 'pattern', sure: surenesses[(digit - 1) % 3] ?? 1 };

// Width of each field in bits, first to last.
const widths = { version: 4n, seed: 14n, salt: 18n, answers: 29n, signs: 8n, zero: 3n } as const;
const payloadBytes = 10;

/** CRC-24 of OpenPGP. */
export function crc24(bytes: Iterable<number>): number {
  let crc = 0xb704ce;
  for (const byte of bytes) {
    crc ^= byte << 16;
    for (let bit = 0; bit < 8; bit += 1) {
      crc <<= 1;
      if ((crc & 0x1000000) !== 0) crc ^= 0x1864cfb;
    }
  }
  return crc & 0xffffff;
}

function checksumOf(payload: bigint): bigint {
  const bytes = Array.from({ length: payloadBytes }, (_, place) =>
    Number((payload >> BigInt(8 * (payloadBytes - 1 - place))) & 0xffn),
  );
  return BigInt(crc24(bytes));
}

/** In groups of four: "XXXX-XXXX-XXXX-XXXX-XXXX". */
export function encode({ seed, salt, answers, signs: used }: Result): string {
  const answerNumber = answers.reduce((sum, answer) => sum * answerBase + BigInt(digitOf(answer)), 0n);
  const signBits = used.reduce((bits, sign) => bits | (1 << signs.indexOf(sign)), 0);
  const values = {
    version,
    seed: BigInt(seed),
    salt: BigInt(salt),
    answers: answerNumber,
    signs: BigInt(signBits),
    zero: 0n,
  };
  const names = Object.keys(widths) as (keyof typeof widths)[];
  const payload = names.reduce((sum, name) => (sum << widths[name]) | values[name], 0n);
  const whole = (payload << 24n) | checksumOf(payload);
  const text = Array.from({ length: codeLength }, (_, place) =>
    letters.charAt(Number((whole >> BigInt(5 * (codeLength - 1 - place))) & 31n)),
  ).join('');
  return text.match(/.{4}/g)?.join('-') ?? text;
}

/** As it was typed, scanned or pasted: upper or lower case, with or without strokes and spaces. */
export function decode(text: string): Decoded {
  const plain = text
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase()
    .replace(/[IL]/g, '1')
    .replaceAll('O', '0');
  const characters = Array.from(plain);
  const stranger = characters.find((one) => !letters.includes(one));
  if (stranger !== undefined) return { ok: false, problem: { kind: 'letters', letter: stranger } };
  if (characters.length !== codeLength) return { ok: false, problem: { kind: 'length', n: characters.length } };
  const whole = characters.reduce((sum, one) => (sum << 5n) | BigInt(letters.indexOf(one)), 0n);
  const payload = whole >> 24n;
  if ((whole & 0xffffffn) !== checksumOf(payload)) return { ok: false, problem: { kind: 'checksum' } };
  let rest = payload;
  const take = (width: bigint) => {
    const value = rest & ((1n << width) - 1n);
    rest >>= width;
    return value;
  };
  const zero = take(widths.zero);
  const signBits = Number(take(widths.signs));
  let answerNumber = take(widths.answers);
  const salt = Number(take(widths.salt));
  const seed = Number(take(widths.seed));
  if (rest !== version) return { ok: false, problem: { kind: 'version' } };
  const digits = Array.from({ length: feedSize }, () => {
    const digit = Number(answerNumber % answerBase);
    answerNumber /= answerBase;
    return digit;
  }).reverse();
  if (zero !== 0n || answerNumber !== 0n || seed < 1 || seed > mostSeed)
    return { ok: false, problem: { kind: 'content' } };
  return {
    ok: true,
    result: {
      seed,
      salt,
      answers: digits.map(answerOf),
      signs: signs.filter((_, place) => (signBits & (1 << place)) !== 0),
    },
  };
}

/** undefined while an account has no mark. */
export function resultOf(seed: number, salt: number, marks: readonly Mark[]): Result | undefined {
  const answers = marks.flatMap(({ view, sure }): Answer[] =>
    view === null || (view !== 'unclear' && sure === null) ? [] : [{ view, sure: view === 'unclear' ? null : sure }],
  );
  if (answers.length !== feedSize) return undefined;
  const used = new Set(marks.filter(({ view }) => view === 'pattern').flatMap((mark) => mark.signs));
  return { seed, salt, answers, signs: signs.filter((sign) => used.has(sign)) };
}
