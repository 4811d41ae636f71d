// The documented cases, each as a walk in four steps: what was reported, a question, what speaks and how weakly, what was not known. The texts are words
// (class.walk.*); the sources are those of the packs, and what reported the errors; what the comparison sees is a composed case of shared/cases.
import type { Citation } from '../../engine/protocol';
import packSources from '../../generated/sources.json';
import type { ComposedCase } from './composed-case';

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

type SourceId = keyof typeof packSources;

/** What only the walks cite: errors, of which no pack is made. Titles in brackets describe; the others are the publishers' own. */
const ownSources = {
  hamilton: [
    {
      title: '[Hamilton 68: 644 accounts, of which 36 were registered in Russia, after mail within Twitter]',
      publisher: 'Matt Taibbi, Racket News',
      date: '2023-01-27',
      url: '',
      grade: 'press',
    },
  ],
  escort: [
    {
      title: 'Twitter searches for China protests bombarded by spam and porn, raising alarms among researchers',
      publisher: 'CNN',
      date: '2022-11-28',
      url: 'https://www.cnn.com/2022/11/28/tech/twitter-china-protests-spam/index.html',
      grade: 'press',
    },
    {
      title: 'Content Moderation Survivor Bias',
      publisher: 'David Thiel, Stanford Internet Observatory',
      date: '2022-12',
      url: 'https://cyber.fsi.stanford.edu/news/content-moderation-survivor-bias',
      grade: 'primary',
    },
  ],
} as const satisfies Readonly<Record<string, readonly Citation[]>>;

const fromPacks: Readonly<Record<Exclude<WalkId, keyof typeof ownSources>, readonly SourceId[]>> = {
  hejingrun: ['rfa-2021', 'graphika-breakout'],
  liruoshui: ['nimmo-thread-2021'],
  panda: ['spicy-panda-2022'],
  goodlife: ['nimmo-2019'],
  harlan: ['graphika-2024'],
  safeguard: ['encyclopaedia-2026', 'graphika-2025'],
  glambots: ['nimmo-thread-2021'],
};

export const sourcesOf = (id: WalkId): readonly Citation[] =>
  id === 'hamilton' || id === 'escort'
    ? ownSources[id]
    : fromPacks[id].map((source) => ({ url: '', ...packSources[source] }) as Citation);

/** Made from shared/cases; loaded by who opens a walk. walk-cases.json says which case each walk shows. */
export async function caseOf(id: WalkId): Promise<ComposedCase> {
  const { default: cases } = await import('../../generated/walk-cases.json');
  return cases[id] as ComposedCase;
}
