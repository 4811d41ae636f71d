// The fixtures themselves: what is composed must be possible on X, and the same on every machine.
import { describe, expect, it } from 'vitest';
import { answer, defaultAnswerOptions } from '../fixtures/x/answers.ts';
import { requestsFor } from '../fixtures/x/files.ts';
import { accountId, at, snowflake } from '../fixtures/x/model.ts';
import { generations, legacyDate } from '../fixtures/x/shapes.ts';
import type { World } from '../fixtures/x/world.ts';
import { crowdWorld } from '../fixtures/x/worlds/crowd.ts';
import { documentedCase } from '../fixtures/x/worlds/documented-case.ts';
import { rowKinds } from '../fixtures/x/worlds/row-kinds.ts';

const worlds: Readonly<Record<string, () => World>> = {
  documented: () => documentedCase().world,
  kinds: () => rowKinds().world,
  crowd: () => crowdWorld(160).world,
};

const timeOf = (id: string): number => Number(BigInt(id) >> 22n) + 1288834974657;

describe('composed ids', () => {
  it('are snowflakes of their time', () => {
    expect(timeOf('901656910939770881')).toBe(at('2017-08-27T04:05:34.200'));
    const time = at('2020-01-07T02:14:09');
    expect(timeOf(snowflake(time, 7))).toBe(time);
  });

  it('are sequential before February 2016 and rise with time', () => {
    const years = [2008, 2009.5, 2011, 2013, 2015];
    const ids = years.map((year) => Number(accountId(Date.UTC(Math.floor(year), (year % 1) * 12, 7))));
    expect([...ids].sort((left, right) => left - right)).toEqual(ids);
    expect(Math.max(...ids)).toBeLessThan(10 ** 10);
    expect(Number(accountId(at('2009-07-07')))).toBeGreaterThan(52_557_200);
  });

  it('dates are written as X writes them', () => {
    expect(legacyDate(at('2009-07-07T09:12:00'))).toBe('Tue Jul 07 09:12:00 +0000 2009');
  });
});

describe.each(Object.keys(worlds))('the world "%s"', (name) => {
  const compose = (): World => {
    const make = worlds[name];
    if (make === undefined) throw new Error(name);
    return make();
  };

  it('has distinct people and posts, and every post is younger than its author', () => {
    const world = compose();
    expect(new Set(world.people.map(({ id }) => id)).size).toBe(world.people.length);
    expect(new Set(world.people.map(({ handle }) => handle)).size).toBe(world.people.length);
    for (const { handle } of world.people) expect(handle).toMatch(/^\w{1,15}$/);
    for (const message of world.messages) {
      expect(timeOf(message.id)).toBe(message.time);
      if (message.author) expect(message.time).toBeGreaterThan(message.author.created);
    }
  });

  it('answers the same every time, in every generation', () => {
    const [first, second] = [compose(), compose()];
    for (const generation of generations) {
      const options = { ...defaultAnswerOptions, generation };
      for (const { operation, variables } of requestsFor(first)) {
        const one = JSON.stringify(answer(first, operation, variables, options));
        expect(JSON.stringify(answer(second, operation, variables, options)), operation).toBe(one);
      }
    }
  });
});
