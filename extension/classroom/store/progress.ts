// A student's marks, so that a reload or a closed lid loses nothing. By default they live in the tab (sessionStorage); only with the student's consent on
// the device (localStorage). What is stored is checked like any other input: damaged, it is as if there were nothing.

import { mostSalt } from '../code/code';
import { feedSize } from '../feed/draw';
import { type Mark, noMark, type Sign, signs, surenesses, views } from '../marks/marks';

export interface Progress {
  seed: number;
  salt: number;
  marks: readonly Mark[];
  /** The evidence has been seen: marks stay as they are. */
  revealed: boolean;
}

export interface ProgressStore {
  /** What is kept of the feed, or a new beginning. */
  load(seed: number): Progress;
  /** False where the browser keeps nothing. */
  save(progress: Progress): boolean;
  forget(seed: number): void;
  readonly isKept: boolean;
  /** Kept on the device from now on, or only in the tab. False where the browser does not let us. */
  keep(isOn: boolean): boolean;
}

const prefix = 'persona-lens:classroom:';
const consent = `${prefix}keep`;
const longestNote = 2_000;

function markOf(value: unknown): Mark {
  const { view, sure, signs: used, note } = (value ?? {}) as Record<string, unknown>;
  return {
    view: views.find((one) => one === view) ?? null,
    sure: surenesses.find((one) => one === sure) ?? null,
    signs: Array.isArray(used) ? signs.filter((sign: Sign) => used.includes(sign)) : [],
    note: typeof note === 'string' ? note.slice(0, longestNote) : '',
  };
}

export function readProgress(text: string | null, seed: number): Progress | undefined {
  if (text === null) return undefined;
  try {
    const { salt, marks, revealed } = JSON.parse(text) as Record<string, unknown>;
    if (!Number.isInteger(salt) || (salt as number) < 0 || (salt as number) > mostSalt) return undefined;
    if (!Array.isArray(marks) || marks.length !== feedSize) return undefined;
    return { seed, salt: salt as number, marks: marks.map(markOf), revealed: revealed === true };
  } catch {
    return undefined;
  }
}

/** Everything of the classroom in a storage. */
export function clearClassroom(storage: Storage): void {
  const keys = Array.from({ length: storage.length }, (_, place) => storage.key(place) ?? '');
  for (const key of keys.filter((one) => one.startsWith(prefix))) storage.removeItem(key);
}

/** `tab` and `device`: give the storages, or throw where they are refused. `random`: in [0, 1). */
export function createProgressStore(tab: () => Storage, device: () => Storage, random: () => number): ProgressStore {
  const attempt = <T>(work: () => T, otherwise: T): T => {
    try {
      return work();
    } catch {
      return otherwise;
    }
  };
  const isKept = () => attempt(() => device().getItem(consent) === 'on', false);
  const storage = () => (isKept() ? device() : tab());
  const feedKeys = (from: Storage) =>
    Array.from({ length: from.length }, (_, place) => from.key(place) ?? '').filter((key) =>
      key.startsWith(`${prefix}feed-`),
    );
  const keyOf = (seed: number) => `${prefix}feed-${seed}`;

  return {
    load: (seed) =>
      attempt(() => readProgress(storage().getItem(keyOf(seed)), seed), undefined) ?? {
        seed,
        salt: Math.floor(random() * (mostSalt + 1)),
        marks: Array.from({ length: feedSize }, () => noMark),
        revealed: false,
      },
    save: ({ seed, ...kept }) =>
      attempt(() => {
        storage().setItem(keyOf(seed), JSON.stringify(kept));
        return true;
      }, false),
    forget: (seed) => attempt(() => storage().removeItem(keyOf(seed)), undefined),
    get isKept() {
      return isKept();
    },
    keep: (isOn) =>
      attempt(() => {
        const [from, to] = isOn ? [tab(), device()] : [device(), tab()];
        for (const key of feedKeys(from)) {
          to.setItem(key, from.getItem(key) ?? '');
          from.removeItem(key);
        }
        if (isOn) to.setItem(consent, 'on');
        else from.removeItem(consent);
        return true;
      }, false),
  };
}
