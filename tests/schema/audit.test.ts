// A known vulnerability of high severity stops us; a registry that is silent is told of, and named nowhere.
import { expect, it } from 'vitest';
import { verdictOf } from '../release/audit-verdict.ts';

const report = (severity: string): string =>
  JSON.stringify({
    vulnerabilities: {
      gull: { name: 'gull', severity, range: '<2', via: ['tern', { title: 'Reads beyond the nest' }] },
    },
    metadata: { vulnerabilities: { low: 0, [severity]: 1 } },
  });

it.each(['high', 'critical'])('%s severity is an error, with its reason', (severity) => {
  const { outcome, lines } = verdictOf(report(severity));
  expect(outcome).toBe('vulnerable');
  expect(lines).toContain(`${severity}: gull <2: through tern; Reads beyond the nest`);
});
it.each(['moderate', 'low', 'info'])('%s severity is counted', (severity) =>
  expect(verdictOf(report(severity)).outcome).toBe('clean'),
);
it('no vulnerability is clean', () =>
  expect(verdictOf(JSON.stringify({ metadata: { vulnerabilities: { high: 0 } } })).outcome).toBe('clean'));
it.each([
  ['', 'no answer'],
  ['not json', 'no answer'],
  ['null', 'no answer'],
  ['{"message":"request to https://registry.example/-/npm failed","error":{"code":"ENOTFOUND"}}', 'ENOTFOUND'],
  ['{"statusCode":405,"uri":"https://registry.example/audits"}', '405'],
  ['{"error":{"code":"see https://registry.example"}}', 'no answer'],
])('%s is a skip', (stdout, code) => {
  const { outcome, lines } = verdictOf(stdout);
  expect([outcome, lines]).toEqual([
    'skipped',
    [`SKIPPED, not audited: the registry does not answer such questions here (${code}).`],
  ]);
});
