// What a new engine must be told to know what the old one knew: the last snapshot, and the inputs since then, as they came.
// Bodies are kept as they are, text or bytes: the engine is sent a copy.
import type { Call } from './protocol';

export interface JournalLimits {
  /** Characters or bytes of all kept inputs; the oldest go first. */
  volume: number;
}

export const journalLimits: JournalLimits = { volume: 24 * 1024 * 1024 };

interface Entry {
  call: Call;
  body: string | ArrayBuffer;
  /** Position in the order of all inputs. */
  at: number;
}

export function createJournal(limits: JournalLimits) {
  let snapshot: ArrayBuffer | null = null;
  let entries: Entry[] = [];
  let volume = 0;
  let count = 0;
  const sizeOf = (body: string | ArrayBuffer) => (typeof body === 'string' ? body.length : body.byteLength);

  function keep(which: (entry: Entry) => boolean): void {
    entries = entries.filter(which);
    volume = entries.reduce((sum, { body }) => sum + sizeOf(body), 0);
  }

  return {
    add(call: Call, body: string | ArrayBuffer | undefined): void {
      count += 1;
      if (body === undefined || sizeOf(body) > limits.volume) return;
      entries.push({ call, body, at: count });
      volume += sizeOf(body);
      while (volume > limits.volume) {
        const oldest = entries.shift();
        volume -= oldest === undefined ? volume : sizeOf(oldest.body);
      }
    },
    has: (call: Call) => entries.some((entry) => entry.call === call),
    remove: (call: Call) => keep((entry) => entry.call !== call),
    /** Everything up to here is in a snapshot taken now. */
    mark: () => count,
    replace(bytes: ArrayBuffer, mark: number): void {
      snapshot = bytes;
      keep((entry) => entry.at > mark);
    },
    dropSnapshot(): void {
      snapshot = null;
    },
    clear(): void {
      snapshot = null;
      keep(() => false);
    },
    isEmpty: () => entries.length === 0,
    contents: () => ({ snapshot, entries: entries as readonly Entry[] }),
  };
}
