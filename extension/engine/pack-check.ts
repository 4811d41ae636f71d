// Whether a set of signatures from a file can be used: the engine reads it, checks it and runs its cases, in a worker of its own. What it cannot know is
// checked here: that the set is no other version of one of ours, which it would replace, and that it takes no longer than a page can wait.
import { type AddedPack, describePack, maxAddedPacks } from '../store/packs';
import { isShippedPack, packOfSignature } from './packs';
import type { EngineError } from './protocol';
import type { EngineAnswer } from './wasm-engine';

export interface Notice {
  message: string;
  place: string;
}

export type PackCheck =
  | { ok: true; pack: AddedPack; warnings: Notice[] }
  /** `why`: a code of the engine's, or one of ours. */
  | { ok: false; why: EngineError['code'] | 'shipped' | 'taken' | 'slow' | 'too_many'; message: string; place: string };

const refused = (why: Extract<PackCheck, { ok: false }>['why'], message = '', place = ''): PackCheck => ({
  ok: false,
  why,
  message,
  place,
});

/** `ask`: the engine's own answer to load_pack; null when it did not come in time. */
export async function checkPack(
  text: string,
  others: readonly AddedPack[],
  ask: (text: string) => Promise<EngineAnswer | null>,
): Promise<PackCheck> {
  const answer = await ask(text);
  if (answer === null) return refused('slow');
  if (!answer.ok) return refused(answer.error.code, answer.error.message, answer.error.place);
  const { cases = 0, warnings = [] } = answer.result as { cases?: number; warnings?: Notice[] };
  const pack = describePack(text, cases);
  if (pack === null) return refused('invalid_value', 'this id cannot be kept', '/id');
  if (isShippedPack(pack.id)) return refused('shipped', pack.id, '/id');
  const rest = others.filter(({ id }) => id !== pack.id);
  const taken = new Set(rest.flatMap(({ signatures }) => signatures.map(({ id }) => id)));
  const at = pack.signatures.findIndex(({ id }) => taken.has(id) || packOfSignature(id) !== undefined);
  if (at >= 0) return refused('taken', pack.signatures[at]?.id, `/signatures/${at}/id`);
  if (rest.length >= maxAddedPacks) return refused('too_many');
  return { ok: true, pack, warnings };
}
