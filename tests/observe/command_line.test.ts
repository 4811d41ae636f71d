// persona-lens as people use it: several files, bad files among good ones, standard input, exit codes and messages.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireCli, runCli } from '../support/cli.ts';

interface Line {
  type: string;
  id: string;
  [field: string]: unknown;
}

const user = (id: string, handle: string, more: object = {}) => ({
  __typename: 'User',
  rest_id: id,
  core: { screen_name: handle, name: 'Ann', created_at: 'Mon Feb 25 11:50:11 +0000 2019' },
  ...more,
});

const tweet = (id: string, author: object, legacy: object = {}) => ({
  __typename: 'Tweet',
  rest_id: id,
  core: { user_results: { result: author } },
  legacy: { id_str: id, full_text: 'The beans are up.', created_at: 'Thu Nov 28 10:34:29 +0000 2019', ...legacy },
});

const ann = user('1100000000000000001', 'ann_example');
const response = (result: object) => JSON.stringify({ data: { tweetResult: { result } } });

let folder: string;
function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

beforeAll(() => {
  requireCli();
  folder = mkdtempSync(join(tmpdir(), 'persona-lens-cli-'));
});
afterAll(() => folder && rmSync(folder, { recursive: true, force: true }));

describe('--lang', () => {
  const words = (tag: string) =>
    JSON.parse(readFileSync(join(import.meta.dirname, `../../shared/words/${tag}.json`), 'utf8')) as Record<
      string,
      string
    >;
  const said = (tag: string) => {
    const result = runCli(['assess', '--lang', tag, '-'], response(tweet('1200000000000000001', ann)));
    expect(result.stderr).toBe('');
    return (result.lines as Line[])[0]?.sentence;
  };

  it.each(['en', 'zh-Hans', 'zh-Hant', 'es', 'ja', 'fr', 'ar'])('%s is spoken', (tag) => {
    expect(said(tag)).toBe(words(tag)['headline.not_enough']);
  });

  it('takes the nearest language there is, or English', () => {
    expect(said('zh-TW')).toBe(words('zh-Hant')['headline.not_enough']);
    expect(said('es-MX')).toBe(words('es')['headline.not_enough']);
    expect(said('tlh')).toBe(words('en')['headline.not_enough']);
  });
});

describe('observe', () => {
  it('prints one line for each account and post over all files, and merges what they say', () => {
    const first = file('first.json', response(tweet('1200000000000000001', ann)));
    const second = file(
      'second.json',
      response(
        tweet('1200000000000000002', user('1100000000000000001', 'ann_example', { tweet_counts: { tweets: 7 } })),
      ),
    );
    const result = runCli(['observe', first, second, first]);
    expect(result.status).toBe(0);
    expect(result.stderr).toBe('');
    const lines = result.lines as Line[];
    expect(lines.map(({ type, id }) => `${type} ${id}`)).toEqual([
      'account 1100000000000000001',
      'post 1200000000000000001',
      'post 1200000000000000002',
    ]);
    expect(lines[0]?.posts_total).toBe(7);
    expect(lines[1]?.time).toEqual({
      earliest: '2019-11-28T10:34:29.578Z',
      latest: '2019-11-28T10:34:29.578Z',
      basis: 'id',
    });
  });

  it('reads standard input', () => {
    const result = runCli(['observe', '-'], response(tweet('1200000000000000001', ann)));
    expect(result.status).toBe(0);
    expect(result.lines).toHaveLength(2);
  });

  it('processes the other files when one is bad, and says file, place and reason', () => {
    const whole = response(tweet('1200000000000000001', ann));
    const good = file('good.json', whole);
    const bad: Record<string, [string, RegExp]> = {
      truncated: [file('truncated.json', whole.slice(0, 120)), /: byte 120: the JSON ends before it is complete$/m],
      'invalid UTF-8': [
        file(
          'utf8.json',
          Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff]), Buffer.from('","b":"long enough"}')]),
        ),
        /: byte 6: the input is not valid UTF-8$/m,
      ],
      'too deep': [file('deep.json', '['.repeat(10_000) + ']'.repeat(10_000)), /more than 512 levels of nesting$/m],
      'an HTML page': [file('page.html', '<!DOCTYPE html><title>Error</title>'), /: byte 0: the input is an HTML/m],
      empty: [file('empty.json', ''), /: byte 0: the input is empty$/m],
      'another JSON': [file('other.json', '{"a":1}'), /no response of X that is known/m],
      absent: [join(folder, 'absent.json'), /cannot be opened/m],
      'a folder': [folder, /cannot be read/m],
    };
    for (const [what, [path, message]] of Object.entries(bad)) {
      const alone = runCli(['observe', path]);
      expect(alone.status, what).toBe(1);
      expect(alone.stdout, what).toBe('');
      expect(alone.stderr, what).toMatch(message);
      expect(alone.stderr.startsWith(`persona-lens: ${path}: `), what).toBe(true);
      const together = runCli(['observe', path, good]);
      expect(together.status, what).toBe(0);
      expect(together.lines, what).toHaveLength(2);
      expect(together.stderr, what).toMatch(message);
    }
  });

  it('reads fifty megabytes', () => {
    const padding = '[1,2,3,{"text":"0123456789"}],'.repeat(1_750_000);
    const path = file(
      'large.json',
      `{"padding":[${padding}0],"data":{"tweetResult":{"result":${JSON.stringify(tweet('1200000000000000001', ann))}}}}`,
    );
    const result = runCli(['observe', path]);
    rmSync(path);
    expect(result.status, result.stderr).toBe(0);
    expect(result.lines).toHaveLength(2);
  });

  it('refuses more than 64 MB', () => {
    const path = file('huge.json', Buffer.alloc(64 * 1024 * 1024 + 1, 0x20));
    const result = runCli(['observe', path]);
    rmSync(path);
    expect(result.status).toBe(1);
    expect(result.stderr).toMatch(/at most 67108864 are read/);
  });

  it('counts a recognised answer without accounts as read, and says what X said', () => {
    const denied = file('denied.json', '{"errors":[{"message":"Denied","code":214}],"data":{}}');
    const result = runCli(['observe', denied]);
    expect(result.status).toBe(0);
    expect(result.lines).toEqual([]);
    expect(result.stderr).toBe(`persona-lens: ${denied}: /errors/0: X answered with an error 214: Denied\n`);
  });

  it('keeps messages on one line and away from the terminal', () => {
    const nasty = file('nasty.json', '{"errors":[{"message":"a\\u001b[31mred\\nline"}]}');
    expect(runCli(['observe', nasty]).stderr).toBe(
      `persona-lens: ${nasty}: /errors/0: X answered with an error: a [31mred line\n`,
    );
  });

  it('does not read as YouTube what is none of its responses, and says so', () => {
    const result = runCli(['observe', '--site', 'youtube', file('x.json', '{}')]);
    expect(result.status).toBe(1);
    expect(result.stderr).toMatch(/no response of YouTube that is known/);
  });
});

describe('the command line', () => {
  it.each([
    [[], /what is to be done/],
    [['dance'], /no command "dance"/],
    [['observe'], /which files/],
    [['observe', '--at'], /--at needs a value/],
    [['observe', '--at', 'yesterday', '-'], /ISO 8601/],
    [['observe', '--site', 'elsewhere', '-'], /x or youtube/],
    [['observe', '--pack', 'p', '-'], /does not belong/],
    [['observe', '--each', '-'], /does not belong/],
    [['observe', '--dance', '-'], /no option --dance/],
    [['observe', '-', '-'], /once only/],
    [['pack'], /pack check/],
    [['pack', 'dance', 'f'], /pack check/],
  ])('%j is a mistake that is explained', (args, message) => {
    const result = runCli(args);
    expect(result.status).toBe(2);
    expect(result.stdout).toBe('');
    expect(result.stderr).toMatch(message);
  });

  it('prints help and version', () => {
    const help = spawnSync(requireCli(), ['--help'], { encoding: 'utf8' });
    expect(help.status).toBe(0);
    expect(help.stdout).toContain('persona-lens observe');
    expect(spawnSync(requireCli(), ['observe', '--help'], { encoding: 'utf8' }).stdout).toBe(help.stdout);
    const version = spawnSync(requireCli(), ['--version'], { encoding: 'utf8' });
    expect(version.status).toBe(0);
    expect(version.stdout).toMatch(/^persona-lens [0-9]+\.[0-9]+\.[0-9]+\n$/);
  });

  it('takes what follows -- as a file', () => {
    mkdirSync(join(folder, 'odd'), { recursive: true });
    const result = runCli(['observe', '--', '--help']);
    expect(result.status).toBe(1);
    expect(result.stderr).toMatch(/^persona-lens: --help: cannot be opened/);
  });
});

describe('assess, groups and pack check', () => {
  const at = ['--at', '2026-11-22T12:00:00Z'];

  it('assesses every account of all files as one visit, the same every time', () => {
    const first = file('a.json', response(tweet('1200000000000000001', ann)));
    const second = file('b.json', response(tweet('1200000000000000002', user('1100000000000000002', 'bob_example'))));
    const result = runCli(['assess', ...at, first, second]);
    expect(result.status, result.stderr).toBe(0);
    expect((result.lines as Line[]).map(({ type, id }) => `${type} ${id}`)).toEqual([
      'assessment 1100000000000000001',
      'assessment 1100000000000000002',
    ]);
    expect(runCli(['assess', ...at, first, second]).stdout).toBe(result.stdout);
    expect(runCli(['groups', ...at, first, second]).status).toBe(0);
  });

  it('takes every file as a visit of its own with --each', () => {
    const path = file('c.json', response(tweet('1200000000000000001', ann)));
    expect(runCli(['assess', ...at, path, path]).lines).toHaveLength(1);
    expect(runCli(['assess', ...at, '--each', path, path]).lines).toHaveLength(2);
  });

  it('fails where nothing can be read, and where a given pack is refused', () => {
    const good = file('d.json', response(tweet('1200000000000000001', ann)));
    expect(runCli(['assess', ...at, join(folder, 'absent.json')]).status).toBe(1);
    expect(runCli(['assess', ...at, join(folder, 'absent.json'), good]).status).toBe(0);
    const pack = file('pack.json', '{"id":5}');
    const refused = runCli(['assess', ...at, '--pack', pack, good]);
    expect(refused.status).toBe(1);
    expect(refused.stdout).toBe('');
    expect(refused.stderr.startsWith(`persona-lens: ${pack}: `)).toBe(true);
    const checked = runCli(['pack', 'check', pack]);
    expect(checked.status).toBe(1);
    expect(checked.stderr.startsWith(`persona-lens: ${pack}: `)).toBe(true);
  });
});
