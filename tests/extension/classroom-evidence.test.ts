// What the real engine says of the composed people of the classroom: the same in every language, and nothing against the ordinary ones.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sceneOfCase } from '../../extension/classroom/cases/composed-case.ts';
import { caseOf as caseOfWalk, sourcesOf, walkIds, steps as walkSteps } from '../../extension/classroom/cases/walks.ts';
import type { Reading, Scene } from '../../extension/classroom/engine/lens.ts';
import { composeFeed, feedSeenAt, visitsTo } from '../../extension/classroom/feed/compose.ts';
import { drawFeed } from '../../extension/classroom/feed/draw.ts';
import { caseOf, others, patterns, type Role, signers } from '../../extension/classroom/feed/roles.ts';
import { plans } from '../../extension/classroom/teacher/plans.ts';
import { countsOf } from '../../extension/classroom/workbench/base-rates.ts';
import { ranges, type Settings, sceneOf } from '../../extension/classroom/workbench/scene.ts';
import { createWords, type Words } from '../../extension/words/create.ts';
import { languages } from '../../extension/words/languages.ts';
import { sourceDir } from '../support/places.ts';
import { openRealEngine } from './support/real-engine.ts';

let read: (scene: Scene) => Reading;
beforeAll(async () => {
  read = await openRealEngine();
});

const wordsIn = (language: string): Words =>
  createWords(JSON.parse(readFileSync(join(sourceDir, `shared/words/classroom/${language}.json`), 'utf8')), language);

function findings(seed: number, words: Words) {
  const feed = composeFeed(drawFeed(seed), words);
  const reading = read({ visits: visitsTo(feed), at: feedSeenAt, accounts: feed.map(({ person }) => person.id) });
  return feed.map(({ role, person }) => ({
    role: role.id,
    making: role.making,
    label: reading.assessmentOf(person.id)?.label,
    group: reading.groupOf(person.id)?.label ?? 'none',
  }));
}

const speaks = (label: string | undefined) => ['some', 'marked', 'strong'].includes(label ?? '');

describe('A feed', () => {
  it('shows nothing against anybody who was composed as an ordinary person, and something for every pattern', () => {
    const words = wordsIn('en');
    for (let seed = 1; seed <= 24; seed += 1) {
      const all = findings(seed, words);
      const ordinary = all.filter(({ making }) => making === 'ordinary');
      expect(ordinary.filter(({ label, group }) => speaks(label) || speaks(group))).toEqual([]);
      const patterns = all.filter(({ making }) => making === 'pattern');
      expect(patterns.filter(({ label, group }) => !speaks(label) && !speaks(group))).toEqual([]);
    }
  });

  // Seeds 2 and 5 hold both patterns, each with four accounts.
  it.each(languages.filter((language) => language !== 'en'))('says the same in %s as in English', (language) => {
    for (const seed of [2, 5]) expect(findings(seed, wordsIn(language))).toEqual(findings(seed, wordsIn('en')));
  });
});

describe('Whom a feed is drawn from', () => {
  const roles: readonly Role[] = [...patterns.flat(), ...signers, ...others];

  it.each(Object.entries(caseOf))(
    '%s follows a case of shared/cases, and was made to come out as it does there',
    (id, [file, name]) => {
      const { cases } = JSON.parse(readFileSync(join(sourceDir, 'shared/cases', file), 'utf8')) as {
        cases: { name: string; expect: { label?: string; at_most?: string }[] }[];
      };
      const expected = cases.find((one) => one.name === name)?.expect ?? [];
      expect(expected.length).toBeGreaterThan(0);
      const made = new Set(roles.filter((role) => role.id === id).map(({ making }) => making));
      const shows = expected.some(({ label, at_most }) => speaks(label ?? at_most));
      expect(made).toEqual(new Set([shows ? 'pattern' : 'ordinary']));
    },
  );
});

describe('On the workbench', () => {
  const quiet: Settings = { created: 2012, silence: 0, hours: 40, copies: 0, others: 0, coverage: 100 };
  const seen = (change: Partial<Settings>, language = 'en') => {
    const scene = sceneOf({ ...quiet, ...change }, wordsIn(language));
    const assessment = read(scene).assessmentOf(scene.subject);
    if (assessment === undefined) throw new Error('the account was not assessed');
    const weight = (signal: string) => assessment.observed.find((one) => one.signal === signal)?.decibans.low;
    return { label: assessment.label, weight };
  };

  it('one sign alone makes no label, two kinds do', () => {
    const silence = { created: 2009, silence: 10 };
    expect(seen(silence).label).toBe('none');
    expect(seen(silence).weight('first_post_lag')).toBeGreaterThan(0);
    expect(seen({ copies: 1, others: 6 }).label).toBe('none');
    for (const language of languages) {
      expect(seen({ ...silence, copies: 1, others: 6 }, language).label).toBe('some');
    }
    expect(seen({ hours: 100 }).label).toBe('none');
  });

  it('what was not seen may lie in the gap', () => {
    const silence = { created: 2009, silence: 10 };
    const all = seen(silence).weight('first_post_lag') ?? 0;
    expect(seen({ ...silence, coverage: 35 }).weight('first_post_lag') ?? 0).toBeLessThan(all);
  });

  it('every place of every slider is read', () => {
    for (const [name, { least, most }] of Object.entries(ranges)) {
      for (const value of [least, most]) expect(seen({ [name]: value }).label).toBeDefined();
    }
  });

  it('ten thousand accounts are ten thousand', () => {
    const counts = countsOf({ rare: 50, found: 60, false: 1 });
    expect(counts).toEqual({ hit: 30, miss: 20, wrong: 100, rest: 9850 });
    const { hit, miss, wrong, rest } = countsOf({ rare: 1, found: 0, false: 20 });
    expect(hit + miss + wrong + rest).toBe(10_000);
  });
});

it('the plans take the minutes that they promise', () => {
  expect(plans.map((plan) => plan.reduce((sum, { minutes }) => sum + minutes, 0))).toEqual([45, 90]);
});

describe('A walk', () => {
  it.each(walkIds)('%s shows a case of shared/cases, and the engine says of it what it has to', async (id) => {
    const composed = await caseOfWalk(id);
    const scene = sceneOfCase(composed);
    const reading = read(scene);
    const found = (one: (typeof composed.expect)[number]) =>
      one.account === undefined
        ? reading.groupOf(scene.idOf(one.group_of ?? ''))
        : reading.assessmentOf(scene.idOf(one.account));
    expect(reading.assessmentOf(scene.subject)).toBeDefined();
    for (const one of composed.expect) {
      const label = found(one)?.label ?? 'none';
      if (one.label !== undefined) expect({ one, label }).toEqual({ one, label: one.label });
      else expect({ one, speaks: speaks(label) }).toEqual({ one, speaks: speaks(one.at_most) });
      if (one.note !== undefined) expect(found(one)?.note).toBe(one.note);
    }
  });

  it('of a false alarm shows nothing against anybody, or calls selling selling', async () => {
    const neighbours = sceneOfCase(await caseOfWalk('hamilton'));
    const ofNeighbours = read(neighbours);
    for (const id of neighbours.accounts) {
      expect({ id, speaks: speaks(ofNeighbours.assessmentOf(id)?.label) }).toEqual({ id, speaks: false });
      expect({ id, speaks: speaks(ofNeighbours.groupOf(id)?.label) }).toEqual({ id, speaks: false });
    }
    const sellers = sceneOfCase(await caseOfWalk('escort'));
    expect(read(sellers).groupOf(sellers.subject)?.note).toBe('commercial');
  });

  it.each(walkIds)('%s cites a source with its publisher and date', (id) => {
    const cited = sourcesOf(id);
    expect(cited.length).toBeGreaterThan(0);
    for (const { title, publisher, date } of cited) {
      expect(title).not.toBe('');
      expect(publisher).not.toBe('');
      expect(date).toMatch(/^\d{4}(-\d{2}){0,2}$/);
    }
  });
});

it('every case is told whole in every language, and ends with what was not known', () => {
  expect(walkIds.length).toBeGreaterThanOrEqual(8);
  expect(walkSteps.at(-1)).toBe('unknown');
  for (const language of languages) {
    const words = wordsIn(language);
    for (const id of walkIds) {
      for (const part of [...walkSteps, 'composed']) expect(words.has(`class.walk.${id}.${part}`)).toBe(true);
    }
  }
});
