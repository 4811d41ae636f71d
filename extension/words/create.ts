// Words of the page layer: flat objects of sentences with {named} placeholders; a form is chosen by {n}, as CLDR counts in the language. Findings
// come from the engine already in words.
export type Sentence = string | ({ other: string } & { [form in Exclude<Intl.LDMLPluralRule, 'other'>]?: string });
type Fillings = Readonly<Record<string, string | number>>;

export interface Words {
  /** Of the words, not of the page. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** The sentence, or "" for an unknown key (a test walks over all keys in use). */
  say(key: string, fillings?: Fillings): string;
  has(key: string): boolean;
  /** The sentence as its texts and, in their places, what is given: for places that hold elements. */
  parts<T>(key: string, fillings: Readonly<Record<string, T>>): (T | string)[];
  /** Two sentences one after the other. */
  join(first: string, second: string): string;
  /** A text of a pack; as it is where it has no translation. */
  packText(text: string): string;
  /** "3,836"; at most one decimal. */
  number(value: number): string;
  /** Always one decimal: "9.0". */
  decimal(value: number): string;
  /** "7 July 2009", "July 2009" or "2009", as exact as the text is. */
  date(iso: string): string;
  /** "Jul 2009" */
  month(time: number): string;
  /** "9 Jan 2020, 08:31:47", UTC. */
  moment(time: number): string;
  /** "3 minutes": the largest unit that fits, rounded. */
  span(ms: number): string;
  /** "15:40", in the reader's own time zone. */
  clock(time: number): string;
  /** "one, two and three" */
  list(items: readonly string[]): string;
  /** "one, two or three" */
  either(items: readonly string[]): string;
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

const rightToLeft: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Where the language's own tag is not enough. */
const locales: Readonly<Record<string, string>> = {
  // Day, month, year in this order reads the same to everybody who reads English.
  en: 'en-GB',
  // CLDR's default digits for Arabic without a country, since release 48, and those that all Arab countries read; older browsers chose others.
  ar: 'ar-u-nu-latn',
};

/** `packTexts`: English texts of packs and their translations. */
export function createWords(
  sentences: Readonly<Record<string, Sentence>>,
  language: string,
  packTexts: Readonly<Record<string, Sentence>> = {},
): Words {
  const locale = locales[language] ?? language;
  const plural = new Intl.PluralRules(locale);
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const day = dates({ day: 'numeric', month: 'long', year: 'numeric' });
  const month = dates({ month: 'long', year: 'numeric' });
  const hours = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const moments = dates({
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const series = new Intl.ListFormat(locale, { type: 'conjunction' });
  const choice = new Intl.ListFormat(locale, { type: 'disjunction' });
  const shortMonth = dates({ month: 'short', year: 'numeric' });

  function formOf(sentence: Sentence, n: string | number | undefined): string {
    if (typeof sentence === 'string') return sentence;
    if (n === 0 && sentence.zero !== undefined) return sentence.zero;
    if (n === 1 && sentence.one !== undefined) return sentence.one;
    return sentence[plural.select(Number(n))] ?? sentence.other;
  }

  const say = (key: string, fillings: Fillings = {}) => {
    const sentence = sentences[key];
    if (sentence === undefined) return '';
    return formOf(sentence, fillings.n).replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = fillings[name];
      return typeof value === 'number' ? whole.format(value) : (value ?? '');
    });
  };

  return {
    language,
    direction: rightToLeft.has(new Intl.Locale(language).language) ? 'rtl' : 'ltr',
    say,
    has: (key) => sentences[key] !== undefined,
    parts<T>(key: string, fillings: Readonly<Record<string, T>>) {
      const sentence = sentences[key] ?? '';
      // Split at its places, every second piece is the name of one.
      const pieces = formOf(sentence, undefined).split(/\{(\w+)\}/);
      return pieces.flatMap((piece, index): (T | string)[] => {
        if (index % 2 === 0) return piece === '' ? [] : [piece];
        return piece in fillings ? [fillings[piece] as T] : [];
      });
    },
    join: (first, second) => say('sentence.join', { first, second }),
    packText(text) {
      const translated = packTexts[text];
      return typeof translated === 'string' ? translated : text;
    },
    number: (value) => whole.format(value),
    decimal: (value) => tenths.format(value),
    date(iso) {
      const time = Date.parse(iso);
      if (Number.isNaN(time)) return iso;
      if (/^\d{4}$/.test(iso)) return iso;
      return (/^\d{4}-\d{2}$/.test(iso) ? month : day).format(time);
    },
    month: (time) => shortMonth.format(time),
    moment: (time) => moments.format(time),
    span(ms) {
      const [unit, size] = units.find(([, least]) => ms >= least) ?? (['second', 1_000] as const);
      return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.round(ms / size));
    },
    clock: (time) => hours.format(time),
    list: (items) => series.format(items),
    either: (items) => choice.format(items),
  };
}
