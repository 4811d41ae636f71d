// The browser's storage, and what can go wrong with it: it cannot be read (a damaged profile), it has no room, or what is in it is not what we wrote. None of
// this may cost more than the one thing that was asked for. Where reading fails, a page shows the defaults, and nothing is written on top of what it
// could not read; every surface of ours says what is wrong for as long as it is.
import { browser } from 'wxt/browser';

/** `unreadable`: the browser gives nothing. `damaged`: parts of what is stored cannot be what we wrote. `not_written`: the last change was not kept. */
export const storeTroubles = ['unreadable', 'damaged', 'not_written'] as const;
export type StoreTrouble = (typeof storeTroubles)[number];

type Part = 'settings' | 'notes' | 'packs';

const damaged = new Set<Part>();
let isUnreadable = false;
let isUnwritten = false;
const listeners = new Set<(troubles: readonly StoreTrouble[]) => void>();

const now: Readonly<Record<StoreTrouble, () => boolean>> = {
  unreadable: () => isUnreadable,
  damaged: () => damaged.size > 0,
  not_written: () => isUnwritten,
};
/** What is wrong, as far as this page has noticed. */
export const storeTroublesNow = (): StoreTrouble[] => storeTroubles.filter((one) => now[one]());

function tell(): void {
  for (const listener of listeners) listener(storeTroublesNow());
}

/** Called at once, and whenever something went wrong or is right again. */
export function onStoreTroubles(listener: (troubles: readonly StoreTrouble[]) => void): () => void {
  listeners.add(listener);
  listener(storeTroublesNow());
  return () => listeners.delete(listener);
}

/** Rejects where the browser gives nothing. */
export async function readLocal(keys: string | string[]): Promise<Record<string, unknown>> {
  try {
    const stored = await browser.storage.local.get(keys);
    if (isUnreadable) {
      isUnreadable = false;
      tell();
    }
    return stored;
  } catch (error) {
    isUnreadable = true;
    tell();
    throw error;
  }
}

async function changing(change: Promise<void>): Promise<void> {
  try {
    await change;
    if (!isUnwritten) return;
    isUnwritten = false;
    tell();
  } catch (error) {
    isUnwritten = true;
    tell();
    throw error;
  }
}

/** Both reject where it is not kept. */
export const writeLocal = (values: Record<string, unknown>): Promise<void> =>
  changing(browser.storage.local.set(values));
export const removeLocal = (keys: string | string[]): Promise<void> => changing(browser.storage.local.remove(keys));

/** What came of reading one part. */
export function noteWhole(part: Part, isWhole: boolean): void {
  if (damaged.has(part) !== isWhole) return;
  if (isWhole) damaged.delete(part);
  else damaged.add(part);
  tell();
}

/**
 * One change after the other, each on top of what is stored then. The result says whether it was kept; where it was not, what was stored before still is, and the
 * surfaces say so.
 */
export function inTurn(): (change: () => Promise<void>) => Promise<boolean> {
  let last: Promise<unknown> = Promise.resolve();
  return (change) => {
    const made = last.then(change).then(
      () => true,
      () => {
        // It may have been the reading that failed: the change is lost all the same.
        isUnwritten = true;
        tell();
        return false;
      },
    );
    last = made;
    return made;
  };
}

/** `key`'s new value whenever it changes, in whichever window. */
export function onLocal(key: string, listener: (value: unknown) => void): () => void {
  const heard = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[key];
    if (area === 'local' && change !== undefined) listener(change.newValue);
  };
  browser.storage.onChanged.addListener(heard);
  return () => browser.storage.onChanged.removeListener(heard);
}
