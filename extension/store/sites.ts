// The sites that can be switched on and off one by one. Which of them this build reads at all, its manifest says.
import { browser } from 'wxt/browser';

export interface Site {
  /** As in settings and in observations. */
  id: string;
  /** A proper name, the same in every language. */
  name: string;
  hosts: readonly string[];
}

const sites: readonly Site[] = [
  { id: 'x', name: 'X', hosts: ['x.com', 'mobile.x.com', 'twitter.com', 'mobile.twitter.com'] },
  { id: 'youtube', name: 'YouTube', hosts: ['www.youtube.com', 'm.youtube.com'] },
];

export const siteOfHost = (host: string): Site | undefined => sites.find(({ hosts }) => hosts.includes(host));
export const siteName = (id: string): string => sites.find((site) => site.id === id)?.name ?? id;

export function sitesOfThisBuild(): Site[] {
  const matches = browser.runtime.getManifest().content_scripts?.flatMap((script) => script.matches ?? []) ?? [];
  return sites.filter(({ hosts }) => hosts.some((host) => matches.includes(`https://${host}/*`)));
}
