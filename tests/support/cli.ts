// The command line as a test uses it: files in, lines out.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cli } from './places.ts';

export interface CliResult {
  status: number | null;
  lines: unknown[];
  stdout: string;
  stderr: string;
}

export function requireCli(): string {
  if (!existsSync(cli)) {
    throw new Error(
      `The command line is not built: ${cli} is missing. Build it first (cmake --workflow --preset test).`,
    );
  }
  return cli;
}

/** Runs `persona-lens ARGUMENTS…`; lines that are not JSON make the test fail here, with the line. */
export function runCli(args: readonly string[], input?: string): CliResult {
  const result = spawnSync(requireCli(), args, {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    ...(input === undefined ? {} : { input }),
  });
  if (result.error) throw result.error;
  const lines = result.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => {
      try {
        return JSON.parse(line);
      } catch {
        throw new Error(`not JSON: ${line.slice(0, 200)}`);
      }
    });
  return { status: result.status, lines, stdout: result.stdout, stderr: result.stderr };
}
