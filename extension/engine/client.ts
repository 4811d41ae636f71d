// The page side's view of the engine: calls with serial numbers in, typed outcomes out, and a dead engine comes back as it was.
//
// One call is under way at a time. A call takes a few ms, so a queue here costs nothing, and it buys three things: a call can be cancelled or
// superseded until the moment it is sent; the order is the caller's; and when the engine dies we know what it was at. That is tried once more,
// because a worker may be killed by anything; an engine that dies of it again is not fed it a third time.
//
// Recovery: after a quiet moment the engine's memory is asked for as a snapshot; what was ingested since is kept in a journal (bounded). A new
// engine gets the snapshot, then the journal, then the queue goes on. An engine that dies too often is left alone for some minutes, because the page
// must not pay for it; what is read meanwhile waits in the queue, as far as it has room.
import { createJournal, journalLimits } from './journal';
import type { AnswerTo, Call, CallMessage, EngineError, EngineTrouble, Problem, WorkerMessage } from './protocol';

/** An authenticated connection to one engine. */
export interface EngineLink {
  /** Carries CallMessage out and WorkerMessage in. */
  port: Pick<MessagePort, 'postMessage' | 'onmessage'>;
  /** Called at most once, when the link knows that the engine is gone. */
  onLost(listener: () => void): void;
  /** False when the frame was taken out of the page. */
  isAlive(): boolean;
  close(): void;
}

export type Outcome<T> =
  | { kind: 'answer'; value: T }
  /** The engine understood the call and said no: a response of unknown shape, a body that is no JSON. */
  | { kind: 'refused'; error: EngineError }
  /** A newer call of the same topic took its place before it was sent. */
  | { kind: 'superseded' }
  | { kind: 'cancelled' }
  /** The engine died over it twice, or is stopped. */
  | { kind: 'lost' };

export type EngineState = 'starting' | 'ready' | 'restarting' | 'stopped';

export interface CallOptions {
  body?: string | ArrayBuffer;
  /** At most one call of a topic waits in the queue; a newer one supersedes it. */
  topic?: string;
  signal?: AbortSignal;
}

export interface ClientLimits {
  /** For any call, ms. */
  callMs: number;
  /** More for each megabyte of body, ms. */
  callMsPerMegabyte: number;
  startMs: number;
  /** This many deaths within deathWindowMs: stopped. */
  deaths: number;
  deathWindowMs: number;
  /** Stopped for so long the first time, the second … and every further time, ms. */
  rests: readonly number[];
  /** Pauses before the second, third … start, ms. */
  pauses: readonly number[];
  /** Bodies waiting in the queue, characters or bytes; what does not fit is lost. */
  queueVolume: number;
  /** Quiet time before a snapshot, and the least time between two, ms. */
  snapshotQuietMs: number;
  snapshotEveryMs: number;
}

export const clientLimits: ClientLimits = {
  callMs: 8_000,
  callMsPerMegabyte: 1_000,
  startMs: 15_000,
  deaths: 4,
  deathWindowMs: 60_000,
  rests: [120_000, 600_000],
  pauses: [0, 500, 2_000, 5_000],
  queueVolume: 64 * 1024 * 1024,
  snapshotQuietMs: 3_000,
  snapshotEveryMs: 20_000,
};

export interface EngineClient {
  readonly state: EngineState;
  /** What the last death was of; null while there was none. */
  readonly trouble: EngineTrouble | null;
  /** Starts after the first. */
  readonly restarts: number;
  /** What could not be taken at the last start. */
  readonly problems: readonly Problem[];
  /** Names of added sets that were left out because checking them takes too long. */
  readonly slow: readonly string[];
  /** Rises when added sets came to an engine that was answering already: what it said before may be said otherwise now. */
  readonly packs: number;
  /** Calls waiting or under way. */
  readonly pending: number;
  call<C extends Call>(call: C, options?: CallOptions): Promise<Outcome<AnswerTo<C>>>;
  /** The state or the number of pending calls changed. */
  onChange(listener: () => void): void;
  /** Ends the engine for good; every call resolves as lost. */
  stop(): void;
}

interface Job {
  call: Call;
  options: CallOptions;
  settle(outcome: Outcome<unknown>): void;
}

export function createClient(
  connect: () => Promise<EngineLink>,
  limits: ClientLimits = clientLimits,
  now: () => number = () => performance.now(),
): EngineClient {
  let state: EngineState = 'starting';
  let trouble: EngineTrouble | null = null;
  let restarts = 0;
  let rests = 0;
  let restTimer: ReturnType<typeof setTimeout> | undefined;
  let problems: readonly Problem[] = [];
  let slow: readonly string[] = [];
  let packs = 0;
  /** What an engine died of once. */
  const suspects = new WeakSet<Call>();
  let link: EngineLink | null = null;
  let serial = 0;
  let underWay: { serial: number; job: Job; timer: ReturnType<typeof setTimeout> } | null = null;
  let queue: Job[] = [];
  let queuedVolume = 0;
  /** Jobs of the recovery itself go first and survive in no queue. */
  let recovery: Job[] = [];
  let snapshotTimer: ReturnType<typeof setTimeout> | undefined;
  let lastSnapshot = Number.NEGATIVE_INFINITY;
  /** Rises with every link, so that late words of an old one are nobody's. */
  let era = 0;
  const deaths: number[] = [];
  let isOver = false;
  const journal = createJournal(journalLimits);
  const listeners: (() => void)[] = [];

  const changed = () => {
    for (const listener of listeners) listener();
  };
  function setState(next: EngineState): void {
    state = next;
    changed();
  }

  // ------------------------------------------------------------------------------------------------------- starting

  async function start(): Promise<void> {
    era += 1;
    const mine = era;
    const pause = limits.pauses[Math.min(deaths.length, limits.pauses.length - 1)] ?? 0;
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    if (mine !== era || state === 'stopped') return;
    let opened: EngineLink;
    try {
      opened = await connect();
    } catch {
      if (mine === era) died('frame');
      return;
    }
    if (mine !== era || isStopped()) {
      opened.close();
      return;
    }
    link = opened;
    const startTimer = setTimeout(() => mine === era && died('silent'), limits.startMs);
    opened.onLost(() => mine === era && died('failed'));
    opened.port.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
      if (mine !== era) return;
      if (data.kind === 'dead') died(data.trouble);
      else if (data.kind === 'answer') answered(data);
      else if (data.kind === 'packs') {
        problems = [...problems, ...data.problems];
        slow = data.slow;
        packs += 1;
        changed();
      } else {
        clearTimeout(startTimer);
        problems = data.problems;
        slow = [];
        recover();
      }
    };
  }

  const isStopped = () => state === 'stopped';

  function recover(): void {
    const { snapshot, entries } = journal.contents();
    if (snapshot !== null) recovery.push(recoveryJob({ call: 'restore' }, snapshot));
    for (const entry of entries) recovery.push(recoveryJob(entry.call, entry.body));
    setState('ready');
    next();
  }

  const recoveryJob = (call: Call, body: string | ArrayBuffer): Job => ({ call, options: { body }, settle: () => {} });

  // -------------------------------------------------------------------------------------------------------- calling

  function next(): void {
    if (state !== 'ready' || underWay !== null || link === null) return;
    if (!link.isAlive()) return died('frame');
    const job = recovery.shift() ?? takeQueued();
    if (job === undefined) return planSnapshot();
    clearTimeout(snapshotTimer);
    serial += 1;
    const { body } = job.options;
    const message: CallMessage = { serial, call: job.call };
    if (body !== undefined) message.body = typeof body === 'string' ? bytesOf(body) : body;
    // Bytes that came as bytes are copied: they are needed again when the engine dies.
    const transfer = typeof body === 'string' && message.body !== undefined ? [message.body] : [];
    underWay = { serial, job, timer: setTimeout(() => {}, 0) };
    watch(limits.callMs + (limits.callMsPerMegabyte * (message.body?.byteLength ?? 0)) / 2 ** 20);
    link.port.postMessage(message, transfer);
  }

  // A frozen or throttled tab runs timers late, perhaps just before the answer is delivered; a late timer gets one more period.
  function watch(ms: number): void {
    if (underWay === null) return;
    const since = now();
    const job = underWay;
    clearTimeout(job.timer);
    job.timer = setTimeout(() => {
      if (underWay !== job) return;
      if (now() - since > ms + 2_000) watch(ms);
      else died('silent');
    }, ms);
  }

  function takeQueued(): Job | undefined {
    const job = queue.shift();
    if (job !== undefined) queuedVolume -= volumeOf(job);
    return job;
  }

  function answered(message: Extract<WorkerMessage, { kind: 'answer' }>): void {
    if (underWay?.serial !== message.serial) return;
    const { job, timer } = underWay;
    clearTimeout(timer);
    underWay = null;
    if (message.ok) {
      if (job.call.call === 'ingest' && !isRecovered(job)) journal.add(job.call, job.options.body);
      if (job.call.call === 'forget_all') journal.clear();
      job.settle({ kind: 'answer', value: message.result });
    } else {
      job.settle({ kind: 'refused', error: message.error });
    }
    next();
    changed();
  }

  const isRecovered = (job: Job) => journal.has(job.call);

  function planSnapshot(): void {
    if (journal.isEmpty()) return;
    clearTimeout(snapshotTimer);
    const wait = Math.max(limits.snapshotQuietMs, lastSnapshot + limits.snapshotEveryMs - now());
    snapshotTimer = setTimeout(() => {
      lastSnapshot = now();
      const mark = journal.mark();
      void call({ call: 'snapshot' }, { topic: 'snapshot' }).then((outcome) => {
        if (outcome.kind === 'answer') journal.replace(outcome.value, mark);
      });
    }, wait);
  }

  function call<C extends Call>(what: C, options: CallOptions = {}): Promise<Outcome<AnswerTo<C>>> {
    return new Promise((resolve) => {
      const job: Job = { call: what, options, settle: (outcome) => resolve(outcome as Outcome<AnswerTo<C>>) };
      if (state === 'stopped' && !waitsForRest(job)) return job.settle({ kind: 'lost' });
      if (options.signal?.aborted) return job.settle({ kind: 'cancelled' });
      if (options.topic !== undefined) {
        for (const older of removeQueued((queued) => queued.options.topic === options.topic)) {
          older.settle({ kind: 'superseded' });
        }
      }
      if (queuedVolume + volumeOf(job) > limits.queueVolume) return job.settle({ kind: 'lost' });
      queue.push(job);
      queuedVolume += volumeOf(job);
      options.signal?.addEventListener('abort', () => {
        for (const gone of removeQueued((queued) => queued === job)) gone.settle({ kind: 'cancelled' });
      });
      next();
      changed();
    });
  }

  function removeQueued(matches: (job: Job) => boolean): Job[] {
    const removed = queue.filter(matches);
    if (removed.length > 0) {
      queue = queue.filter((job) => !removed.includes(job));
      for (const job of removed) queuedVolume -= volumeOf(job);
    }
    return removed;
  }

  // --------------------------------------------------------------------------------------------------------- ending

  function died(reason: EngineTrouble): void {
    if (state === 'stopped') return;
    trouble = reason;
    const victim = underWay;
    dropLink();
    if (victim !== null) spare(victim.job);
    const time = now();
    deaths.push(time);
    while (deaths[0] !== undefined && time - deaths[0] > limits.deathWindowMs) deaths.shift();
    if (deaths.length >= limits.deaths) return rest();
    restarts += 1;
    setState('restarting');
    void start();
  }

  /** What the engine was at when it died: tried once more, from the queue or from the journal, and then no more. */
  function spare(job: Job): void {
    const { call: what } = job;
    if (what.call === 'restore') return journal.dropSnapshot();
    const isSecond = suspects.has(what);
    suspects.add(what);
    if (isSecond) journal.remove(what);
    if (isRecovered(job)) return;
    if (isSecond || what.call === 'snapshot') return job.settle({ kind: 'lost' });
    queue.unshift(job);
    queuedVolume += volumeOf(job);
  }

  /** Inputs wait for the next engine; what is asked for is of no use by then. */
  const waitsForRest = ({ call: what }: Job) => !isOver && what.call === 'ingest';

  function rest(): void {
    const pause = limits.rests[Math.min(rests, limits.rests.length - 1)] ?? 0;
    rests += 1;
    for (const job of removeQueued((queued) => !waitsForRest(queued))) job.settle({ kind: 'lost' });
    setState('stopped');
    restTimer = setTimeout(() => {
      deaths.length = 0;
      restarts += 1;
      setState('restarting');
      void start();
    }, pause);
  }

  function dropLink(): void {
    era += 1;
    clearTimeout(snapshotTimer);
    if (underWay !== null) clearTimeout(underWay.timer);
    underWay = null;
    recovery = [];
    link?.close();
    link = null;
  }

  function stop(): void {
    if (isOver) return;
    isOver = true;
    clearTimeout(restTimer);
    const waiting = queue;
    const victim = underWay;
    queue = [];
    queuedVolume = 0;
    dropLink();
    journal.clear();
    setState('stopped');
    victim?.job.settle({ kind: 'lost' });
    for (const job of waiting) job.settle({ kind: 'lost' });
  }

  void start();

  return {
    get state() {
      return state;
    },
    get trouble() {
      return trouble;
    },
    get restarts() {
      return restarts;
    },
    get problems() {
      return problems;
    },
    get slow() {
      return slow;
    },
    get packs() {
      return packs;
    },
    get pending() {
      return queue.length + recovery.length + (underWay === null ? 0 : 1);
    },
    call,
    onChange: (listener) => void listeners.push(listener),
    stop,
  };
}

const encoder = new TextEncoder();

function bytesOf(text: string): ArrayBuffer {
  return encoder.encode(text).buffer;
}

function volumeOf(job: Job): number {
  const { body } = job.options;
  return body === undefined ? 0 : typeof body === 'string' ? body.length : body.byteLength;
}
