// Marking words on demand: for one account at a time, until the reader turns it off or goes elsewhere. Rows come and go; what is marked is found
// anew after each pass.
import type { Theme } from '../annotate/theme';
import { quotedPhrases } from '../engine/packs';
import type { Assessment, GroupAssessment } from '../engine/protocol';
import { createMarker } from '../highlight/marker';
import { findText } from '../highlight/page-text';
import { type MarkPlan, planOf, runsToMark, type SeenPost } from '../highlight/plan';
import type { PageRows, Row } from '../sites/adapter';

export interface MarkingParts {
  view: Window & typeof globalThis;
  rows(): Row[];
  /** null where a site's rows say nothing that could be marked. */
  pageRows(rows: readonly Row[]): PageRows | null;
  theme(): Theme['name'];
}

export interface Marking {
  /** Texts that were seen on the page; a copy may stand where it was scrolled away. */
  readonly seen: ReadonlyMap<string, SeenPost & { time: string | null }>;
  learn(rows: PageRows): void;
  /** null where there is nothing to mark, or no way to. */
  toggleFor(assessment: Assessment, group: GroupAssessment | undefined): { isOn: boolean; toggle(): void } | null;
  /** After rows have changed. */
  refresh(): void;
  clear(): void;
}

const maxSeen = 2_000;
const maxTextLength = 4_000;

export function createMarking({ view, rows, pageRows, theme }: MarkingParts): Marking {
  const marker = createMarker(view);
  const seen = new Map<string, SeenPost & { time: string | null }>();
  let current: { account: string; plan: MarkPlan } | null = null;

  function rangesOf(plan: MarkPlan): Range[] {
    const all = Array.from(seen.values());
    return rows().flatMap((row) => {
      const post = row.postId === null ? undefined : seen.get(row.postId);
      if (post === undefined) return [];
      const place = findText(row.element, post.text);
      if (place === null) return [];
      const { words, runs } = runsToMark(place.text, post, plan, all, quotedPhrases);
      return runs
        .map(([first, last]) => place.range(words[first]?.start ?? 0, words[last]?.end ?? 0))
        .filter((range) => range !== null);
    });
  }

  function refresh(): void {
    if (current !== null) marker?.show(rangesOf(current.plan), theme());
  }

  function learn({ rows: list }: PageRows): void {
    for (const { id, handle, text, time } of list) {
      if (text === null || text === '') continue;
      seen.delete(id);
      seen.set(id, { id, handle, text: text.slice(0, maxTextLength), time });
      const oldest = seen.keys().next();
      if (seen.size > maxSeen && !oldest.done) seen.delete(oldest.value);
    }
  }

  return {
    seen,
    learn,
    toggleFor(assessment, group) {
      if (marker === null) return null;
      const now = pageRows(rows());
      if (now === null) return null;
      learn(now);
      const plan = planOf(assessment, group);
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
