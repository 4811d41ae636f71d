// The report on faults holds no personal data: distinctive words are put everywhere a page, an account or a reader can write, and none comes out.
import './support/storage.ts';
import { describe, expect, it } from 'vitest';
import { countNames, type PageDiagnosis } from '../../extension/reading/diagnosis.ts';
import { siteChecks } from '../../extension/reading/diagnosis-names.ts';
import { defaultSettings } from '../../extension/store/settings.ts';
import { type ReportParts, reportFile } from '../../extension/surfaces/report-file.ts';

let count = 0;
const used: string[] = [];
/** A word that stands nowhere else. */
function distinctive(): string {
  count += 1;
  const word = `Zaphkiel${count}Quux`;
  used.push(word);
  return word;
}

/** Every text replaced and one added, every name of a field once more under another name. */
function poisoned(value: unknown): unknown {
  if (typeof value === 'string') return distinctive();
  if (Array.isArray(value)) return [...value.map(poisoned), distinctive()];
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, inner]): [string, unknown] => [name, poisoned(inner)]);
  return Object.fromEntries([...fields, [distinctive(), distinctive()], [distinctive(), { [distinctive()]: 5 }]]);
}

const page: PageDiagnosis = {
  site: 'x',
  engine: 'restarting',
  trouble: 'memory',
  change: 'rows',
  counts: Object.fromEntries(countNames.map((name, index) => [name, index])),
  skipped: { over_budget: 3 },
  operations: { HomeTimeline: { answers: 4, empty: 1, emptyVolume: 20 } },
  elements: { post: 12, time: 0 },
};
const parts: ReportParts = {
  name: 'Persona Lens',
  version: '0.1.0',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
  settings: { ...defaultSettings, offSites: ['youtube'], offSignals: ['copied_text'], pausedUntil: 0 },
  addedPacks: [],
  store: ['damaged'],
  pages: [page, null],
  now: 0,
};

describe('the report', () => {
  it('says what a fault needs', () => {
    expect(JSON.parse(reportFile(parts))).toEqual({
      kind: 'persona-lens-report',
      extension: { name: 'Persona Lens', version: '0.1.0', build: 'chromium' },
      browser: ['Chrome/156.0.0.0'],
      isMobile: false,
      settings: {
        ...{ language: '', showFrom: 'some', iconOnly: false, isPaused: false, sitesOff: ['youtube'] },
        ...{ signalsOff: 1, packsOff: 0, packsAdded: 0, packsAddedOn: 0 },
      },
      storage: ['damaged'],
      pages: [page],
    });
  });

  it('holds nothing that a page, an account or the reader wrote', () => {
    const pages: unknown[] = [
      poisoned(page),
      // Where the codes are right, everything else may still be foreign.
      { ...(poisoned(page) as object), site: 'youtube', engine: 'ready' },
      { ...page, ...{ operations: poisoned(page.operations), elements: poisoned(page.elements) } },
      { ...page, counts: { captured: distinctive(), rows: { toString: distinctive() }, posts: -1 } },
      { ...page, trouble: distinctive(), change: distinctive(), url: `https://x.com/${distinctive()}` },
      distinctive(),
    ];
    const report = reportFile({
      ...parts,
      userAgent: `Mozilla/5.0 (${distinctive()}) Gecko Firefox/128.0 ${distinctive()}/1.0`,
      settings: {
        ...defaultSettings,
        offSites: ['x', distinctive()],
        offSignals: [distinctive()],
        offPacks: [distinctive()],
        hidden: [{ account: `x:${distinctive()}`, handle: distinctive(), name: distinctive() }],
      },
      addedPacks: [
        {
          ...{ id: distinctive(), title: distinctive(), version: distinctive(), cases: 1, isOn: true, proof: null },
          signatures: [{ id: distinctive(), title: distinctive() }],
        },
      ],
      pages,
    });
    expect(used.length).toBeGreaterThan(60);
    expect(used.filter((word) => report.includes(word))).toEqual([]);
    expect(report).not.toContain('Zaphkiel');
    expect(report).not.toMatch(/https?:|@/);
    // It can be empty for another reason: what is ours is there.
    expect(JSON.parse(report).pages).toHaveLength(4);
    expect(report).toContain('Firefox/128.0');
  });

  it('knows every name by a table', () => {
    expect(siteChecks.operations).toContain('HomeTimeline');
    expect(siteChecks.operations).toContain('next');
    expect(siteChecks.elements).toContain('postText');
  });
});
