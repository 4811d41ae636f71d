// Known vulnerabilities of the npm packages in our lock files, as the registry tells them:
//   npm run audit               (in tests/; ctest: dependencies.audit)
// High and critical ones are an error. A registry that does not answer such questions, or no network, is no error, but it is said aloud and ends with the code
// that ctest takes for "skipped".
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Verdict, verdictOf } from './audit-verdict.ts';

const skippedCode = 77;
const flags = ['audit', '--json', '--package-lock-only', '--fetch-retries=0', '--fetch-timeout=30000'];

function audit(folder: string): Verdict {
  const cwd = join(import.meta.dirname, '../..', folder);
  const { stdout } = spawnSync('npm', flags, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const verdict = verdictOf(stdout);
  for (const line of verdict.lines) console.log(`${folder}: ${line}`);
  return verdict;
}

const outcomes = ['extension', 'tests'].map((folder) => audit(folder).outcome);
process.exit(outcomes.includes('vulnerable') ? 1 : outcomes.includes('skipped') ? skippedCode : 0);
