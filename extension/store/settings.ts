// What the reader chose, kept by the browser on this device. Of accounts only those are stored that the reader asked never to have marked; what was
// read of a page is not stored at all.
import { isLanguage } from '../words/languages';
import { inTurn, noteWhole, onLocal, readLocal, writeLocal } from './local';

/** An account that the reader wants no mark for. */
export interface HiddenAccount {
  /** Platform and id, as accountKey() writes them: ids decide. */
  account: string;
  /** The handle at that time, for the list; may be empty. */
  handle: string;
  /** The name at that time, only of an account without a handle. */
  name?: string;
}

export const showChoices = ['strong', 'marked', 'some', 'all'] as const;
/** "all": quiet marks too, where there is no resemblance or too little to compare. */
export type ShowFrom = (typeof showChoices)[number];

export interface Settings {
  /** Tag of one of our languages; "" for that of the browser. */
  language: string;
  /** Ids of sites (sites.ts) that are not to be read. */
  offSites: readonly string[];
  /** Nothing is read anywhere before this moment; ms since 1970, 0 = no pause. */
  pausedUntil: number;
  /** From which label on a mark is shown. It changes what is shown, never a label. */
  showFrom: ShowFrom;
  /** The mark alone; else with a word of the label beneath. */
  iconOnly: boolean;
  /** Signals and packs whose evidence is left out (reading/choices.ts). */
  offSignals: readonly string[];
  offPacks: readonly string[];
  hidden: readonly HiddenAccount[];
}

export const defaultSettings: Settings = {
  language: '',
  offSites: [],
  pausedUntil: 0,
  showFrom: 'some',
  iconOnly: false,
  offSignals: [],
  offPacks: [],
  hidden: [],
};

export const pauseMs = 60 * 60 * 1000;

const key = 'settings';
const maxNames = 100;
const maxHidden = 5_000;
const namePattern = /^[a-z0-9][a-z0-9_-]{0,63}$/;
export const accountPattern = /^(?:x|youtube):[\w-]{1,64}$/;
const handlePattern = /^[^\s\p{C}]{0,64}$/u;
const shownNamePattern = /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]{1,100}$/u;

/** What an account is called, as far as it can be kept: by its handle or, only where it has none, its name. */
export function readCalled(handle: unknown, name: unknown): { handle: string; name?: string } {
  if (typeof handle === 'string' && handle !== '' && handlePattern.test(handle)) return { handle };
  return typeof name === 'string' && shownNamePattern.test(name) ? { handle: '', name } : { handle: '' };
}

export const accountKey = ({ platform, id }: { platform: string; id: string }) => `${platform}:${id}`;

/** Whatever is stored, completed and checked; an older or damaged value falls back field by field. */
export function readSettings(stored: unknown): Settings {
  const fields = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
  const { pausedUntil, iconOnly } = fields;
  return {
    language: isLanguage(fields.language) ? fields.language : '',
    // Before there were sites to choose from there was one switch.
    offSites: fields.enabled === false ? ['x'] : names(fields.offSites),
    pausedUntil:
      typeof pausedUntil === 'number' && Number.isSafeInteger(pausedUntil) && pausedUntil > 0 ? pausedUntil : 0,
    showFrom: showChoices.find((choice) => choice === fields.showFrom) ?? defaultSettings.showFrom,
    iconOnly: typeof iconOnly === 'boolean' ? iconOnly : defaultSettings.iconOnly,
    offSignals: names(fields.offSignals),
    offPacks: names(fields.offPacks),
    hidden: hiddenAccounts(fields.hidden),
  };
}

function names(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  const good = value.filter((one): one is string => typeof one === 'string' && namePattern.test(one));
  return Array.from(new Set(good)).slice(0, maxNames);
}

function hiddenAccounts(value: unknown): HiddenAccount[] {
  if (!Array.isArray(value)) return [];
  const byAccount = new Map<string, HiddenAccount>();
  for (const one of value.slice(0, maxHidden)) {
    const { account, handle, name } = (one ?? {}) as Record<string, unknown>;
    if (typeof account !== 'string' || !accountPattern.test(account)) continue;
    byAccount.set(account, { account, ...readCalled(handle, name) });
  }
  return Array.from(byAccount.values());
}

export type SiteState = 'on' | 'off' | 'paused';

/** A pause is at most as long as the button makes it: a clock that was set back must not switch us off for years. */
export function siteState({ offSites, pausedUntil }: Settings, site: string, now: number): SiteState {
  if (offSites.includes(site)) return 'off';
  return pausedUntil > now && pausedUntil - now <= pauseMs ? 'paused' : 'on';
}

/** A pause from now on, or the end of one. */
export const pauseToggled = (settings: Settings): Partial<Settings> => ({
  pausedUntil: siteState({ ...settings, offSites: [] }, '', Date.now()) === 'paused' ? 0 : Date.now() + pauseMs,
});

/** The list with or without one name. */
export const toggled = (list: readonly string[], name: string, isIn: boolean): string[] =>
  isIn ? Array.from(new Set([...list, name])) : list.filter((one) => one !== name);

/** Whether every choice in `raw` was taken over as it stands there. */
export function isWhole(raw: unknown, read: Settings): boolean {
  if (typeof raw !== 'object' || raw === null) return false;
  const fields = raw as Record<string, unknown>;
  return Object.keys(defaultSettings).every(
    (name) => !(name in fields) || JSON.stringify(fields[name]) === JSON.stringify(read[name as keyof Settings]),
  );
}

function readStored(stored: unknown): Settings {
  const read = readSettings(stored);
  noteWhole('settings', stored === undefined || isWhole(stored, read));
  return read;
}

const stored = async () => readStored((await readLocal(key))[key]);
/** The defaults where the browser gives nothing. */
export const loadSettings = (): Promise<Settings> => stored().catch(() => defaultSettings);

const next = inTurn();

/** Changes what `change` names, on top of what is stored now: another window may have changed something else. */
export const changeSettings = (change: (now: Settings) => Partial<Settings>): Promise<boolean> =>
  next(async () => {
    const now = await stored();
    await writeLocal({ [key]: readSettings({ ...now, ...change(now) }) });
  });

export const onSettings = (listener: (settings: Settings) => void): (() => void) =>
  onLocal(key, (value) => listener(readStored(value)));
