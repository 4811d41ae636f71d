// Words of the page layer: flat objects of sentences with {named} placeholders; a pair of forms is chosen by {n}. Findings come from the engine
// already in words.
export type Sentence = string | { zero?: string; one: string; other: string };
type Fillings = Readonly<Record<string, string | number>>;

export interface Words {
  /** Of the words, not of the page. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** The sentence, or "" for an unknown key (a test walks over all keys in use). */
  say(key: string, fillings?: Fillings): string;
  has(key: string): boolean;
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
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

const rightToLeft: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

export function createWords(sentences: Readonly<Record<string, Sentence>>, language: string): Words {
  // Day, month, year in this order reads the same to everybody who reads English.
  const locale = language === 'en' ? 'en-GB' : language;
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
  const shortMonth = dates({ month: 'short', year: 'numeric' });

  function formOf(sentence: Sentence, n: string | number | undefined): string {
    if (typeof sentence === 'string') return sentence;
    if (n === 0 && sentence.zero !== undefined) return sentence.zero;
    return plural.select(Number(n)) === 'one' ? sentence.one : sentence.other;
  }

  return {
    language,
    direction: rightToLeft.has(new Intl.Locale(language).language) ? 'rtl' : 'ltr',
    say(key, fillings = {}) {
      const sentence = sentences[key];
      if (sentence === undefined) return '';
      return formOf(sentence, fillings.n).replace(/\{(\w+)\}/g, (_, name: string) => {
        const value = fillings[name];
        return typeof value === 'number' ? whole.format(value) : (value ?? '');
      });
    },
    has: (key) => sentences[key] !== undefined,
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
  };
}
