// @vitest-environment happy-dom
// Words are marked where they stand in the page, for what was found and for nothing else.
import { describe, expect, it } from 'vitest';
import { alignWords, phraseRuns, sharedRuns } from '../../extension/compare/align.ts';
import { wordsOf } from '../../extension/compare/words-of.ts';
import { quotedPhrases } from '../../extension/engine/packs.ts';
import { pageText } from '../../extension/highlight/page-text.ts';
import { planOf, runsToMark, type SeenPost } from '../../extension/highlight/plan.ts';
import { assessment, group } from './support/findings.ts';

const textsOf = (text: string) => wordsOf(text).map((word) => word.text);
const shown = (text: string, runs: readonly (readonly [number, number])[]) => {
  const words = wordsOf(text);
  return runs.map(([first, last]) => text.slice(words[first]?.start, words[last]?.end));
};

describe('the words of a text', () => {
  it('know no case, no width and nothing that cannot be seen', () => {
    expect(textsOf('Ｅvery\u200b VISITOR, to the “line”! 🚆')).toEqual(['every', 'visitor', 'to', 'the', 'line']);
    expect(textsOf('')).toEqual([]);
  });
  it('are found where there are no spaces', () =>
    expect(textsOf('今天早上我看到了').join('')).toBe('今天早上我看到了'));
  it('are bounded', () => expect(wordsOf('word '.repeat(5_000))).toHaveLength(600));
});

describe('two texts', () => {
  const a = 'Every visitor says the same thing: clean platforms, and trains on the minute.';
  const b = 'Friends! every VISITOR says the same thing — clean platforms, but trains at noon. xqzt';
  it('have their longest common words in common', () => {
    const pairs = alignWords(wordsOf('a b c d'), wordsOf('b x c d a'));
    expect(pairs).toEqual([
      [1, 0],
      [2, 2],
      [3, 3],
    ]);
  });
  it('share stretches of some length; a word here and there is nothing', () => {
    expect(shown(a, sharedRuns(wordsOf(a), wordsOf(b), 4))).toEqual([
      'Every visitor says the same thing: clean platforms',
    ]);
    expect(sharedRuns(wordsOf('tea first then the news'), wordsOf('the news first then tea'), 4)).toEqual([]);
  });
  it('contain a phrase wherever its words stand in a row', () => {
    const text = 'Riddled with SCANDAL, they say; riddled by scandal; riddled with scandal.';
    expect(shown(text, phraseRuns(wordsOf(text), wordsOf('riddled with scandal')))).toEqual([
      'Riddled with SCANDAL',
      'riddled with scandal',
    ]);
    expect(phraseRuns(wordsOf(text), [])).toEqual([]);
  });
});

describe('the phrases that can be marked', () => {
  it('are those that reports quote, not the words of sellers', () => {
    expect(quotedPhrases).toContain('riddled with scandal');
    expect(quotedPhrases).not.toContain('guaranteed profits');
  });
});

describe('what is marked', () => {
  const text = 'Every visitor to the new harbour line says the same thing';
  const posts: SeenPost[] = [
    { id: '1', author: null, handle: 'ann_example', text },
    { id: '2', author: null, handle: 'bob_example', text: `${text}, friends` },
    { id: '3', author: null, handle: 'Ann_Example', text: `${text} twice` },
    { id: '4', author: null, handle: 'cat_example', text: `${text} but nobody found it in copies` },
  ];
  const [ann, bob] = posts as [SeenPost, SeenPost];
  const evidence = { posts: ['1', '2', '3'], accounts: [] };
  const finding = (signal: string, high: number) => ({
    signal,
    group: 'G3' as const,
    decibans: { low: 0, high },
    observed: {},
    sentence: '',
    evidence,
  });
  const found = (signal: string, high = 9) =>
    assessment('12', 'ann_example', 'none', { observed: [finding(signal, high)] });
  const marked = (post: SeenPost, plan: ReturnType<typeof planOf>, seen = posts) =>
    shown(post.text, runsToMark(post.text, post, plan, seen, ['harbour line']).runs);

  it('is what another author posted too, among the posts that show it', () => {
    const plan = planOf(found('copied_text'), undefined);
    expect(marked(ann, plan)).toEqual([text]);
    expect(marked(bob, plan)).toEqual([text]);
    expect(marked(posts[3] as SeenPost, plan)).toEqual([]);
  });
  it('is nothing where only the author repeats it, or where it weighs nothing', () => {
    expect(marked(ann, planOf(found('copied_text'), undefined), [ann, posts[2] as SeenPost])).toEqual([]);
    expect(marked(ann, planOf(found('copied_text', 0), undefined))).toEqual([]);
    expect(marked(ann, planOf(found('rename'), undefined))).toEqual([]);
  });
  it('is told apart by accounts where the responses named them, whatever the page shows', () => {
    const plan = planOf(found('copied_text'), undefined);
    const by = (author: string | null, handle: string, id: string): SeenPost => ({ id, author, handle, text });
    // A renamed account is still the same; two that show no handle are two; what nobody named is compared with nobody.
    expect(marked(by('12', 'ann_example', '1'), plan, [by('12', 'anna_example', '2')])).toEqual([]);
    expect(marked(by('12', '', '1'), plan, [by('13', '', '2')])).toEqual([text]);
    expect(marked(by(null, '', '1'), plan, [by('13', 'bob_example', '2')])).toEqual([]);
  });
  it('is a phrase in the account’s own posts', () => {
    const plan = planOf(found('known_phrase'), undefined);
    expect(marked(ann, plan)).toEqual(['harbour line']);
    expect(marked(bob, plan)).toEqual([]);
  });
  it('is the text of a group of copies', () => {
    const copies = group(['12', '13'], 'strong', { posts: ['1', '2'] });
    expect(marked(bob, planOf(assessment('12', 'ann_example', 'none'), copies))).toEqual([text]);
    expect(marked(bob, planOf(assessment('12', 'ann_example', 'none'), { ...copies, kind: 'burst' }))).toEqual([]);
  });
});

describe('a text on the page', () => {
  const row = (html: string) => {
    const element = document.createElement('article');
    element.innerHTML = html;
    document.body.replaceChildren(element);
    return element;
  };

  it('is read as it is seen, over links, line breaks and pictures, and led back to the page’s nodes', () => {
    const element = row(
      '<span>Every visitor </span><a href="#">#harbour</a><br><span>says <img alt="🚆">so <img alt=":gull:"></span>',
    );
    const before = element.outerHTML;
    const { text, range } = pageText(element);
    expect(text).toBe('Every visitor #harbour\nsays 🚆so :gull:');
    const between = (from: number, to: number) => {
      const words = wordsOf(text);
      return range(words[from]?.start ?? 0, words[to]?.end ?? 0);
    };
    const found = between(1, 4);
    expect(found?.toString()).toBe('visitor #harboursays so');
    expect(found?.startContainer.parentElement?.localName).toBe('span');
    expect(found?.startOffset).toBe('Every '.length);
    // Words that are a picture's name end with the last text before it, and alone they are nowhere.
    expect(between(3, 5)?.toString()).toBe('says so ');
    expect(between(5, 5)).toBeNull();
    expect(element.outerHTML).toBe(before);
  });
  it('without any text has no place', () => {
    const { text, range } = pageText(row('<img alt="🚆">'));
    expect(text).toBe('🚆');
    expect(range(0, 2)).toBeNull();
  });
});
