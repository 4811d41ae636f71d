// What a page's script may ask of the background: to open the window in which a note is written. The page itself cannot ask: it can neither send to the
// extension nor make our script send.
import { accountPattern, readCalled } from '../store/settings';

export interface NoteRequest {
  kind: 'persona-lens:write-note';
  account: string;
  handle: string;
  /** Of an account without a handle. */
  name?: string;
}

/** null for anything else. */
export function readNoteRequest(message: unknown): NoteRequest | null {
  const { kind, account, handle, name } = (typeof message === 'object' && message !== null ? message : {}) as Record<
    string,
    unknown
  >;
  if (kind !== ('persona-lens:write-note' satisfies NoteRequest['kind'])) return null;
  if (typeof account !== 'string' || !accountPattern.test(account)) return null;
  return { kind, account, ...readCalled(handle, name) };
}

/** The page of ours in which a note on this account is written. */
export function notePath({ account, handle, name }: Omit<NoteRequest, 'kind'>): string {
  return `/note.html?${new URLSearchParams({ account, handle, ...(name === undefined ? {} : { name }) })}`;
}

export const noteWindow = { type: 'popup' as const, width: 440, height: 400 };
