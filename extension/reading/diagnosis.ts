// What a page's script tells about itself for somebody who looks for a fault: numbers, and words of our own. Nothing that a page, an account or the reader wrote
// can be in it, because nothing is taken over but numbers and names that stand in tables of ours; it is read so again on the other side.
import type { EngineState } from '../engine/client';
import { type EngineTrouble, engineTroubles } from '../engine/protocol';
import { type SiteChange, siteChanges } from './self-check';

export interface DiagnosisQuestion {
  kind: 'persona-lens:diagnose';
}

type Numbers = Readonly<Record<string, number>>;

export interface PageDiagnosis {
  site: string;
  engine: EngineState | 'off' | 'paused';
  /** Of the last death. */
  trouble: EngineTrouble | null;
  change: SiteChange | null;
  /** restarts, problems of sets, sets left out, and what reader and annotator count. */
  counts: Numbers;
  /** Why responses were not copied, and how many. */
  skipped: Numbers;
  /** By operation: responses read, empty ones, and the volume of these. */
  operations: Readonly<Record<string, { answers: number; empty: number; emptyVolume: number }>>;
  /** Elements on the page, by the names of the site's table. */
  elements: Numbers;
}

/** The names that may stand in it, from the tables of all sites. */
export interface KnownNames {
  sites: readonly string[];
  operations: readonly string[];
  elements: readonly string[];
}

export const countNames = [
  'restarts',
  'problems',
  'slow',
  'captured',
  'skipped',
  'ingested',
  'refused',
  'tooLarge',
  'lost',
  'accounts',
  'posts',
  'unknown',
  'rows',
  'joined',
  'badges',
  'mismatched',
] as const;
const skipNames = ['status', 'too_large', 'over_budget', 'unreadable'] as const;
const engines = ['starting', 'ready', 'restarting', 'stopped', 'off', 'paused'] as const;

export function isDiagnosisQuestion(message: unknown): message is DiagnosisQuestion {
  const { kind } = fieldsOf(message);
  return kind === ('persona-lens:diagnose' satisfies DiagnosisQuestion['kind']);
}

type Fields = Record<string, unknown>;
const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const oneOf = <T>(all: readonly T[], value: unknown): T | null => all.find((one) => one === value) ?? null;
const number = (value: unknown) => (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0);
const numbers = (value: unknown, names: readonly string[]): Numbers =>
  Object.fromEntries(
    names.filter((name) => name in fieldsOf(value)).map((name) => [name, number(fieldsOf(value)[name])]),
  );

/** null when it is none. */
export function readPageDiagnosis(value: unknown, names: KnownNames): PageDiagnosis | null {
  const fields = fieldsOf(value);
  const site = oneOf(names.sites, fields.site);
  const engine = oneOf(engines, fields.engine);
  if (site === null || engine === null) return null;
  const operations = fieldsOf(fields.operations);
  return {
    site,
    engine,
    trouble: oneOf(engineTroubles, fields.trouble),
    change: oneOf(siteChanges, fields.change),
    counts: numbers(fields.counts, countNames),
    skipped: numbers(fields.skipped, skipNames),
    operations: Object.fromEntries(
      names.operations
        .filter((name) => name in operations)
        .map((name) => {
          const { answers, empty, emptyVolume } = fieldsOf(operations[name]);
          return [name, { answers: number(answers), empty: number(empty), emptyVolume: number(emptyVolume) }];
        }),
    ),
    elements: numbers(fields.elements, names.elements),
  };
}
