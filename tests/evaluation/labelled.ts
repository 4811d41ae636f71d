// The labelled accounts as they lie beside the checkout, and what they are called here: by a hash, never by a name.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir } from '../support/places.ts';

export interface LabelledPost {
  id: string | null;
  created_at: string | null;
  precision: 'second' | 'minute' | 'day' | null;
  text: string;
  kind: 'original' | 'reply' | 'retweet' | 'quote' | null;
  lang: string | null;
}

export interface LabelledWindow {
  contiguous: boolean;
  position: string;
  /** The account's very first post is in it. */
  from_start: boolean;
  posts: LabelledPost[];
}

export interface LabelledAccount {
  label: 'genuine' | 'io' | 'population';
  operation: string | null;
  lang_group: string;
  account: {
    id: string | null;
    screen_name: string;
    name: string;
    bio: string | null;
    location: string | null;
    created_at: string | null;
    created_at_precision: string | null;
    statuses_count: number | null;
  };
  windows: LabelledWindow[];
}

export type SetName = 'genuine' | 'io_ira' | 'io_prc' | 'population_hk';
export const sets: readonly SetName[] = ['genuine', 'io_ira', 'io_prc', 'population_hk'];
export type Part = 'development' | 'test';

/** One account with everything that the evaluation calls it by. */
export interface Subject extends LabelledAccount {
  set: SetName;
  /** The first 16 hexadecimal digits of the SHA-256 of what identifies it: stands in the split and in reckonings. */
  hash: string;
  /** Accounts of one day of creation stay on one side of the split; people with themselves. */
  batch: string;
  part: Part;
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

function batchOf(set: SetName, { account }: LabelledAccount): string {
  const ofOperation = set === 'io_ira' || set === 'io_prc';
  if (ofOperation && account.created_at !== null) return `${set} ${account.created_at.slice(0, 10)}`;
  return `${set} ${account.id ?? account.screen_name}`;
}

/** Which half an account belongs to: fixed in split.json before anything was measured. Accounts it does not know are for testing. */
export interface Split {
  about: string;
  development: string[];
  test: string[];
}

const splitFile = join(import.meta.dirname, 'split.json');

export function readSplit(): Split {
  return JSON.parse(readFileSync(splitFile, 'utf8')) as Split;
}

export const labelledDir: string | undefined =
  dataDir !== undefined && existsSync(join(dataDir, 'labelled')) ? join(dataDir, 'labelled') : undefined;

export function readLabelled(folder: string, split: Pick<Split, 'development'>): Subject[] {
  const development = new Set(split.development);
  return sets.flatMap((set) => {
    const file = join(folder, `${set}.jsonl`);
    if (!existsSync(file)) return [];
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line): Subject => {
        const account = JSON.parse(line) as LabelledAccount;
        const hash = hashOf(`${set} ${account.account.id ?? account.account.screen_name}`);
        const batch = hashOf(batchOf(set, account));
        return { ...account, set, hash, batch, part: development.has(hash) ? 'development' : 'test' };
      });
  });
}
