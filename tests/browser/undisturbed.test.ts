// The page with the extension is the page without it: same layout, same answers, same requests, no error.
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentedCase } from '../fixtures/x/worlds/documented-case.ts';
import { rowKinds } from '../fixtures/x/worlds/row-kinds.ts';
import { hashOf } from '../replica/x/client/api.ts';
import { browserName } from '../support/places.ts';
import { type LoggedRequest, requestsIn } from './support/net-log.ts';
import { type Stage, startStage } from './support/stage.ts';
import { type WalkResult, walk } from './support/walk.ts';

const worlds = { kinds: rowKinds(), documented: documentedCase() };
const bareLog = join(tmpdir(), `persona-lens-net-log-${process.pid}-bare.json`);
const netLog = join(tmpdir(), `persona-lens-net-log-${process.pid}.json`);

let without: WalkResult;
let withIt: WalkResult;
let exchanges: Stage['replica']['exchanges'];

beforeAll(async () => {
  const bare = await startStage({ extension: false, netLog: bareLog });
  without = await walk(bare, worlds, false);
  await bare.close();
  const stage = await startStage({ netLog });
  withIt = await walk(stage, worlds, true);
  exchanges = [...stage.replica.exchanges];
  await stage.close();
});
afterAll(() => {
  for (const file of [bareLog, netLog]) rmSync(file, { force: true });
});

describe('the page is not disturbed', () => {
  it('keeps every element where it was, at every stop', () => {
    expect(withIt.stops.map((stop) => stop.name)).toEqual(without.stops.map((stop) => stop.name));
    without.stops.forEach((stop, index) => {
      const other = withIt.stops[index];
      expect(other?.geometry, stop.name).toEqual(stop.geometry);
      expect(other?.scrollHeight, stop.name).toBe(stop.scrollHeight);
    });
  });

  it('shifts no layout: CLS 0 comes from us', () => {
    expect(withIt.shiftedByUs).toEqual([]);
    expect(withIt.layoutShift).toBeLessThanOrEqual(without.layoutShift + 0.001);
  });

  it('logs no page error and nothing on the console', () => {
    expect(without.complaints).toEqual([]);
    expect(withIt.complaints).toEqual([]);
  });

  it('delivers the same bytes, types and states to the page', () => {
    expect(withIt.delivered).toEqual(without.delivered);
    for (const answer of withIt.delivered) {
      const sent = exchanges.filter((exchange) => exchange.operation === answer.operation);
      const expected = sent.map(({ body }) =>
        hashOf(answer.responseType === 'json' ? JSON.stringify(JSON.parse(body)) : body),
      );
      expect(expected, answer.operation).toContain(answer.hash);
      expect(answer.ownTarget).toBe(true);
    }
    expect(withIt.delivered.some((answer) => answer.responseType === 'json')).toBe(true);
    expect(withIt.delivered.some((answer) => answer.responseType === '')).toBe(true);
  });
});

describe('nothing leaves the device', () => {
  it('asks the servers for exactly what the page asks for', () => {
    expect(withIt.requests).toEqual(without.requests);
  });

  // Firefox writes no log of its requests; what its proxy refused says the same (nothing-leaves.test.ts).
  it.skipIf(browserName === 'firefox')(
    'makes no request of its own in the whole browser, workers and frames included',
    () => {
      const read = (file: string): LoggedRequest[] => requestsIn(JSON.parse(readFileSync(file, 'utf8')));
      const place = ({ method, url }: LoggedRequest): string =>
        `${method} ${new URL(url).origin}${new URL(url).pathname}`;
      // Chromium tries to reach its maker's services by itself, and cannot; no page is behind those requests.
      const ofBrowser = ({ initiator, url }: LoggedRequest): boolean =>
        initiator === 'not an origin' && /\.(google|googleapis)\.com$/.test(new URL(url).hostname);
      const known = new Set(read(bareLog).map(place));
      const requests = read(netLog);
      expect(requests.length).toBeGreaterThan(10);
      expect(requests.filter(({ initiator }) => initiator.includes('chrome-extension'))).toEqual([]);
      const foreign = requests.filter((request) => !ofBrowser(request) && !known.has(place(request)));
      expect(foreign.map(place)).toEqual([]);
    },
  );
});
