// What the popup asks of the page's content script.
import type { EngineState } from '../engine/client';

export interface StatusQuestion {
  kind: 'persona-lens:status';
}

export interface Status {
  /** Id of the site, as in settings. */
  site: string;
  engine: EngineState | 'off' | 'paused';
  accounts: number;
  badges: number;
  problems: readonly string[];
}

export function isStatusQuestion(message: unknown): message is StatusQuestion {
  return (
    typeof message === 'object' &&
    message !== null &&
    (message as { kind?: unknown }).kind === ('persona-lens:status' satisfies StatusQuestion['kind'])
  );
}
