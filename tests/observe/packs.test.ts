// pack check, pack new and explain as people use them: every refusal with its place and reason, and bad packs beside good ones.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireCli, runCli } from '../support/cli.ts';

const at = ['--at', '2026-11-22T12:00:00Z'];

let folder: string;
const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

beforeAll(() => {
  requireCli();
  folder = mkdtempSync(join(tmpdir(), 'persona-lens-packs-'));
});
afterAll(() => folder && rmSync(folder, { recursive: true, force: true }));

const startingPack = (name: string): string => {
  const path = join(folder, `${name}.json`);
  if (!existsSync(path)) expect(runCli(['pack', 'new', ...at, path]).status).toBe(0);
  return path;
};

describe('pack new', () => {
  it('writes a pack that holds, and never over one that is there', () => {
    const path = startingPack('first-pack');
    const checked = runCli(['pack', 'check', ...at, path]);
    expect(checked.stderr).toBe('');
    expect(checked.lines).toEqual([
      { type: 'pack', id: 'first-pack', version: '0.1.0', signatures: 1, cases: 2, overt_accounts: 0 },
    ]);
    const again = runCli(['pack', 'new', ...at, path]);
    expect(again.status).toBe(1);
    expect(again.stderr).toContain('left as it is');
  });

  it('refuses a name that is no id', () => {
    const refused = runCli(['pack', 'new', join(folder, 'My Pack')]);
    expect(refused.status).toBe(2);
    expect(existsSync(join(folder, 'My Pack.json'))).toBe(false);
  });
});

describe('pack check', () => {
  const broken = (name: string, from: string | RegExp, to: string): string => {
    const text = readFileSync(startingPack('good-pack'), 'utf8');
    expect(text).toMatch(from);
    return file(`${name}.json`, text.replace(from, to));
  };

  it.each([
    ['a missing field', /"title": "A pack[^\n]*\n/, '', /the field "title" is missing/],
    ['weight on a topic', '"weight": "standard"', '"kind": "topic", "weight": 2', /weight: line \d+: a topic weighs 0/],
    [
      'an expired signature',
      /"valid_until": "\d+/,
      '"valid_until": "2021',
      /valid_until: line \d+: .*expired on 2021-12-31/,
    ],
    [
      'somebody’s handle',
      'gardener_example',
      'gardener',
      /cases\/allows\/0: line \d+: the handle "gardener" may be somebody's/,
    ],
    [
      'a failing case',
      '"label": "some"',
      '"label": "strong"',
      /cases\/test\/0: line \d+: case .* should come out as strong/,
    ],
    [
      'contradictory dates',
      '"2019-01-01"',
      '"2090-01-01"',
      /valid_until: line \d+: the signature ends before it begins/,
    ],
    ['an id given twice', '"schema": 1,', '"schema": 1, "schema": 1,', /the field is given twice/],
    ['deep nesting', '["T0150.002"]', '['.repeat(5000) + ']'.repeat(5000), /nested more than 32 levels/],
    ['ten megabytes', 'Name of the documented operation', 'x'.repeat(10_000_000), /larger than/],
  ] as const)('explains %s with place and reason, and still checks the other pack', (name, from, to, message) => {
    const bad = broken(name.replaceAll(/\W/g, '-'), from, to);
    const result = runCli(['pack', 'check', ...at, bad, startingPack('good-pack')]);
    expect(result.status).toBe(1);
    expect(result.stderr.startsWith(`persona-lens: ${bad}: `)).toBe(true);
    expect(result.stderr).toMatch(message);
    expect(result.stderr.length).toBeLessThan(2000);
    expect(result.lines).toHaveLength(1);
  });

  it('only warns of a signal that this version does not know', () => {
    const path = broken('unknown-signal', '"signal": "copied_text"', '"signal": "seen_in_a_dream"');
    expect(runCli(['pack', 'check', ...at, path]).stderr).toMatch(/uses the signal "seen_in_a_dream"/);
  });
});

describe('explain', () => {
  const user = {
    rest_id: '1100000000000000001',
    core: { screen_name: 'ann_example', name: 'Ann', created_at: 'Mon Feb 25 11:50:11 +0000 2019' },
  };
  const post = {
    __typename: 'Tweet',
    rest_id: '1200000000000000001',
    core: { user_results: { result: { __typename: 'User', ...user } } },
    legacy: {
      id_str: '1200000000000000001',
      full_text: 'The beans are up.',
      created_at: 'Thu Nov 28 10:34:29 +0000 2019',
    },
  };
  const explain = (...args: string[]) => {
    const path = file('response.json', JSON.stringify({ data: { tweetResult: { result: post } } }));
    return spawnSync(requireCli(), ['explain', ...args, ...at, path], { encoding: 'utf8' });
  };

  it('prints the reckoning of one account as text, with every check that could not be made', () => {
    const result = explain('1100000000000000001');
    expect(result.status).toBe(0);
    expect(result.stderr).toBe('');
    expect(result.stdout).toContain('Account 1100000000000000001 (@ann_example), as of 22 November 2026');
    expect(result.stdout).toContain('Not enough here to compare.');
    expect(result.stdout).toMatch(/first_post_lag: \S/);
  });

  it('says so when the account was not seen', () => {
    const result = explain('7');
    expect(result.status).toBe(1);
    expect(result.stdout).toBe('');
    expect(result.stderr).toContain('7');
  });
});
