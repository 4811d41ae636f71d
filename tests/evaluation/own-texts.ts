// Which texts of the data are an account's own and long enough to be compared, by a rule of the evaluation's own: it must not ask the engine.
import type { LabelledPost, Subject } from './labelled.ts';

const cjk = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/gu;

/** Letters and digits alone, without links and mentions; empty where there are too few (40, or 15 of Chinese, Japanese or Korean). */
export function comparableForm(text: string): string {
  const bare = text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/https?:\/\/\S+/gu, ' ')
    .replace(/@\w+/gu, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, '');
  const ideographs = bare.match(cjk)?.length ?? 0;
  return bare.length >= 40 || ideographs >= 15 ? bare : '';
}

export function isOwnText({ kind, text }: LabelledPost): boolean {
  return kind !== 'retweet' && kind !== 'quote' && !/^rt\s@?/iu.test(text);
}

export interface SharedLinks {
  same: number;
  different: number;
}

/**
 * Texts that several accounts posted with a short link each: how many of them with the very same one. A short link is made anew for every post, so
 * that one and the same link says that one post was repeated, not that a text was copied.
 */
export function sharedLinks(subjects: readonly Subject[]): SharedLinks {
  const links = new Map<string, { users: Set<string>; links: Set<string> }>();
  for (const { windows, hash } of subjects) {
    for (const post of windows.flatMap(({ posts }) => posts).filter(isOwnText)) {
      const form = comparableForm(post.text);
      const link = /https?:\/\/t\.co\/\w+/gu.exec(post.text)?.[0];
      if (form === '' || link === undefined) continue;
      const entry = links.get(form) ?? { users: new Set(), links: new Set() };
      entry.users.add(hash);
      entry.links.add(link);
      links.set(form, entry);
    }
  }
  const shared = [...links.values()].filter(({ users }) => users.size > 1);
  const same = shared.filter(({ links: found }) => found.size === 1).length;
  return { same, different: shared.length - same };
}
