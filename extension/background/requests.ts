// What a page's script may ask of the background: to open the window in which a note is written. The page itself cannot ask: it can neither send to the
// extension nor make our script send.
import { accountPattern, handlePattern } from '../store/settings';

export interface NoteRequest {
  kind: 'persona-lens:write-note';
  account: string;
  handle: string;
}

/** null for anything else. */
export function readNoteRequest(message: unknown): NoteRequest | null {
  const { kind, account, handle } = (typeof message === 'object' && message !== null ? message : {}) as Record<
    string,
    unknown
  >;
  if (kind !== ('persona-lens:write-note' satisfies NoteRequest['kind'])) return null;
  if (typeof account !== 'string' || !accountPattern.test(account)) return null;
  return { kind, account, handle: typeof handle === 'string' && handlePattern.test(handle) ? handle : '' };
}

/** The page of ours in which a note on this account is written. */
export function notePath({ account, handle }: Pick<NoteRequest, 'account' | 'handle'>): string {
  return `/note.html?${new URLSearchParams({ account, handle })}`;
}

export const noteWindow = { type: 'popup' as const, width: 440, height: 400 };
