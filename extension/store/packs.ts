// Sets of signatures that the reader added from files, kept by the browser on this device. Each passed the engine's check when it was added; it is checked
// again whenever an engine starts, and one that does not pass then is left out, with its reason in the popup. The list stands apart from the texts,
// so that showing it reads no more than it shows.
import { isShippedPack } from '../engine/packs';
import { inTurn, noteWhole, onLocal, readLocal, removeLocal, writeLocal } from './local';

export interface AddedPack {
  id: string;
  title: string;
  version: string;
  signatures: { id: string; title: string }[];
  /** Cases that were run and held. */
  cases: number;
  /** Engines that start from now on load it. */
  isOn: boolean;
  /** What came of proving it when an engine started; null until then. */
  proof: Proof | null;
}

export interface Proof {
  /** Of the extension that proved it. */
  version: string;
  outcome: 'holds' | 'slow';
}

export interface PackToLoad {
  id: string;
  name: string;
  /** null where it is not there any more. */
  text: string | null;
  proof: Proof | null;
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
    proof: null,
  };
}

/** Whatever is stored, checked entry by entry. */
export function readAddedPacks(stored: unknown): AddedPack[] {
  if (!Array.isArray(stored)) return [];
  const byId = new Map<string, AddedPack>();
  for (const one of stored.map(fieldsOf)) {
    const { id, title, version, signatures, cases, isOn, proof } = one;
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
      proof: readProof(fieldsOf(proof)),
    });
  }
  return Array.from(byId.values()).slice(0, maxAddedPacks);
}

function readProof({ version, outcome }: Fields): Proof | null {
  if (typeof version !== 'string' || version.length > 32) return null;
  return outcome === 'holds' || outcome === 'slow' ? { version, outcome } : null;
}

function readStored(value: unknown): AddedPack[] {
  const read = readAddedPacks(value);
  noteWhole('packs', value === undefined || (Array.isArray(value) && value.length === read.length));
  return read;
}

const stored = async () => readStored((await readLocal(key))[key]);
/** None where the browser gives nothing. */
export const loadAddedPacks = (): Promise<AddedPack[]> => stored().catch(() => []);

/** Those that are switched on, for an engine that starts. */
export async function packsToLoad(): Promise<PackToLoad[]> {
  const on = (await stored()).filter(({ isOn }) => isOn);
  const texts = await readLocal(on.map(({ id }) => textKey(id)));
  return on.map(({ id, title, proof }) => {
    const text = texts[textKey(id)];
    return { id, name: title === '' ? id : title, text: typeof text === 'string' ? text : null, proof };
  });
}

const next = inTurn();

const change = (make: (now: AddedPack[]) => Promise<readonly AddedPack[]>): Promise<boolean> =>
  next(async () => {
    const packs = await make(await stored());
    await (packs.length === 0 ? removeLocal(key) : writeLocal({ [key]: packs }));
  });

/** In place of one with the same id. False where the browser has no room for it. */
export const keepPack = (pack: AddedPack, text: string): Promise<boolean> =>
  change(async (now) => {
    await writeLocal({ [textKey(pack.id)]: text });
    return [...now.filter(({ id }) => id !== pack.id), pack];
  });

export const switchPack = (pack: string, isOn: boolean): Promise<boolean> =>
  change(async (now) => now.map((one) => (one.id === pack ? { ...one, isOn } : one)));

export const keepProof = (pack: string, proof: Proof): Promise<boolean> =>
  change(async (now) => now.map((one) => (one.id === pack ? { ...one, proof } : one)));

export const removePack = (pack: string): Promise<boolean> =>
  change(async (now) => {
    await removeLocal(textKey(pack));
    return now.filter(({ id }) => id !== pack);
  });

export const onAddedPacks = (listener: (packs: AddedPack[]) => void): (() => void) =>
  onLocal(key, (value) => listener(readStored(value)));
