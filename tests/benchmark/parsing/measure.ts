// From the bytes of a response to what is in it, by the engine's reader and by what a page's script would do instead, in turn, so that whatever else
// the machine does falls on both. Runs in Node and in a page.
import { type Walked, walk } from '../../observe/walk.ts';
import { walkYoutube } from '../../observe/walk_youtube.ts';

export interface Reader {
  input(length: number): Uint8Array;
  observe(youtube: boolean): number;
  values(): number;
}

/** MB/s of each round. */
export interface Speeds {
  bytes: number;
  /** Accounts and posts that the engine found. */
  found: number;
  observe: number[];
  extract: number[];
  walk: number[];
  parse: number[];
}

const rounds = 15;
/** Each of them goes on for so long, ms: a page's clock is coarse. */
const atLeast = 40;

function extracted(youtube: boolean, bytes: Uint8Array): number {
  const root: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  if (youtube) {
    const { channels, comments, videos } = walkYoutube(root);
    return channels.size + comments.size + videos.size;
  }
  const walked: Walked = { accounts: new Map(), posts: new Map() };
  walk(root, walked);
  return walked.accounts.size + walked.posts.size;
}

/** Throws where somebody finds nothing: then nothing was measured. */
export function measure(reader: Reader, youtube: boolean, bytes: Uint8Array): Speeds {
  const ways = {
    observe: () => {
      reader.input(bytes.length).set(bytes);
      return reader.observe(youtube);
    },
    extract: () => extracted(youtube, bytes),
    walk: () => {
      reader.input(bytes.length).set(bytes);
      return reader.values();
    },
    parse: () => (JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) === null ? 0 : 1),
  };
  const speeds: Speeds = { bytes: bytes.length, found: ways.observe(), observe: [], extract: [], walk: [], parse: [] };
  const names = ['observe', 'extract', 'walk', 'parse'] as const;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      const way = ways[name];
      if (way() === 0) throw new Error(`${name} found nothing`);
      let times = 0;
      const start = performance.now();
      let spent = 0;
      while (spent < atLeast) {
        way();
        times += 1;
        spent = performance.now() - start;
      }
      speeds[name].push((times * bytes.length) / spent / 1000);
    }
  }
  return speeds;
}
