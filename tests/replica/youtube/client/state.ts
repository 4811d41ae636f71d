// What every part of the page needs to know.
import type { ClientOptions } from '../options.ts';

export interface PageState {
  options: ClientOptions;
  /** The video that is shown, '' where none is. */
  videoId: string;
  /** Goes to another page without loading anything anew. */
  go(path: string): Promise<void>;
}

let state: PageState | undefined;

export function startState(started: PageState): PageState {
  state = started;
  return started;
}

export function page(): PageState {
  if (state === undefined) throw new Error('the page has not started');
  return state;
}
