// Marking words on demand: for one account at a time, until the reader turns it off or goes elsewhere. Rows come and go; what is marked is found
// anew after each pass.
import type { Theme } from '../annotate/theme';
import { quotedPhrases } from '../engine/packs';
import type { AccountName, Assessment, GroupAssessment } from '../engine/protocol';
import { createMarker } from '../highlight/marker';
import { pageText } from '../highlight/page-text';
import { concerns, type MarkPlan, planOf, runsToMark, type SeenPost } from '../highlight/plan';
import type { Row, ShownText } from '../sites/adapter';

export interface MarkingParts {
  view: Window & typeof globalThis;
  rows(): readonly Row[];
  textOf(row: Row): ShownText | null;
  /** As the responses named it. */
  authorOf(postId: string): AccountName | undefined;
  theme(): Theme['name'];
}

export interface Marking {
  /** Texts that were seen on the page; a copy may stand where it was scrolled away. */
  readonly seen: ReadonlyMap<string, SeenPost & { time: string | null }>;
  /** Takes note of what these rows say. */
  learn(rows: readonly Row[]): void;
  /** Takes note of these posts, as far as they are on the page. */
  learnPosts(ids: ReadonlySet<string>): void;
  /** null where there is nothing to mark, or no way to. */
  toggleFor(assessment: Assessment, group: GroupAssessment | undefined): { isOn: boolean; toggle(): void } | null;
  /** After rows have changed. */
  refresh(): void;
  clear(): void;
}

const maxSeen = 2_000;
const maxTextLength = 4_000;

export function createMarking({ view, rows, textOf, authorOf, theme }: MarkingParts): Marking {
  const marker = createMarker(view);
  const seen = new Map<string, SeenPost & { time: string | null }>();
  let current: { account: string; plan: MarkPlan } | null = null;

  /** With their authors as they are known by now. */
  const known = () => Array.from(seen.values(), (post) => ({ ...post, author: authorOf(post.id)?.id ?? post.author }));

  function rangesOf(plan: MarkPlan): Range[] {
    const all = known();
    const byId = new Map(all.map((post) => [post.id, post]));
    return rows().flatMap((row) => {
      const post = row.postId === null ? undefined : byId.get(row.postId);
      const shown = post !== undefined && concerns(plan, post) ? textOf(row) : null;
      if (post === undefined || shown === null) return [];
      const { text, range } = pageText(shown.element);
      const { words, runs } = runsToMark(text, post, plan, all, quotedPhrases);
      return runs
        .map(([first, last]) => range(words[first]?.start ?? 0, words[last]?.end ?? 0))
        .filter((one) => one !== null);
    });
  }

  function refresh(): void {
    if (current !== null) marker?.show(rangesOf(current.plan), theme());
  }

  function learn(list: readonly Row[]): void {
    for (const row of list) {
      const { postId: id, accountId, handle } = row;
      const shown = id === null ? null : textOf(row);
      if (id === null || shown === null) continue;
      const text = pageText(shown.element).text.slice(0, maxTextLength);
      if (text === '') continue;
      seen.delete(id);
      seen.set(id, { id, author: accountId, handle: handle ?? '', text, time: shown.time });
      const oldest = seen.keys().next();
      if (seen.size > maxSeen && !oldest.done) seen.delete(oldest.value);
    }
  }

  const learnPosts = (ids: ReadonlySet<string>) =>
    learn(rows().filter(({ postId }) => postId !== null && ids.has(postId)));

  /** Texts that a plan compares: those of the posts that it names and, for phrases, all of the account's. */
  function learnFor(plan: MarkPlan): void {
    learn(
      rows().filter(({ postId: id, accountId, handle }) => {
        const author = id === null ? null : (authorOf(id)?.id ?? accountId);
        return id !== null && concerns(plan, { id, author, handle: handle ?? '', text: '' });
      }),
    );
  }

  return {
    seen,
    learn,
    learnPosts,
    toggleFor(assessment, group) {
      if (marker === null) return null;
      const plan = planOf(assessment, group);
      learnFor(plan);
      const account = `${assessment.platform}:${assessment.id}`;
      if (current?.account !== account && rangesOf(plan).length === 0) return null;
      return {
        isOn: current?.account === account,
        toggle() {
          if (current?.account === account) {
            current = null;
            marker.clear();
          } else {
            current = { account, plan };
            refresh();
          }
        },
      };
    },
    refresh,
    clear() {
      current = null;
      marker?.clear();
    },
  };
}
