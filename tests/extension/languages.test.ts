// @vitest-environment happy-dom
// Every language we speak: whole, up to date, said in the right direction, counted and dated as the language does, and worded as carefully as English.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardContent } from '../../extension/card/content.ts';
import type { PageReport } from '../../extension/panel/protocol.ts';
import { createView } from '../../extension/panel/view.ts';
import { exampleAssessment } from '../../extension/surfaces/example.ts';
import { createWords, type Sentence, type Words } from '../../extension/words/create.ts';
import { isLanguage, type Language, languageNames, languageOf, languages } from '../../extension/words/languages.ts';
import { loadAllWords, pageWordsOf } from '../../extension/words/load.ts';
import { englishSentences, englishWords } from '../../extension/words/words.ts';
import spamouflage from '../../shared/packs/spamouflage.json';

const shared = join(import.meta.dirname, '../../shared');
const read = async (name: string): Promise<unknown> => JSON.parse(readFileSync(join(shared, 'words', name), 'utf8'));
const catalogue = (name: string) =>
  JSON.parse(readFileSync(join(shared, 'words', name), 'utf8')) as Record<string, Sentence>;
const others = languages.filter((language) => language !== 'en');
const wordsIn = (language: Language) => loadAllWords(englishSentences, language, read);

describe('the reader’s language', () => {
  it.each<[readonly string[], Language]>([
    [['fr-CA', 'en'], 'fr'],
    [['de', 'es-MX', 'en'], 'es'],
    [['zh-TW'], 'zh-Hant'],
    [['zh-HK'], 'zh-Hant'],
    [['zh-Hant-CN'], 'zh-Hant'],
    [['zh-Hans-HK'], 'zh-Hans'],
    [['zh'], 'zh-Hans'],
    [['zh-SG'], 'zh-Hans'],
    [['AR-eg'], 'ar'],
    [['pt', 'ko'], 'en'],
    [[], 'en'],
  ])('of a browser that asks for %j is %s', (wanted, expected) => expect(languageOf('', wanted)).toBe(expected));

  it('is the chosen one, where it is one of ours', () => {
    expect(languageOf('ja', ['fr'])).toBe('ja');
    expect(languageOf('tlh', ['fr'])).toBe('fr');
    expect(isLanguage(7)).toBe(false);
  });
});

describe('translations', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'persona-lens-words-'));
    for (const name of ['tools', 'words', 'packs']) cpSync(join(shared, name), join(folder, name), { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function check(root: string): { status: number | null; said: string } {
    const { status, stdout, stderr } = spawnSync('python3', [join(root, 'tools/translations.py'), 'check'], {
      encoding: 'utf8',
    });
    return { status, said: stdout + stderr };
  }

  /** What the check says while one file of a copy is another. */
  function checkWith(name: string, change: (text: string) => string): string {
    const file = join(folder, name);
    const before = readFileSync(file, 'utf8');
    const after = change(before);
    expect(after).not.toBe(before);
    writeFileSync(file, after);
    const { status, said } = check(folder);
    writeFileSync(file, before);
    expect(status).toBe(1);
    return said;
  }

  it('are all there and made from the English sentences as they are', () => {
    const { status, said } = check(shared);
    expect(said).toMatch(/: no problems\n$/);
    expect(status).toBe(0);
  });

  it('that are missing, too many, stale, empty or with other places are told of', () => {
    const caveat = /"caveat": "[^"]*"/;
    expect(checkWith('words/fr.json', (text) => text.replace('"caveat":', '"caveats":'))).toContain(
      'fr.json: caveat: is missing\nfr.json: caveats: English has no such sentence',
    );
    expect(checkWith('words/en.json', (text) => text.replace(caveat, '"caveat": "Something else."'))).toContain(
      'ar.json: caveat: was not made from the English sentence as it is now',
    );
    expect(checkWith('words/ja.json', (text) => text.replace(caveat, '"caveat": " "'))).toContain(
      'ja.json: caveat: a form is empty or no text',
    );
    expect(checkWith('words/es.json', (text) => text.replace(caveat, '"caveat": "{who}"'))).toContain(
      'es.json: caveat: other: placeholders that English has not: who',
    );
    expect(checkWith('words/ui.ar.json', (text) => text.replace('{handle}', ''))).toContain(
      'placeholders left out: handle',
    );
    expect(checkWith('words/ar.json', (text) => text.replace('"two":', '"dual":'))).toContain('forms are missing: two');
    expect(
      checkWith('packs/spamouflage.json', (text) => text.replace('forgot it and came back', 'came back')),
    ).toContain('packs.zh-Hant.json: is missing: Somebody who made an account years ago, came back.');
  });
});

describe.each(languages)('%s', (language) => {
  let words: Words;
  beforeAll(async () => {
    words = await wordsIn(language);
  });

  it('is spoken, under its own name and in its own direction', () => {
    expect(words.language).toBe(language);
    expect(words.say('language.name')).toBe(languageNames[language]);
    expect(words.direction).toBe(language === 'ar' ? 'rtl' : 'ltr');
  });

  it('spells numbers and dates in the interface as the engine does in its sentences', () => {
    const {
      'number.group': group,
      'number.group_from': from,
      'number.decimal': decimal,
    } = catalogue(`${language}.json`);
    const grouped = (digits: string) =>
      digits.length >= Number(from) ? digits.replace(/(?<=\d)(?=(?:\d{3})+$)/g, String(group)) : digits;
    for (const number of [0, 999, 3836, 38_360, 1_234_567]) expect(words.number(number)).toBe(grouped(String(number)));
    expect(words.number(4.2)).toBe(`4${String(decimal)}2`);
    for (const month of ['01', '02', '08', '12']) {
      const year = '2021';
      const name = words.say(`month.${month}`);
      expect(words.date(`${year}-${month}`)).toBe(words.say('date.month', { year, month: name }));
      expect(words.date(`${year}-${month}-04`)).toBe(words.say('date.day', { year, month: name, day: '4' }));
    }
  });

  it('never says who somebody is, and does not raise its voice', () => {
    const everything = ['', 'ui.', 'packs.']
      .filter((kind) => language !== 'en' || kind !== 'packs.')
      .flatMap((kind) => Object.values(catalogue(`${kind}${language}.json`)))
      .flatMap((sentence) => (typeof sentence === 'string' ? [sentence] : Object.values(sentence)))
      .join('\n');
    expect(everything.match(neverSaid[language])).toBeNull();
    expect(everything).not.toMatch(/[!！]/);
  });

  it('is what the card says, in every part of it', () => {
    const content = cardContent(document, words, cardOf(exampleAssessment(words)), 'h');
    const text = content.map((section) => section.textContent).join('\n');
    expect(text).not.toMatch(/[{}]|undefined/);
    for (const key of ['caveat', 'ui.card.life', 'ui.card.traits', 'ui.card.innocent', 'ui.card.sample']) {
      expect(text).toContain(words.say(key));
    }
    if (language !== 'en') expect(englishIn(text, language)).toEqual([]);
  });

  it('is what the panel says', () => {
    const view = createView({ document, words, order: () => {}, goOn: () => {}, reload: () => {} });
    view.show({ kind: 'page', report });
    const text = view.element.textContent ?? '';
    expect(text).not.toMatch(/[{}]|undefined/);
    expect(text).toContain(words.say('ui.panel.summary', { n: 1, speaking: '1', groups: '0' }));
    if (language !== 'en') expect(englishIn(text, language)).toEqual([]);
  });
});

/** Whole words only, in letters of any kind. */
const anyOf = (...words: readonly string[]) => new RegExp(`(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`, 'iu');

/** Words for what somebody is or wants, as tests/core/report/wording.h has them for English. */
const neverSaid: Readonly<Record<Language, RegExp>> = {
  en: anyOf(
    'bots?',
    'fakes?',
    'trolls?',
    'suspicious',
    'genuine',
    'guilty',
    'malicious',
    '(?:in)?authentic',
    'propaganda',
    'verdict',
  ),
  'zh-Hans': /机器人|水军|五毛|虚假|假账号|可疑|真实账号|恶意|有罪|骗子|宣传机器/,
  'zh-Hant': /機器人|水軍|網軍|五毛|虛假|假帳號|可疑|真實帳號|惡意|有罪|騙子/,
  es: anyOf(
    'bots?',
    'trols?',
    'trolls?',
    'fals[oa]s?',
    'sospechos[oa]s?',
    'auténtic[oa]s?',
    'propaganda',
    'culpables?',
  ),
  ja: /ボット|荒らし|偽アカウント|偽物|怪しい|不審|本物|悪意|有罪|工作員/,
  fr: anyOf(
    'bots?',
    'trolls?',
    'faux',
    'fausses?',
    'suspecte?s?',
    'authentiques?',
    'propagande',
    'coupables?',
    'malveillante?s?',
  ),
  ar: /روبوت|(?<!\p{L})بوت(?!\p{L})|ذباب|مزيف|وهمي|مشبوه|مريب|أصيل|دعاية|مذنب|خبيث/u,
};

/** Whole English sentences of ours, four words long or more, that stand in a text of another language. */
function englishIn(text: string, language: Language): string[] {
  const english = [
    ...Object.entries(englishSentences).flatMap(([key, sentence]) =>
      sentence === catalogue(key.startsWith('ui.') ? `ui.${language}.json` : `${language}.json`)[key]
        ? []
        : typeof sentence === 'string'
          ? [sentence]
          : Object.values(sentence),
    ),
    ...spamouflage.signatures.flatMap(({ signals, innocent }) => [
      ...innocent,
      ...signals.flatMap(({ rule, look_alike }) => [rule, look_alike]),
    ]),
  ];
  return english.filter((sentence) => sentence.split(' ').length > 3 && text.includes(sentence));
}

const cardOf = (assessment: ReturnType<typeof exampleAssessment>) => ({
  assessment,
  group: undefined,
  now: Date.UTC(2026, 10, 30),
  handleOf: () => undefined,
  shownName: (id: string) => id,
  profileUrl: () => '',
  jumpTo: () => null,
  switchedOff: [],
  isHidden: false,
  hide: () => {},
  marking: { isOn: false, toggle() {} },
});

const report: PageReport = {
  site: 'x',
  engine: 'ready',
  pausedUntil: 0,
  trouble: null,
  change: null,
  busy: 0,
  known: 1,
  evaluated: 1,
  accountsTotal: 1,
  accounts: [
    {
      id: '1',
      handle: 'ann_example',
      name: '',
      label: 'some',
      low: 12,
      high: 14,
      sentence: '',
      postsSeen: 3,
      created: [0, 86_400_000],
      onPage: true,
      together: false,
    },
  ],
  groups: [],
};

describe('words', () => {
  it('take the form that the language counts by', async () => {
    const words = await wordsIn('ar');
    const said = [0, 1, 2, 3, 11, 100].map((n) => words.say('ui.panel.members', { n }));
    expect(new Set(said).size).toBe(6);
    const forms = { zero: 'none', one: 'one', other: 'other' };
    expect(createWords({}, 'fr').either(['X', 'YouTube'])).toBe('X ou YouTube');
    const french = createWords({ a: forms, b: { one: 'one', other: 'other' } }, 'fr');
    expect([0, 1, 1.5, 2].map((n) => french.say('a', { n }))).toEqual(['none', 'one', 'one', 'other']);
    expect(french.say('b', { n: 0 })).toBe('one');
    // Japanese has one form; where one is told apart all the same, it is exactly one.
    expect([1, 2, 21].map((n) => createWords({ a: forms }, 'ja').say('a', { n }))).toEqual(['one', 'other', 'other']);
  });

  it('come apart at their places', () => {
    const words = createWords({ a: '{one}, then {two}.', b: '{gone}!' }, 'en');
    expect(words.parts('a', { two: 2, one: 1 })).toEqual([1, ', then ', 2, '.']);
    expect(words.parts('b', {})).toEqual(['!']);
  });

  it.each(others)('of %s that are missing or damaged leave the English ones', async (language) => {
    for (const broken of [
      () => Promise.reject(new Error('no such file')),
      async () => null,
      async () => ({ caveat: 7 }),
      async (name: string) => (name.startsWith('packs.') ? [] : await read(name)),
    ]) {
      const words = await loadAllWords(englishSentences, language, broken);
      expect([words.language, words.say('caveat')]).toEqual(['en', englishWords.say('caveat')]);
    }
    for (const file of [null, {}, { sentences: {} }, { sentences: { caveat: 7 }, packs: {} }]) {
      expect(pageWordsOf(englishSentences, language, file).language).toBe('en');
    }
  });

  it('of packs stay as they are where they have no translation', async () => {
    const words = await wordsIn('ja');
    expect(words.packText('A title that no pack has')).toBe('A title that no pack has');
    expect(words.packText('Repurposed sleeper')).not.toBe('Repurposed sleeper');
  });
});
