// What the tap and the reader behind it need to know of a site, as data: which of its responses are read, and what its first HTML brings along.
// The tap runs in the page's own world before anything else, so nothing of adapters or selectors comes in here.
import { xSite } from './x/operations';
import { youtubeSite } from './youtube/endpoints';

export type Platform = 'x' | 'youtube';

/** RegExp's own exec, passed because a page may have replaced it. */
export type Exec = (pattern: RegExp, text: string) => RegExpExecArray | null;

export interface Site {
  readonly platform: Platform;
  /** What a relative address is relative to. */
  readonly origin: string;
  /** The operation a URL asks for, or null when it is none of those that are read. */
  operationOf(url: string, exec: Exec): string | null;
  /** Where a request says what it asks for: `variables` in its query or body, or its whole JSON body. */
  readonly request: 'variables' | 'body';
  /** Global variables in which the first HTML brings data. */
  readonly globals: readonly string[];
}

/** The site of a page; null where neither tap nor reader has anything to do. */
export function siteOf(hostname: string): Site | null {
  if (/(?:^|\.)(?:x|twitter)\.com$/.test(hostname)) return xSite;
  return /(?:^|\.)youtube\.com$/.test(hostname) ? youtubeSite : null;
}
