// What a test can choose about the replica of YouTube. The server puts what the client needs into the page's inline configuration.
import type { AnswerOptions } from '../../fixtures/youtube/answers.ts';

export interface ReplicaOptions extends AnswerOptions {
  dark: boolean;
  /** The experiment whose first inline script freezes builtins. */
  freeze: boolean;
  /** A video is asked for by `get_watch` (an array of parts) or by `next`. */
  getWatch: boolean;
  /** Milliseconds between the two steps in which a reused element gets its new data; 0: at once. */
  bindingDelay: number;
  /** How much of the page comes: everything, an empty app that never gets its data, or a question about cookies in its place. */
  extent: 'whole' | 'half' | 'consent';
  /** Milliseconds that every answer waits. */
  delay: number;
}

export const defaultOptions: ReplicaOptions = {
  language: 'en',
  comments: '2024',
  shuffled: true,
  missing: false,
  padding: 0,
  now: Date.UTC(2026, 10, 20, 12),
  dark: false,
  freeze: false,
  getWatch: true,
  bindingDelay: 0,
  extent: 'whole',
  delay: 10,
};

/** What the client is told. */
export type ClientOptions = Pick<ReplicaOptions, 'getWatch' | 'bindingDelay'>;
