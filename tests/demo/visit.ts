// What the demo needs of each site that it reads.
import type { Page } from 'puppeteer-core';
import type { CardOpened } from './badges.ts';

export interface Visit {
  site: 'x' | 'youtube';
  port: number;
  hosts: readonly string[];
  /** Accounts by id, as the table names them. */
  names: ReadonlyMap<string, string>;
  /** Reads the site until an evidence card is open. */
  open(page: Page): Promise<CardOpened>;
  /** What the page was sent meanwhile, each as a file for the command line. */
  responses(): { name: string; content: string }[];
  close(): Promise<void>;
}
