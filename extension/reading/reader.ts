// From captures to findings: every capture goes into the engine; the accounts it touched are assessed; groups are looked at again after a
// quiet moment; rows on the page that nobody knows yet are asked for. The page layer only hears that something changed.
import type { PostTimes } from '../charts/post-times';
import type { EngineClient, EngineState, Outcome } from '../engine/client';
import type { AccountName, IngestSource, IngestSummary } from '../engine/protocol';
import type { PageRows } from '../sites/adapter';
import type { Site } from '../sites/site';
import type { SkipReason, TapMessage } from '../tap/capture';
import { createVisitClock, type VisitClock } from './clock';
import { createFindings, type Findings, type FindingsView } from './findings';
import { sourceOf } from './source';

export interface ReaderStats {
  /** Responses that the tap copied, and those it did not. */
  captured: number;
  skipped: number;
  /** Inputs that the engine read, those it refused, those among them that were more than its memory holds, and those that were lost. */
  ingested: number;
  refused: number;
  tooLarge: number;
  lost: number;
  /** Distinct accounts that came by. */
  accounts: number;
  posts: number;
  /** Distinct kinds of content that were in a form which the engine does not know, and so were not read. */
  unknown: number;
}

/** Of the responses to one kind of request. */
export interface OperationStats {
  /** Read to their end or refused. */
  answers: number;
  /** Those among them in which there was nothing, and their characters or bytes. */
  empty: number;
  emptyVolume: number;
}

export interface Progress {
  evaluated: number;
  known: number;
}

export interface Reader {
  readonly findings: Findings;
  readonly stats: Readonly<ReaderStats>;
  /** By the operation's name in the site's table. */
  readonly operations: ReadonlyMap<string, Readonly<OperationStats>>;
  /** Why responses were not copied, and how many. */
  readonly skips: ReadonlyMap<SkipReason, number>;
  take(message: TapMessage): void;
  takePageRows(rows: PageRows): void;
  /**
   * What is on the page: posts whose author is not known yet, and all accounts. Each is asked for once after something new was read: an author
   * may be known by now, and what others posted may have changed what there is to say about an account that did nothing. The latter waits for a
   * quiet moment.
   */
  want(posts: readonly string[], accounts: readonly string[]): void;
  /** Of the accounts that were to be evaluated so far, how many are as of now. */
  progress(): Progress;
  /** When an account's posts were made; without times where the engine does not answer. */
  postTimes(account: string): Promise<PostTimes>;
  onChange(listener: () => void): void;
  stop(): void;
}

const groupsQuietMs = 400;
/** Keeps one call short, so that the next input need not wait, and its answer small: taking it in is work on the page's thread. */
const assessAtOnce = 10;
/** A page can make up as many as it likes. */
const maxUnknownKinds = 999;

export function createReader(
  client: EngineClient,
  site: Site,
  clock: VisitClock = createVisitClock(),
  view?: FindingsView,
): Reader {
  const { platform } = site;
  const findings = createFindings(view);
  const stats: ReaderStats = {
    captured: 0,
    skipped: 0,
    ingested: 0,
    refused: 0,
    tooLarge: 0,
    lost: 0,
    accounts: 0,
    posts: 0,
    unknown: 0,
  };
  const operations = new Map<string, OperationStats>();
  const skips = new Map<SkipReason, number>();
  /** What an engine that died or rested left without an answer. */
  const missed = new Set<string>();
  const seenAccounts = new Set<string>();
  const unknownKinds = new Set<string>();
  const listeners: (() => void)[] = [];
  /** Accounts whose assessment is out of date; a set, so that ten responses ask once. */
  const stale = new Set<string>();
  /** Accounts about which there may be more to say; they are looked at with the groups, not after each of many responses. */
  const aging = new Set<string>();
  /** All that ever were stale. */
  const known = new Set<string>();
  const markStale = (id: string) => {
    stale.add(id);
    known.add(id);
  };
  /** In the call under way. */
  let underWay = 0;
  let assessing = false;
  let quietTimer: ReturnType<typeof setTimeout> | undefined;
  /** Rises with every input; what was asked for in vain is asked again only in a later one. */
  let generation = 1;
  const askedPosts = new Map<string, number>();
  const askedAccounts = new Map<string, number>();
  let stopped = false;

  const changed = () => {
    for (const listener of listeners) listener();
  };

  async function ingest(source: IngestSource, body: string | ArrayBuffer): Promise<void> {
    const volume = typeof body === 'string' ? body.length : body.byteLength;
    const outcome = await client.call({ call: 'ingest', source }, { body });
    if (stopped) return;
    if (outcome.kind === 'lost') stats.lost += 1;
    if (outcome.kind === 'refused') {
      stats.refused += 1;
      if (outcome.error.code === 'too_large') stats.tooLarge += 1;
    }
    if (source.kind === 'response') count(source, outcome, volume);
    if (outcome.kind === 'answer') learn(outcome.value, source.kind === 'response');
    changed();
  }

  function count({ operation = '' }: IngestSource, outcome: Outcome<IngestSummary>, volume: number): void {
    if (outcome.kind !== 'answer' && outcome.kind !== 'refused') return;
    const known = operations.get(operation) ?? { answers: 0, empty: 0, emptyVolume: 0 };
    operations.set(operation, known);
    known.answers += 1;
    if (outcome.kind === 'answer' && outcome.value.accounts + outcome.value.posts > 0) return;
    known.empty += 1;
    known.emptyVolume += volume;
  }

  function learn(summary: IngestSummary, isResponse: boolean): void {
    stats.ingested += 1;
    stats.posts += summary.posts;
    // Page rows mostly repeat what a response has said.
    if (isResponse || summary.touched.length > 0) generation += 1;
    learnUnknown(summary.notices);
    findings.learnAccounts(summary.touched);
    for (const { id } of summary.touched) {
      seenAccounts.add(id);
      markStale(id);
    }
    stats.accounts = seenAccounts.size;
    void assessStale();
    clearTimeout(quietTimer);
    quietTimer = setTimeout(lookAgain, groupsQuietMs);
  }

  function learnUnknown(notices: IngestSummary['notices']): void {
    for (const { code, message } of notices) {
      // One kind, however often it comes; the message says of which kind, and may say how many there were.
      if (code.startsWith('unknown_') && unknownKinds.size < maxUnknownKinds)
        unknownKinds.add(`${code} ${message.replace(/\(\d+×\)/, '')}`);
    }
    stats.unknown = unknownKinds.size;
  }

  function lookAgain(): void {
    quietTimer = undefined;
    void lookAtGroups();
    for (const id of aging) markStale(id);
    aging.clear();
    void assessStale();
  }

  async function assessStale(): Promise<void> {
    if (assessing) return;
    assessing = true;
    while (stale.size > 0 && !stopped) {
      const ids = Array.from(stale).slice(0, assessAtOnce);
      for (const id of ids) stale.delete(id);
      const accounts = ids.map((id) => ({ platform, id }));
      underWay = ids.length;
      const outcome = await client.call({ call: 'assess', at: clock(), accounts });
      underWay = 0;
      if (outcome.kind === 'lost') for (const id of ids) missed.add(id);
      if (outcome.kind !== 'answer' || stopped) continue;
      findings.learnAssessments(outcome.value);
      changed();
    }
    assessing = false;
  }

  async function lookAtGroups(): Promise<void> {
    const outcome = await client.call({ call: 'groups', at: clock() }, { topic: 'groups' });
    if (outcome.kind !== 'answer' || stopped) return;
    findings.learnGroups(outcome.value);
    changed();
  }

  async function askAuthors(posts: string[]): Promise<void> {
    const outcome = await client.call({ call: 'authors', platform, posts });
    if (outcome.kind !== 'answer' || stopped || outcome.value.length === 0) return;
    findings.learnAuthors(outcome.value);
    findings.learnAccounts(outcome.value.map(({ account }) => account));
    markUnassessed(outcome.value.map(({ account }) => account));
    changed();
  }

  function markUnassessed(accounts: readonly AccountName[]): void {
    for (const { id } of accounts) if (findings.assessmentOf(id) === undefined) markStale(id);
    void assessStale();
  }

  /** Those not asked for in this generation, which are marked as asked. */
  function notAsked(ids: readonly string[], asked: Map<string, number>): string[] {
    if (asked.size > 50_000) asked.clear();
    const fresh = ids.filter((id) => asked.get(id) !== generation);
    for (const id of fresh) asked.set(id, generation);
    return fresh;
  }

  let lastState: EngineState = client.state;
  let lastPacks = client.packs;
  client.onChange(() => {
    const isBack = client.state === 'ready' && lastState !== 'ready' && client.restarts > 0;
    const hasOthers = client.packs !== lastPacks;
    lastState = client.state;
    lastPacks = client.packs;
    if (stopped || !(isBack || hasOthers)) return;
    // What was asked of the one that is gone, and what others may say of everybody.
    generation += 1;
    for (const id of hasOthers ? known : missed) markStale(id);
    missed.clear();
    clearTimeout(quietTimer);
    quietTimer = setTimeout(lookAgain, groupsQuietMs);
    changed();
  });

  return {
    findings,
    stats,
    operations,
    skips,
    take(message) {
      if (message.kind === 'skipped') {
        stats.skipped += 1;
        skips.set(message.reason, (skips.get(message.reason) ?? 0) + 1);
        return changed();
      }
      const source = sourceOf(message, site);
      if (source === null) return;
      source.read_at = clock.near(source.read_at);
      stats.captured += 1;
      const { body } = message;
      if (body instanceof Blob) void body.arrayBuffer().then((bytes) => ingest(source, bytes));
      else void ingest(source, body);
    },
    takePageRows(rows) {
      void ingest({ platform, kind: 'page_rows', read_at: clock() }, JSON.stringify(rows));
    },
    want(posts, accounts) {
      const askPosts = notAsked(posts, askedPosts);
      if (askPosts.length > 0) void askAuthors(askPosts);
      const askAccounts = notAsked(accounts, askedAccounts);
      for (const id of askAccounts) {
        if (findings.assessmentOf(id) === undefined) markStale(id);
        else aging.add(id);
      }
      if (stale.size > 0) void assessStale();
      if (aging.size > 0) quietTimer ??= setTimeout(lookAgain, groupsQuietMs);
    },
    progress: () => ({ evaluated: known.size - stale.size - underWay, known: known.size }),
    async postTimes(id) {
      const outcome = await client.call({ call: 'post_times', account: { platform, id } }, { topic: 'post_times' });
      if (outcome.kind !== 'answer') return { times: [], leftOut: 0 };
      const { times, left_out: leftOut } = outcome.value;
      return { times, leftOut };
    },
    onChange: (listener) => void listeners.push(listener),
    stop() {
      stopped = true;
      clearTimeout(quietTimer);
      findings.clear();
    },
  };
}
