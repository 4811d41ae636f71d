// What `npm audit --json` said, judged.
export interface Verdict {
  outcome: 'clean' | 'vulnerable' | 'skipped';
  /** For people. They name no registry. */
  lines: string[];
}

interface Vulnerability {
  name: string;
  severity: string;
  range: string;
  via: (string | { title: string })[];
}
interface Report {
  metadata?: { vulnerabilities?: Record<string, number> };
  vulnerabilities?: Record<string, Vulnerability>;
  error?: { code?: string | number };
  statusCode?: number;
}

function read(stdout: string): Report {
  try {
    return (JSON.parse(stdout) as Report | null) ?? {};
  } catch {
    return {};
  }
}

export function verdictOf(stdout: string): Verdict {
  const report = read(stdout);
  const counts = report.metadata?.vulnerabilities;
  if (counts === undefined) {
    // Of an error only the code: what npm says besides names the registry.
    const code = /^\w+$/.exec(String(report.error?.code ?? report.statusCode ?? ''))?.[0] ?? 'no answer';
    return {
      outcome: 'skipped',
      lines: [`SKIPPED, not audited: the registry does not answer such questions here (${code}).`],
    };
  }
  const severe = Object.values(report.vulnerabilities ?? {}).filter(({ severity }) =>
    ['high', 'critical'].includes(severity),
  );
  const lines = severe.map(({ name, severity, range, via }) => {
    const why = via.map((one) => (typeof one === 'string' ? `through ${one}` : one.title)).join('; ');
    return `${severity}: ${name} ${range}: ${why}`;
  });
  const summary = Object.entries(counts).map(([severity, count]) => `${severity} ${count}`);
  lines.push(`Known vulnerabilities: ${summary.join(', ')}.`);
  return { outcome: severe.length > 0 ? 'vulnerable' : 'clean', lines };
}
