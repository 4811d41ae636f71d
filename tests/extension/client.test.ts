// The engine client: answers find their callers, and an engine that dies comes back knowing what it knew.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ClientLimits, clientLimits, createClient } from '../../extension/engine/client.ts';
import type { Call } from '../../extension/engine/protocol.ts';
import { fakeEngine, resultOf } from './support/fake-engine.ts';

const ingest = (name: string): Call => ({
  call: 'ingest',
  source: { platform: 'x', kind: 'response', operation: name, read_at: 0 },
});
const groups: Call = { call: 'groups', at: 0 };
const limits: ClientLimits = {
  ...clientLimits,
  callMs: 1_000,
  pauses: [0, 10],
  snapshotQuietMs: 100,
  snapshotEveryMs: 0,
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const client = (engine: ReturnType<typeof fakeEngine>, other: Partial<ClientLimits> = {}) =>
  createClient(engine.connect, { ...limits, ...other }, () => Date.now());
const pass = (ms = 20) => vi.advanceTimersByTimeAsync(ms);
const names = (engine: ReturnType<typeof fakeEngine>) =>
  engine.calls.map(({ call }) => (call.call === 'ingest' ? `ingest ${call.source.operation}` : call.call));

describe('calls', () => {
  it('are answered in order, one at a time, also those made before the engine is ready', async () => {
    const engine = fakeEngine();
    const c = client(engine);
    const first = c.call(ingest('a'), { body: '{"n":1}' });
    const second = c.call(groups);
    expect(c.state).toBe('starting');
    await pass();
    expect(c.state).toBe('ready');
    expect(await first).toMatchObject({ kind: 'answer' });
    expect(await second).toEqual({ kind: 'answer', value: [] });
    expect(engine.calls.map(({ body }) => body)).toEqual(['{"n":1}', null]);
    expect(c.pending).toBe(0);
  });

  it('tell a refusal from an answer', async () => {
    const engine = fakeEngine();
    engine.behave(({ serial }) => ({
      kind: 'answer',
      serial,
      ok: false,
      error: { code: 'not_json', message: 'no', place: 'byte 3' },
    }));
    const outcome = client(engine).call(ingest('a'), { body: 'x' });
    await pass();
    expect(await outcome).toEqual({ kind: 'refused', error: { code: 'not_json', message: 'no', place: 'byte 3' } });
  });

  it('of one topic supersede each other while they wait', async () => {
    const engine = fakeEngine();
    const c = client(engine);
    const older = c.call(groups, { topic: 'groups' });
    const newer = c.call({ call: 'groups', at: 1 }, { topic: 'groups' });
    await pass();
    expect(await older).toEqual({ kind: 'superseded' });
    expect(await newer).toMatchObject({ kind: 'answer' });
    expect(engine.calls).toHaveLength(1);
  });

  it('can be cancelled until they are sent', async () => {
    const engine = fakeEngine();
    const c = client(engine);
    const stop = new AbortController();
    const outcome = c.call(groups, { signal: stop.signal });
    stop.abort();
    await pass();
    expect(await outcome).toEqual({ kind: 'cancelled' });
    expect(engine.calls).toEqual([]);
  });

  it('ignore an answer to a serial number that is not under way', async () => {
    const engine = fakeEngine();
    engine.behave(() => 'silent');
    const c = client(engine);
    const outcome = c.call(groups);
    await pass();
    engine.say({ kind: 'answer', serial: 99, ok: true, result: ['stray'] });
    engine.say({ kind: 'answer', serial: 1, ok: true, result: ['mine'] });
    expect(await outcome).toEqual({ kind: 'answer', value: ['mine'] });
  });

  it('that do not fit into the queue are lost, and say so', async () => {
    const engine = fakeEngine({ ready: false });
    const c = client(engine, { queueVolume: 10 });
    void c.call(ingest('a'), { body: '12345678' });
    expect(await c.call(ingest('b'), { body: '12345678' })).toEqual({ kind: 'lost' });
  });
});

describe('a dead engine', () => {
  it.each([
    ['is reported by its frame', (engine: ReturnType<typeof fakeEngine>) => engine.reportLost()],
    ['says so itself', (engine: ReturnType<typeof fakeEngine>) => engine.say({ kind: 'dead', trouble: 'failed' })],
  ])('that %s is started again, and the queue goes on', async (_, die) => {
    const engine = fakeEngine();
    const c = client(engine);
    await pass();
    die(engine);
    expect(c.state).toBe('restarting');
    const outcome = c.call(groups);
    await pass(50);
    expect(c.state).toBe('ready');
    expect(await outcome).toMatchObject({ kind: 'answer' });
    expect(engine.instances).toBe(2);
    expect(engine.closed).toBe(1);
  });

  it('that is silent is noticed when its time is over', async () => {
    const engine = fakeEngine();
    const c = client(engine);
    await pass();
    engine.behave(() => 'silent');
    const outcome = c.call(groups);
    await pass(1_010);
    expect([c.state, c.trouble]).toEqual(['restarting', 'silent']);
    engine.behave(({ serial, call }) => ({ kind: 'answer', serial, ok: true, result: resultOf(call) }));
    await pass(50);
    expect([c.state, c.restarts]).toEqual(['ready', 1]);
    expect(await outcome).toMatchObject({ kind: 'answer' });
  });

  it('whose frame was taken out of the page is noticed with the next call', async () => {
    const engine = fakeEngine();
    const c = client(engine);
    await pass();
    engine.alive = false;
    const outcome = c.call(groups);
    engine.alive = true;
    await pass(50);
    expect(await outcome).toMatchObject({ kind: 'answer' });
    expect(engine.instances).toBe(2);
  });

  it('is not taken for dead because a frozen tab ran its timer late', async () => {
    const engine = fakeEngine();
    let clock = 0;
    const c = createClient(engine.connect, limits, () => clock);
    await pass();
    engine.behave(() => 'silent');
    const outcome = c.call(groups);
    clock += 600_000;
    await pass(1_000);
    expect(c.state).toBe('ready');
    engine.say({ kind: 'answer', serial: 1, ok: true, result: [] });
    expect(await outcome).toMatchObject({ kind: 'answer' });
  });

  it('late words of the old engine are nobody’s', async () => {
    const engine = fakeEngine();
    const ports: unknown[] = [];
    const connect = async () => {
      const link = await engine.connect();
      ports.push(link.port);
      return link;
    };
    const c = createClient(connect, limits, () => Date.now());
    await pass();
    engine.reportLost();
    await pass(50);
    engine.behave(() => 'silent');
    const outcome = c.call(groups);
    const old = ports[0] as MessagePort;
    old.onmessage?.({ data: { kind: 'answer', serial: 1, ok: true, result: ['old'] } } as MessageEvent);
    engine.say({ kind: 'answer', serial: 1, ok: true, result: ['new'] });
    expect(await outcome).toEqual({ kind: 'answer', value: ['new'] });
  });

  it('that dies again and again is left alone for a while; what was read waits, what was asked is lost', async () => {
    let fails = true;
    const engine = fakeEngine({ connectFails: () => fails });
    const c = client(engine, { rests: [5_000, 50_000], queueVolume: 10 });
    const asked = c.call(groups);
    const before = c.call(ingest('before'), { body: '1' });
    await pass(1_000);
    expect([c.state, c.trouble]).toEqual(['stopped', 'frame']);
    expect(await asked).toEqual({ kind: 'lost' });
    expect(await c.call(groups)).toEqual({ kind: 'lost' });
    const during = c.call(ingest('during'), { body: '2' });
    expect(await c.call(ingest('too much'), { body: '3'.repeat(10) })).toEqual({ kind: 'lost' });
    fails = false;
    await pass(5_000);
    expect(c.state).toBe('ready');
    expect([await before, await during]).toMatchObject([{ kind: 'answer' }, { kind: 'answer' }]);
    // The next rest is longer.
    fails = true;
    engine.reportLost();
    await pass(6_000);
    expect(c.state).toBe('stopped');
    fails = false;
    await pass(50_000);
    expect(c.state).toBe('ready');
  });

  it('that is stopped for good stays so', async () => {
    const engine = fakeEngine({ connectFails: () => true });
    const c = client(engine, { rests: [5_000] });
    const waiting = c.call(ingest('a'), { body: '1' });
    await pass(1_000);
    c.stop();
    expect(await waiting).toEqual({ kind: 'lost' });
    expect(await c.call(ingest('b'), { body: '1' })).toEqual({ kind: 'lost' });
    await pass(60_000);
    expect([c.state, engine.instances]).toEqual(['stopped', 0]);
  });

  it('that never becomes ready is given up in time', async () => {
    const c = client(fakeEngine({ ready: false }), { startMs: 100 });
    await pass(1_000);
    expect(c.state).toBe('stopped');
  });
});

describe('recovery', () => {
  it('gives the new engine every input that the old one had read', async () => {
    const engine = fakeEngine();
    const c = client(engine);
    void c.call(ingest('a'), { body: '1' });
    void c.call(ingest('b'), { body: '2' });
    await pass();
    engine.calls.length = 0;
    engine.reportLost();
    await pass(50);
    expect(names(engine)).toEqual(['ingest a', 'ingest b']);
    engine.calls.length = 0;
    engine.reportLost();
    await pass(50);
    expect(names(engine)).toEqual(['ingest a', 'ingest b']);
  });

  it('takes a snapshot in a quiet moment; then the snapshot and later inputs are enough', async () => {
    const engine = fakeEngine();
    const c = client(engine);
    void c.call(ingest('a'), { body: '1' });
    await pass(200);
    expect(names(engine)).toEqual(['ingest a', 'snapshot']);
    void c.call(ingest('b'), { body: '2' });
    await pass();
    engine.calls.length = 0;
    engine.reportLost();
    await pass(50);
    expect(engine.calls.map(({ call, body }) => [call.call, body])).toEqual([
      ['restore', 'snapshot'],
      ['ingest', '2'],
    ]);
  });

  it('gives the next engine bytes as well as text, and what the last one was killed at', async () => {
    const engine = fakeEngine();
    const c = client(engine);
    void c.call(ingest('text'), { body: '1' });
    void c.call(ingest('bytes'), { body: new TextEncoder().encode('2').buffer });
    await pass();
    engine.behave(() => 'silent');
    const cut = c.call(ingest('cut off'), { body: new TextEncoder().encode('3').buffer });
    await pass();
    engine.behave(({ serial, call }) => ({ kind: 'answer', serial, ok: true, result: resultOf(call) }));
    engine.calls.length = 0;
    engine.reportLost();
    await pass(50);
    expect(await cut).toMatchObject({ kind: 'answer' });
    expect(engine.calls.map(({ body }) => body)).toEqual(['1', '2', '3']);
  });

  it('does not feed the engine a third time what it died of', async () => {
    const engine = fakeEngine();
    engine.behave(({ serial, call }) =>
      call.call === 'ingest' && call.source.operation === 'poison'
        ? { kind: 'dead', trouble: 'failed' }
        : { kind: 'answer', serial, ok: true, result: resultOf(call) },
    );
    const c = client(engine);
    void c.call(ingest('good'), { body: '1' });
    const poison = c.call(ingest('poison'), { body: '2' });
    const after = c.call(ingest('after'), { body: '3' });
    await pass(50);
    expect(await poison).toEqual({ kind: 'lost' });
    expect(await after).toMatchObject({ kind: 'answer' });
    const again = ['ingest good', 'ingest poison'];
    expect(names(engine)).toEqual([...again, ...again, 'ingest good', 'ingest after']);
    expect(engine.instances).toBe(3);
  });

  it('drops a snapshot that kills the engine that restores it', async () => {
    const engine = fakeEngine();
    const c = client(engine);
    void c.call(ingest('a'), { body: '1' });
    await pass(200);
    engine.behave(({ serial, call }) =>
      call.call === 'restore'
        ? { kind: 'dead', trouble: 'failed' }
        : { kind: 'answer', serial, ok: true, result: resultOf(call) },
    );
    engine.reportLost();
    await pass(100);
    expect(c.state).toBe('ready');
    expect(names(engine).filter((name) => name === 'restore')).toHaveLength(1);
  });

  it('forgets with the engine: what the reader had forgotten is not replayed', async () => {
    const engine = fakeEngine();
    const c = client(engine);
    void c.call(ingest('a'), { body: '1' });
    void c.call({ call: 'forget_all' });
    await pass();
    engine.calls.length = 0;
    engine.reportLost();
    await pass(50);
    expect(engine.calls).toEqual([]);
  });
});
