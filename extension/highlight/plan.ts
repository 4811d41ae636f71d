// Which words of which posts are to be marked, and why: words that others posted too, and phrases that a report quotes. The engine names the posts
// that show a finding but not the words, so these are found here, by comparing what is on the page.
import { phraseRuns, type Run, sharedRuns } from '../compare/align';
import { type Word, wordsOf } from '../compare/words-of';
import type { Assessment, GroupAssessment, Trait } from '../engine/protocol';

/** A post that was seen on this page. */
export interface SeenPost {
  id: string;
  /** The author's account, where a response named it. */
  author: string | null;
  /** The author's handle as the page shows it; '' where it shows none. */
  handle: string;
  text: string;
}

/** Fewer words in a row are what any two texts about one thing have in common. */
const leastRun = 4;
const copying: ReadonlySet<string> = new Set([
  'copied_text',
  'mutated_suffix',
  'nonce_tail',
  'same_minute',
  'shared_link',
]);
const phrasing: ReadonlySet<string> = new Set(['known_phrase', 'calque']);
const maxPosts = 100;

export interface MarkPlan {
  /** Posts that show copied text: each is compared with those of others among them. */
  posts: ReadonlySet<string>;
  /** Whether phrases that reports quote were found in the account's posts. */
  hasPhrases: boolean;
  account: string;
  handle: string;
}

export function planOf(assessment: Assessment, group: GroupAssessment | undefined): MarkPlan {
  const findings = [
    ...assessment.observed.map(({ signal, decibans, evidence }) => ({ id: signal, decibans, evidence })),
    ...assessment.signatures.flatMap(({ signals }) => signals),
    ...(group?.signals ?? []),
  ].filter(({ decibans }: Pick<Trait, 'decibans'>) => decibans.high > 0);
  const posts = findings.filter(({ id }) => copying.has(id)).flatMap(({ evidence }) => evidence.posts);
  const ofGroup = group?.kind === 'copies' ? group.posts : [];
  return {
    posts: new Set([...posts, ...ofGroup].slice(0, maxPosts)),
    hasPhrases: findings.some(({ id }) => phrasing.has(id)),
    account: assessment.id,
    handle: assessment.handle,
  };
}

/** Whether anything in the post may be marked. */
export const concerns = (plan: MarkPlan, post: SeenPost) =>
  plan.posts.has(post.id) || (plan.hasPhrases && isBy(plan, post));

const isBy = ({ account, handle }: MarkPlan, post: SeenPost) => areBySame({ author: account, handle }, post) === true;

/** Ids decide; where one is not known, handles do; null where neither can tell. */
function areBySame(
  one: Pick<SeenPost, 'author' | 'handle'>,
  other: Pick<SeenPost, 'author' | 'handle'>,
): boolean | null {
  if (one.author !== null && other.author !== null) return one.author === other.author;
  if (one.handle === '' || other.handle === '') return null;
  return one.handle.toLowerCase() === other.handle.toLowerCase();
}

/** Stretches of words of a text as it stands on the page; empty where there is nothing to mark. */
export function runsToMark(
  text: string,
  post: SeenPost,
  plan: MarkPlan,
  seen: readonly SeenPost[],
  phrases: readonly string[],
): { words: Word[]; runs: Run[] } {
  const words = wordsOf(text);
  const runs: Run[] = [];
  if (plan.posts.has(post.id)) {
    const others = seen.filter((other) => plan.posts.has(other.id) && areBySame(other, post) === false);
    runs.push(...longest(others.map((other) => sharedRuns(words, wordsOf(other.text), leastRun))));
  }
  if (plan.hasPhrases && isBy(plan, post)) {
    runs.push(...phrases.flatMap((phrase) => phraseRuns(words, wordsOf(phrase))));
  }
  return { words, runs };
}

/** The most of one other text: a mixture of several would show a text that nobody posted. */
function longest(candidates: readonly Run[][]): Run[] {
  const covered = (runs: readonly Run[]) => runs.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  return candidates.reduce<Run[]>((best, one) => (covered(one) > covered(best) ? one : best), []);
}
