// Which words of which posts are to be marked, and why: words that others posted too, and phrases that a report quotes. The engine names the posts
// that show a finding but not the words, so these are found here, by comparing what is on the page.
import { phraseRuns, type Run, sharedRuns } from '../compare/align';
import { type Word, wordsOf } from '../compare/words-of';
import type { Assessment, GroupAssessment, Trait } from '../engine/protocol';

/** A post that was seen on this page. */
export interface SeenPost {
  id: string;
  /** The author, by handle: the page knows no more. */
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
    handle: assessment.handle.toLowerCase(),
  };
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
    const others = seen.filter(
      ({ id, handle }) => plan.posts.has(id) && handle.toLowerCase() !== post.handle.toLowerCase(),
    );
    runs.push(...longest(others.map((other) => sharedRuns(words, wordsOf(other.text), leastRun))));
  }
  if (plan.hasPhrases && post.handle.toLowerCase() === plan.handle) {
    runs.push(...phrases.flatMap((phrase) => phraseRuns(words, wordsOf(phrase))));
  }
  return { words, runs };
}

/** The most of one other text: a mixture of several would show a text that nobody posted. */
function longest(candidates: readonly Run[][]): Run[] {
  const covered = (runs: readonly Run[]) => runs.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  return candidates.reduce<Run[]>((best, one) => (covered(one) > covered(best) ? one : best), []);
}
