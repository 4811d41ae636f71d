// What the classroom asks the engine: some composed visits in, what the comparison says out. Each reading is a memory of its own.
import { createClient, type EngineClient } from '../../engine/client';
import type { AccountKey, Assessment, EngineTrouble, GroupAssessment } from '../../engine/protocol';
import type { Time } from '../compose/person';
import type { Response } from '../compose/response';
import type { ClassroomStart } from './worker';

export interface Scene {
  /** "x" where it is not said. */
  platform?: AccountKey['platform'] | undefined;
  visits: readonly Response[];
  at: Time;
  accounts: readonly string[];
}

export interface Reading {
  assessmentOf(id: string): Assessment | undefined;
  /** The strongest group that the account is in. */
  groupOf(id: string): GroupAssessment | undefined;
}

export interface Lens {
  /** null where the engine cannot be had. Readings follow one another. */
  read(scene: Scene): Promise<Reading | null>;
  /** The same; one that waits gives way to a newer one and answers undefined. For whoever moves a slider. */
  readLatest(scene: Scene): Promise<Reading | null | undefined>;
  /** What the engine died of last; null while it never did. */
  readonly trouble: EngineTrouble | null;
}

const order = ['not_enough', 'none', 'some', 'marked', 'strong'] as const;

export function readingOf(assessments: readonly Assessment[], groups: readonly GroupAssessment[]): Reading {
  const byId = new Map(assessments.map((one) => [one.id, one]));
  return {
    assessmentOf: (id) => byId.get(id),
    groupOf: (id) =>
      groups
        .filter(({ members }) => members.includes(id))
        .sort((a, b) => order.indexOf(b.label) - order.indexOf(a.label) || b.decibans.low - a.decibans.low)[0],
  };
}

async function readWith(
  client: EngineClient,
  { platform = 'x', visits, at, accounts }: Scene,
): Promise<Reading | null> {
  // All calls at once: they are answered in order, and the engine need not wait for the page in between. Where there is no engine, what is read would
  // wait for one to come back: nobody does here.
  const end = new AbortController();
  const { signal } = end;
  void client.call({ call: 'forget_all' }, { signal });
  for (const { source, body } of visits) void client.call({ call: 'ingest', source }, { body, signal });
  const [assessed, groups] = await Promise.all([
    client.call({ call: 'assess', at, accounts: accounts.map((id) => ({ platform, id })) }),
    client.call({ call: 'groups', at }),
  ]);
  end.abort();
  if (assessed.kind !== 'answer' || groups.kind !== 'answer') return null;
  return readingOf(assessed.value, groups.value);
}

export function createLens(start: ClassroomStart): Lens {
  const client = createClient(() => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.postMessage(start);
    let lost: (reason: string) => void = () => {};
    worker.onerror = () => lost('the worker failed');
    const port: Pick<MessagePort, 'postMessage' | 'onmessage'> = {
      postMessage: (message: unknown, transfer?: Transferable[] | StructuredSerializeOptions) =>
        worker.postMessage(message, Array.isArray(transfer) ? transfer : []),
      onmessage: null,
    };
    worker.onmessage = (event) => port.onmessage?.call(port as MessagePort, event);
    return Promise.resolve({
      port,
      onLost: (listener) => {
        lost = listener;
      },
      isAlive: () => true,
      close: () => worker.terminate(),
    });
  });
  let last: Promise<unknown> = Promise.resolve();
  let newest = 0;
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    read: (scene) => inTurn(() => readWith(client, scene)),
    readLatest(scene) {
      newest += 1;
      const mine = newest;
      return inTurn(async () => (mine === newest ? readWith(client, scene) : undefined));
    },
    get trouble() {
      return client.trouble;
    },
  };
}
