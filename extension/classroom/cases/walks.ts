// The documented cases, each as a walk in four steps: what was reported, a question, what speaks and how weakly, what was not known. The texts are words
// (class.walk.*); the sources are those of the packs.
import type { Citation } from '../../engine/protocol';
import table from '../../generated/sources.json';
import type { Words } from '../../words/create';
import { composeFeed, type FeedAccount } from '../feed/compose';
import { patterns } from '../feed/roles';

export const walkIds = [
  'hejingrun',
  'liruoshui',
  'panda',
  'goodlife',
  'harlan',
  'safeguard',
  'glambots',
  'hamilton',
  'escort',
] as const;
export type WalkId = (typeof walkIds)[number];

export const steps = ['reported', 'ask', 'signs', 'unknown'] as const;

type SourceId = keyof typeof table;

/** Ids of the packs' sources. Empty: the error is summarised from public accounts, and the walk says so. */
const sourceIds: Readonly<Record<WalkId, readonly SourceId[]>> = {
  hejingrun: ['rfa-2021', 'graphika-breakout'],
  liruoshui: ['nimmo-thread-2021'],
  panda: ['spicy-panda-2022'],
  goodlife: ['nimmo-2019'],
  harlan: ['graphika-2024'],
  safeguard: ['encyclopaedia-2026', 'graphika-2025'],
  glambots: ['nimmo-thread-2021'],
  hamilton: [],
  escort: [],
};

export const sourcesOf = (id: WalkId): Citation[] =>
  sourceIds[id].map((source) => ({ url: '', ...table[source] }) as Citation);

/** Composed accounts in the shape of a case, where one was composed: the first is the one that is shown. */
export function composedFor(id: WalkId, words: Words): FeedAccount[] {
  return id === 'hejingrun' ? composeFeed(patterns[0] ?? [], words) : [];
}
