// What the reader chose, kept by the browser on this device. Nothing about accounts is stored.
import { browser } from 'wxt/browser';

export interface Settings {
  /** Reading X at all. */
  enabled: boolean;
  /** Quiet marks where there is no resemblance or too little to compare. */
  showAll: boolean;
}

export const defaultSettings: Settings = { enabled: true, showAll: true };

const key = 'settings';

/** Whatever is stored, completed and checked; an older or damaged value falls back field by field. */
export function readSettings(stored: unknown): Settings {
  const fields = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
  const flag = (name: keyof Settings) => {
    const value = fields[name];
    return typeof value === 'boolean' ? value : defaultSettings[name];
  };
  return { enabled: flag('enabled'), showAll: flag('showAll') };
}

export async function loadSettings(): Promise<Settings> {
  return readSettings((await browser.storage.local.get(key))[key]);
}

export async function saveSettings(settings: Settings): Promise<void> {
  await browser.storage.local.set({ [key]: settings });
}

export function onSettings(listener: (settings: Settings) => void): () => void {
  const heard = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[key];
    if (area === 'local' && change !== undefined) listener(readSettings(change.newValue));
  };
  browser.storage.onChanged.addListener(heard);
  return () => browser.storage.onChanged.removeListener(heard);
}
