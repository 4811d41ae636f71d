// What the popup asks of the page's content script.
import type { EngineState } from '../engine/client';
import type { EngineTrouble, Problem } from '../engine/protocol';
import type { StoreTrouble } from '../store/local';
import type { SiteChange } from './self-check';

export interface StatusQuestion {
  kind: 'persona-lens:status';
}

/** From the background: a key was pressed. */
export interface StepOrder {
  kind: 'persona-lens:step';
  to: 'next' | 'previous';
}

export interface Status {
  /** Id of the site, as in settings. */
  site: string;
  engine: EngineState | 'off' | 'paused';
  accounts: number;
  badges: number;
  /** Kinds of content that this version does not know. */
  unknown: number;
  /** What the engine died of, while none works. */
  trouble: EngineTrouble | null;
  /** Responses that were more than the engine's memory holds. */
  tooLarge: number;
  /** How the site seems to have changed. */
  change: SiteChange | null;
  /** What is wrong with the browser's storage, as the page's script noticed. */
  store: readonly StoreTrouble[];
  problems: readonly Problem[];
  /** Names of added sets that were left out as too slow. */
  slow: readonly string[];
}

export function isStatusQuestion(message: unknown): message is StatusQuestion {
  return (
    typeof message === 'object' &&
    message !== null &&
    (message as { kind?: unknown }).kind === ('persona-lens:status' satisfies StatusQuestion['kind'])
  );
}

/** null for anything else. */
export function readStepOrder(message: unknown): StepOrder | null {
  const { kind, to } = (typeof message === 'object' && message !== null ? message : {}) as Record<string, unknown>;
  if (kind !== ('persona-lens:step' satisfies StepOrder['kind'])) return null;
  return to === 'next' || to === 'previous' ? { kind, to } : null;
}
