// What a key does that the browser listens to: it works wherever the reader is in the window. Which key, the reader decides in the browser's own list.
import type { StepOrder } from '../reading/status';

/** Names of the manifest's commands. */
export const commandNames = ['open_panel', 'pause', 'next_account', 'previous_account'] as const;
export type CommandName = (typeof commandNames)[number];

export interface CommandParts {
  /** Has to happen at once: the browser opens a panel only while the key is being pressed. */
  openPanel(windowId: number): void;
  togglePause(): void;
  tellPage(tab: number, order: StepOrder): void;
}

export interface PressedIn {
  id?: number | undefined;
  windowId: number;
}

export function runCommand(command: string, tab: PressedIn | undefined, parts: CommandParts): void {
  if (command === ('pause' satisfies CommandName)) return parts.togglePause();
  if (tab === undefined) return;
  if (command === ('open_panel' satisfies CommandName)) return parts.openPanel(tab.windowId);
  if (tab.id === undefined) return;
  if (command === ('next_account' satisfies CommandName))
    parts.tellPage(tab.id, { kind: 'persona-lens:step', to: 'next' });
  if (command === ('previous_account' satisfies CommandName))
    parts.tellPage(tab.id, { kind: 'persona-lens:step', to: 'previous' });
}
