// The languages that Persona Lens speaks, and which of them a reader gets. Chinese is told by script; a tag without one says it by its region.

export const languages = ['en', 'zh-Hans', 'zh-Hant', 'es', 'ja', 'fr', 'ar'] as const;
export type Language = (typeof languages)[number];

/** As each language calls itself, for the list to choose from. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
  es: 'Español',
  ja: '日本語',
  fr: 'Français',
  ar: 'العربية',
};

export const isLanguage = (tag: unknown): tag is Language => languages.some((one) => one === tag);

function known(tag: string): Language | undefined {
  const parts = tag.split(/[-_]/);
  const [first = ''] = parts;
  if (first.toLowerCase() !== 'zh') return languages.find((one) => one === first.toLowerCase());
  const script = parts.find((part) => /^han[st]$/i.test(part))?.toLowerCase();
  if (script !== undefined) return script === 'hant' ? 'zh-Hant' : 'zh-Hans';
  return parts.some((part) => /^(?:tw|hk|mo)$/i.test(part)) ? 'zh-Hant' : 'zh-Hans';
}

/** `chosen`: in the settings, "" for the browser's. `wanted`: navigator.languages, best first. */
export function languageOf(chosen: string, wanted: readonly string[]): Language {
  if (isLanguage(chosen)) return chosen;
  for (const tag of wanted) {
    const found = known(tag);
    if (found !== undefined) return found;
  }
  return 'en';
}
