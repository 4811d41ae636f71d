// What every part of the page needs: the options of this load, the colours, the words, and the way to another page.
import type { ReplicaOptions } from '../options.ts';
import { type Palette, palettes } from './styles.ts';

export interface Words {
  reposted: string;
  pinned: string;
  joined: (date: Date) => string;
  timeline: string;
  showMore: string;
  follow: string;
  promoted: string;
}

const english: Words = {
  reposted: 'reposted',
  pinned: 'Pinned',
  joined: (date) => `Joined ${date.toLocaleDateString('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })}`,
  timeline: 'Timeline',
  showMore: 'Show more',
  follow: 'Follow',
  promoted: 'Ad',
};

const wordsByLanguage: Readonly<Record<string, Words>> = {
  en: english,
  ar: {
    reposted: 'أعاد النشر',
    pinned: 'مثبت',
    joined: (date) =>
      `انضم في ${date.toLocaleDateString('ar-EG', { month: 'long', year: 'numeric', timeZone: 'UTC' })}`,
    timeline: 'الجدول الزمني',
    showMore: 'عرض المزيد',
    follow: 'متابعة',
    promoted: 'إعلان',
  },
  ja: {
    reposted: 'さんがリポストしました',
    pinned: '固定',
    joined: (date) => `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月からXを利用しています`,
    timeline: 'タイムライン',
    showMore: 'さらに表示',
    follow: 'フォロー',
    promoted: 'プロモーション',
  },
};

export interface PageState {
  options: ReplicaOptions;
  palette: Palette;
  words: Words;
  viewerHandle: string;
  navigate: (path: string) => void;
  /** Marks the account's hover card as wanted or no longer wanted. */
  hover: (anchor: HTMLElement, handle: string | undefined) => void;
}

let state: PageState | undefined;

export function startContext(options: ReplicaOptions, viewerHandle: string): PageState {
  state = {
    options,
    palette: palettes[options.theme],
    words: wordsByLanguage[options.language] ?? english,
    viewerHandle,
    navigate: () => {},
    hover: () => {},
  };
  return state;
}

export function page(): PageState {
  if (state === undefined) throw new Error('the page has not started');
  return state;
}

/** What the page knows of each cell, for tests to compare with what stands in it. */
export interface Truth {
  postId: string;
  authorId: string;
  quotedAuthorId: string | undefined;
  kind: string;
}

export const truths = new WeakMap<Element, Truth>();
