// Sets of signatures that the reader added from files, kept by the browser on this device. Each passed the engine's check when it was added; it is checked
// again whenever an engine starts, and one that does not pass then is left out, with its reason in the popup. The list stands apart from the texts,
// so that showing it reads no more than it shows.
import { browser } from 'wxt/browser';
import { isShippedPack } from '../engine/packs';

export interface AddedPack {
  id: string;
  title: string;
  version: string;
  signatures: { id: string; title: string }[];
  /** Cases that were run and held. */
  cases: number;
  /** Engines that start from now on load it. */
  isOn: boolean;
}

/** In bytes; the largest of ours has a third of it. */
export const maxPackSize = 1024 * 1024;
export const maxAddedPacks = 8;

const key = 'packs';
const textKey = (id: string) => `pack:${id}`;
const idPattern = /^[a-z0-9][a-z0-9_-]{0,63}$/;
const maxLine = 300;
const maxSignatures = 100;

const line = (value: unknown) => (typeof value === 'string' ? value.slice(0, maxLine) : '');
type Fields = Record<string, unknown>;
const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});

/** What a pack says of itself, from its text; null where it has no id that could be kept. */
export function describePack(text: string, cases: number): AddedPack | null {
  const { id, title, version, signatures } = fieldsOf(JSON.parse(text));
  if (typeof id !== 'string' || !idPattern.test(id)) return null;
  const list = Array.isArray(signatures) ? signatures.slice(0, maxSignatures).map(fieldsOf) : [];
  return {
    id,
    title: line(title),
    version: line(version),
    signatures: list.map((one) => ({ id: line(one.id), title: line(one.title) })),
    cases,
    isOn: true,
  };
}

/** Whatever is stored, checked entry by entry. */
export function readAddedPacks(stored: unknown): AddedPack[] {
  if (!Array.isArray(stored)) return [];
  const byId = new Map<string, AddedPack>();
  for (const one of stored.map(fieldsOf)) {
    const { id, title, version, signatures, cases, isOn } = one;
    if (typeof id !== 'string' || !idPattern.test(id) || isShippedPack(id)) continue;
    byId.set(id, {
      id,
      title: line(title),
      version: line(version),
      signatures: (Array.isArray(signatures) ? signatures.slice(0, maxSignatures) : [])
        .map(fieldsOf)
        .map((each) => ({ id: line(each.id), title: line(each.title) })),
      cases: typeof cases === 'number' && Number.isSafeInteger(cases) ? cases : 0,
      isOn: isOn === true,
    });
  }
  return Array.from(byId.values()).slice(0, maxAddedPacks);
}

export async function loadAddedPacks(): Promise<AddedPack[]> {
  return readAddedPacks((await browser.storage.local.get(key))[key]);
}

/** Names and texts of those that are switched on, for an engine that starts. */
export async function packsToLoad(): Promise<{ name: string; text: string }[]> {
  const on = (await loadAddedPacks()).filter(({ isOn }) => isOn);
  const texts = await browser.storage.local.get(on.map(({ id }) => textKey(id)));
  return on.flatMap(({ id, title }) => {
    const text = texts[textKey(id)];
    return typeof text === 'string' ? [{ name: title === '' ? id : title, text }] : [];
  });
}

let lastChange: Promise<unknown> = Promise.resolve();

function change(make: (now: AddedPack[]) => Promise<readonly AddedPack[]>): Promise<void> {
  const made = lastChange.then(async () => {
    const next = await make(await loadAddedPacks());
    if (next.length === 0) await browser.storage.local.remove(key);
    else await browser.storage.local.set({ [key]: next });
  });
  lastChange = made.catch(() => {});
  return made;
}

/** In place of one with the same id. Rejects where the browser has no room for it. */
export function keepPack(pack: AddedPack, text: string): Promise<void> {
  return change(async (now) => {
    await browser.storage.local.set({ [textKey(pack.id)]: text });
    return [...now.filter(({ id }) => id !== pack.id), pack];
  });
}

export const switchPack = (pack: string, isOn: boolean): Promise<void> =>
  change(async (now) => now.map((one) => (one.id === pack ? { ...one, isOn } : one)));

export function removePack(pack: string): Promise<void> {
  return change(async (now) => {
    await browser.storage.local.remove(textKey(pack));
    return now.filter(({ id }) => id !== pack);
  });
}

export function onAddedPacks(listener: (packs: AddedPack[]) => void): () => void {
  const heard = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const changed = changes[key];
    if (area === 'local' && changed !== undefined) listener(readAddedPacks(changed.newValue));
  };
  browser.storage.onChanged.addListener(heard);
  return () => browser.storage.onChanged.removeListener(heard);
}
