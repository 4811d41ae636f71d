// The report on faults: versions, the browser, choices that name nobody, numbers, and codes of our own. No handle, id, name, text, note, address or list is
// in it, because nothing is taken over but numbers and names that stand in tables of ours (reading/diagnosis.ts).

import { readPageDiagnosis } from '../reading/diagnosis';
import { siteChecks } from '../reading/diagnosis-names';
import type { StoreTrouble } from '../store/local';
import type { AddedPack } from '../store/packs';
import { type Settings, siteState } from '../store/settings';

export interface ReportParts {
  /** Of the extension. */
  name: string;
  version: string;
  userAgent: string;
  settings: Settings;
  addedPacks: readonly AddedPack[];
  store: readonly StoreTrouble[];
  /** What was answered, whatever it is. */
  pages: readonly unknown[];
  now: number;
}

const browserPattern = /(?:Firefox|Edg|OPR|Chrome)\/\d+(?:\.\d+)*/g;

export function reportFile({ name, version, userAgent, settings, addedPacks, store, pages, now }: ReportParts): string {
  const { language, showFrom, iconOnly, offSites, offSignals, offPacks } = settings;
  const report = {
    kind: 'persona-lens-report',
    extension: { name, version, build: import.meta.env.FIREFOX ? 'firefox' : 'chromium' },
    // The rest of it says more about the device than a fault needs.
    browser: userAgent.match(browserPattern) ?? [],
    isMobile: /\bMobile\b|Android/.test(userAgent),
    settings: {
      language,
      showFrom,
      iconOnly,
      isPaused: siteState({ ...settings, offSites: [] }, '', now) === 'paused',
      sitesOff: siteChecks.sites.filter((site) => offSites.includes(site)),
      signalsOff: offSignals.length,
      packsOff: offPacks.length,
      packsAdded: addedPacks.length,
      packsAddedOn: addedPacks.filter(({ isOn }) => isOn).length,
    },
    storage: store,
    pages: pages.map((page) => readPageDiagnosis(page, siteChecks)).filter((page) => page !== null),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
