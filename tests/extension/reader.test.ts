// From captures to findings, with an engine that answers as told.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallOptions, EngineClient, EngineState, Outcome } from '../../extension/engine/client.ts';
import type { AnswerTo, Call } from '../../extension/engine/protocol.ts';
import { createReader, type Reader } from '../../extension/reading/reader.ts';
import { xSite } from '../../extension/sites/x/operations.ts';
import type { Capture } from '../../extension/tap/capture.ts';
import { assessment, group } from './support/findings.ts';

const ann = { platform: 'x' as const, id: '12', handle: 'ann_example' };
const capture: Capture = {
  kind: 'response',
  url: '/i/api/graphql/q/UserTweets',
  method: 'GET',
  requestBody: null,
  status: 200,
  date: null,
  at: 1,
  body: '{"some":"json"}',
};

let calls: { call: Call; options: CallOptions }[];
let answers: { [Name in Call['call']]?: () => Outcome<unknown> };
let reader: Reader;
let changes: number;
let engine: { state: EngineState; restarts: number; packs: number; heard: (() => void)[] };

beforeEach(() => {
  calls = [];
  changes = 0;
  const value = (what: unknown): Outcome<unknown> => ({ kind: 'answer', value: what });
  answers = {
    ingest: () => value({ accounts: 1, posts: 2, runs: 1, touched: [ann], notices: [] }),
    assess: () => value([assessment('12', 'ann_example', 'some')]),
    groups: () => value([group(['12', '13'])]),
    authors: () => value([{ post: '5', account: ann }]),
  };
  engine = { state: 'ready', restarts: 0, packs: 0, heard: [] };
  const client: EngineClient = {
    get state() {
      return engine.state;
    },
    problems: [],
    trouble: null,
    get restarts() {
      return engine.restarts;
    },
    slow: [],
    get packs() {
      return engine.packs;
    },
    pending: 0,
    onChange: (listener) => void engine.heard.push(listener),
    stop: () => {},
    call: async <C extends Call>(call: C, options: CallOptions = {}) => {
      calls.push({ call, options });
      return (answers[call.call]?.() ?? { kind: 'lost' }) as Outcome<AnswerTo<C>>;
    },
  };
  reader = createReader(
    client,
    xSite,
    Object.assign(() => 1_000, { near: (told: number) => told }),
  );
  reader.onChange(() => {
    changes += 1;
  });
});

afterEach(() => reader.stop());

const quiet = (ms = 5) => new Promise((resolve) => setTimeout(resolve, ms));
const made = () => calls.map(({ call }) => call.call);

describe('a response', () => {
  it('goes into the engine as it came; its accounts are assessed, and groups looked at after a quiet moment', async () => {
    reader.take(capture);
    await quiet();
    expect(calls[0]).toEqual({
      call: { call: 'ingest', source: { platform: 'x', kind: 'response', operation: 'UserTweets', read_at: 1 } },
      options: { body: '{"some":"json"}' },
    });
    expect(made()).toEqual(['ingest', 'assess']);
    expect(calls[1]?.call).toEqual({ call: 'assess', at: 1_000, accounts: [{ platform: 'x', id: '12' }] });
    reader.take(capture);
    await quiet(500);
    expect(made().filter((name) => name === 'groups')).toHaveLength(1);
    expect(reader.findings.assessmentOf('12')?.label).toBe('some');
    expect(reader.findings.groupsOf('13')).toHaveLength(1);
    expect(reader.findings.accountWithHandle('ANN_example')?.id).toBe('12');
    expect(reader.stats).toEqual({
      captured: 2,
      skipped: 0,
      ingested: 2,
      refused: 0,
      tooLarge: 0,
      lost: 0,
      accounts: 1,
      posts: 4,
      unknown: 0,
    });
    expect(changes).toBeGreaterThan(0);
  });

  it('whose body is a blob is read first', async () => {
    reader.take({ ...capture, body: new Blob(['{}']) });
    await quiet(20);
    expect(calls[0]?.options.body).toBeInstanceOf(ArrayBuffer);
  });

  it('that the engine refuses is counted and changes nothing', async () => {
    answers.ingest = () => ({ kind: 'refused', error: { code: 'not_json', message: '', place: '' } });
    reader.take(capture);
    await quiet();
    expect(made()).toEqual(['ingest']);
    expect(reader.stats.refused).toBe(1);
  });

  it('with content of unknown kinds has each kind counted once', async () => {
    const unknown = (message: string) => ({ code: 'unknown_shape', message, place: '' });
    const notices = [
      unknown('"dancingRenderer" is not known (3×) and was not read'),
      unknown('"singingRenderer" is not known (1×) and was not read'),
      { code: 'tombstone', message: 'a post is gone', place: '' },
    ];
    answers.ingest = () => ({ kind: 'answer', value: { accounts: 0, posts: 0, runs: 0, touched: [], notices } });
    reader.take(capture);
    await quiet();
    expect(reader.stats.unknown).toBe(2);
    notices[0] = unknown('"dancingRenderer" is not known (7×) and was not read');
    reader.take(capture);
    await quiet();
    expect(reader.stats.unknown).toBe(2);
  });

  it('forged for another address goes nowhere', async () => {
    reader.take({ ...capture, url: '/i/api/1.1/account/settings.json' });
    await quiet();
    expect(calls).toEqual([]);
  });

  it('that could not be copied is counted', () => {
    reader.take({ kind: 'skipped', reason: 'over_budget' });
    expect(reader.stats.skipped).toBe(1);
  });
});

describe('rows', () => {
  it('that nobody knows are asked for once, and again only after something new was read', async () => {
    answers.authors = () => ({ kind: 'answer', value: [] });
    reader.want(['5'], []);
    reader.want(['5'], []);
    await quiet();
    expect(made()).toEqual(['authors']);
    reader.take(capture);
    await quiet();
    reader.want(['5'], []);
    await quiet();
    expect(made().filter((name) => name === 'authors')).toHaveLength(2);
  });

  it('whose author becomes known are assessed at once', async () => {
    reader.want(['5'], []);
    await quiet();
    expect(made()).toEqual(['authors', 'assess']);
    expect(reader.findings.authorOf('5')).toEqual(ann);
    expect(reader.findings.assessmentOf('12')).toBeDefined();
  });

  it('are assessed again after something new was read, also when it did not touch them', async () => {
    reader.want([], ['12', '13']);
    await quiet();
    reader.want([], ['12', '13']);
    await quiet();
    expect(made()).toEqual(['assess']);
    answers.ingest = () => ({ kind: 'answer', value: { accounts: 0, posts: 1, runs: 0, touched: [], notices: [] } });
    reader.take(capture);
    await quiet();
    reader.want([], ['12', '13']);
    await quiet();
    // What is known of them does for the moment; what is not known is asked for at once.
    expect(made()).toEqual(['assess', 'ingest', 'assess']);
    expect(calls.at(-1)?.call).toMatchObject({ accounts: [{ id: '13' }] });
    await quiet(450);
    expect(made()).toEqual(['assess', 'ingest', 'assess', 'groups', 'assess']);
    expect(calls.at(-1)?.call).toMatchObject({ accounts: [{ id: '12' }] });
  });

  it('that say nothing new ask for nothing', async () => {
    reader.want([], ['13']);
    await quiet();
    answers.ingest = () => ({ kind: 'answer', value: { accounts: 0, posts: 9, runs: 0, touched: [], notices: [] } });
    reader.takePageRows({ site: 'x', url: 'https://x.com/home', rows: [], profile: null });
    await quiet();
    reader.want([], ['13']);
    await quiet();
    expect(made()).toEqual(['assess', 'ingest']);
  });

  it('go in as the second source', async () => {
    reader.takePageRows({ site: 'x', url: 'https://x.com/home', rows: [], profile: null });
    await quiet();
    expect(calls[0]?.call).toEqual({ call: 'ingest', source: { platform: 'x', kind: 'page_rows', read_at: 1_000 } });
  });
});

it('after its end nothing is learnt any more', async () => {
  reader.take(capture);
  reader.stop();
  await quiet(450);
  expect(reader.findings.assessmentOf('12')).toBeUndefined();
  expect(made()).toEqual(['ingest']);
});

describe('an engine that died', () => {
  const turn = (next: Partial<typeof engine>): void => {
    Object.assign(engine, next);
    for (const listener of engine.heard) listener();
  };

  it('is asked again, when it is back, what it left without an answer', async () => {
    const answer = answers.assess;
    if (answer === undefined) throw new Error('nothing is assessed here');
    answers.assess = () => ({ kind: 'lost' });
    reader.take(capture);
    await quiet();
    expect(reader.findings.assessmentOf('12')).toBeUndefined();
    turn({ state: 'restarting', restarts: 1 });
    await quiet(450);
    expect(reader.findings.assessmentOf('12')).toBeUndefined();
    answers.assess = answer;
    turn({ state: 'ready' });
    await quiet(450);
    expect(reader.findings.assessmentOf('12')?.label).toBe('some');
  });

  it('and that was given more sets since is asked about everybody anew', async () => {
    reader.take(capture);
    await quiet(450);
    calls = [];
    turn({});
    await quiet(450);
    expect(made()).toEqual([]);
    turn({ packs: 1 });
    await quiet(450);
    expect(made().toSorted()).toEqual(['assess', 'groups']);
  });

  it('loses no count of what could not be read', async () => {
    answers.ingest = () => ({ kind: 'refused', error: { code: 'too_large', message: 'not enough memory', place: '' } });
    reader.take(capture);
    await quiet();
    answers.ingest = () => ({ kind: 'lost' });
    reader.take(capture);
    await quiet();
    expect(reader.stats).toMatchObject({ captured: 2, ingested: 0, refused: 1, tooLarge: 1, lost: 1 });
    expect(reader.operations.get('UserTweets')).toEqual({ answers: 1, empty: 1, emptyVolume: 15 });
  });
});
