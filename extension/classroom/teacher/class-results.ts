// The results of a class, added up from codes: what was marked, how sure, how often right. No names come in, so none can come out.
import { decode, type Problem, type Result } from '../code/code';
import { drawFeed, feedSize } from '../feed/draw';
import { type Tally, tallyOf } from '../marks/calibration';
import { type Sign, signs, type View, views } from '../marks/marks';

export interface Refusal {
  /** As it was given, cut to a readable length. */
  code: string;
  problem: Problem | { kind: 'duplicate' } | { kind: 'seed'; seed: number };
}

export interface Added {
  /** All results of the class, with the new ones. */
  codes: string[];
  added: number;
  refused: Refusal[];
}

const longestShown = 30;

/** One code a line, or parted by spaces, commas or semicolons; a code may itself hold spaces where it stands alone on its line. */
export function codesIn(text: string): string[] {
  return text
    .split(/[\n\r,;]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap((line) => (decode(line).ok ? [line] : line.split(/\s+/)));
}

const plain = (code: string): string => {
  const decoded = decode(code);
  return decoded.ok ? JSON.stringify(decoded.result) : code;
};

export function addCodes(text: string, before: readonly string[], wanted: number): Added {
  const codes = [...before];
  const known = new Set(before.map(plain));
  const refused: Refusal[] = [];
  const refuse = (code: string, problem: Refusal['problem']) =>
    refused.push({ code: Array.from(code).slice(0, longestShown).join(''), problem });
  for (const code of codesIn(text)) {
    const decoded = decode(code);
    if (!decoded.ok) refuse(code, decoded.problem);
    else if (decoded.result.seed !== wanted) refuse(code, { kind: 'seed', seed: decoded.result.seed });
    else if (known.has(plain(code))) refuse(code, { kind: 'duplicate' });
    else {
      known.add(plain(code));
      codes.push(code);
    }
  }
  return { codes, added: codes.length - before.length, refused };
}

export interface ClassResults {
  size: number;
  /** One a place: how many had which view. */
  accounts: Record<View, number>[];
  tallies: Tally[];
  signs: { sign: Sign; count: number }[];
}

export function addUp(codes: readonly string[], seed: number): ClassResults {
  const results = codes.flatMap((code): Result[] => {
    const decoded = decode(code);
    return decoded.ok && decoded.result.seed === seed ? [decoded.result] : [];
  });
  const roles = drawFeed(seed);
  const accounts = Array.from({ length: feedSize }, (_, place) => {
    const count = (view: View) => results.filter(({ answers }) => answers[place]?.view === view).length;
    return Object.fromEntries(views.map((view) => [view, count(view)])) as Record<View, number>;
  });
  const says = results.flatMap(({ answers }) =>
    answers.flatMap((mark, place) => {
      const making = roles[place]?.making;
      return making === undefined ? [] : [{ mark, making }];
    }),
  );
  return {
    size: results.length,
    accounts,
    tallies: tallyOf(says),
    signs: signs.map((sign) => ({ sign, count: results.filter((one) => one.signs.includes(sign)).length })),
  };
}
