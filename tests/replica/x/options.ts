// What a test can choose about the replica of X. The server puts the options into the page's inline state.
import { type AnswerOptions, defaultAnswerOptions } from '../../fixtures/x/answers.ts';

export interface ReplicaOptions extends AnswerOptions {
  theme: 'light' | 'dim' | 'dark' | 'contrast';
  fontScale: 'small' | 'normal' | 'large' | 'huge';
  language: 'en' | 'ar' | 'ja';
  rtl: boolean;
  /** How permalinks are written: sites.md lists all three. */
  permalinks: 'relative' | 'absolute' | 'anonymous';
  /** "Show more" of long posts: a link (2024) or a button that expands in place (2026). */
  showMore: 'link' | 'button';
  /** Added to the server's clock in the HTTP Date header only, ms. */
  clockSkew: number;
  /** Make the client throw while it starts. */
  failAtBoot: boolean;
  /** The page's very first script. */
  firstScript: string;
  /** With a policy that allows no string to become a script, and no unknown source. */
  trustedTypes: boolean;
  /** Milliseconds that every GraphQL answer waits. */
  delay: number;
}

export const defaultOptions: ReplicaOptions = {
  ...defaultAnswerOptions,
  theme: 'light',
  fontScale: 'normal',
  language: 'en',
  rtl: false,
  permalinks: 'relative',
  showMore: 'button',
  clockSkew: 0,
  failAtBoot: false,
  firstScript: '',
  trustedTypes: false,
  delay: 20,
};
