// What the panel shows of a page, gathered from what the page's script has at hand.
import { lifeOf } from '../card/life';
import type { Assessment, GroupAssessment, Label } from '../engine/protocol';
import type { SeenPost } from '../highlight/plan';
import {
  maxAccounts,
  maxGroups,
  maxMembers,
  maxPosts,
  type PanelAccount,
  type PanelGroup,
  type PanelPost,
} from '../panel/protocol';
import type { Findings } from './findings';
import { timeOfPost } from './times';

export interface ReportParts {
  findings: Findings;
  seen: ReadonlyMap<string, SeenPost & { time: string | null }>;
  /** Ids of accounts and posts with a mark on the page now. */
  accountsOnPage: ReadonlySet<string>;
  postsOnPage: ReadonlySet<string>;
  isHidden(account: Assessment): boolean;
  now: number;
}

const order: readonly Label[] = ['strong', 'marked', 'some', 'none', 'not_enough'];

export function reportOf({ findings, seen, accountsOnPage, postsOnPage, isHidden, now }: ReportParts): {
  accountsTotal: number;
  accounts: PanelAccount[];
  groups: PanelGroup[];
} {
  const all = findings.allAssessments().filter((one) => !isHidden(one));
  const first = all.toSorted(
    (a, b) =>
      order.indexOf(a.label) - order.indexOf(b.label) ||
      Number(accountsOnPage.has(b.id)) - Number(accountsOnPage.has(a.id)) ||
      b.decibans.low - a.decibans.low,
  );
  const account = (one: Assessment): PanelAccount => ({
    id: one.id,
    handle: one.handle,
    name: one.name ?? '',
    label: one.label,
    low: one.decibans.low,
    high: one.decibans.high,
    sentence: one.sentence,
    postsSeen: one.sample.posts_seen,
    created: lifeOf(one, now, null).created,
    onPage: accountsOnPage.has(one.id),
    together: findings.groupsOf(one.id).length > 0,
  });
  const post = (id: string): PanelPost => {
    const known = seen.get(id);
    const time = timeOfPost(id, seen);
    const handle = known?.handle ?? findings.authorOf(id)?.handle ?? '';
    return { id, handle, time, text: known?.text ?? null, onPage: postsOnPage.has(id) };
  };
  const group = ({ kind, label, decibans, sentence, members, posts }: GroupAssessment): PanelGroup => ({
    kind,
    label,
    low: decibans.low,
    high: decibans.high,
    sentence,
    members: members.slice(0, maxMembers).map((id) => {
      const known = findings.assessmentOf(id);
      const created = known === undefined ? null : lifeOf(known, now, null).created;
      return { id, handle: known?.handle ?? '', name: known?.name ?? '', created, onPage: accountsOnPage.has(id) };
    }),
    posts: posts.slice(0, maxPosts).map(post),
  });
  return {
    accountsTotal: all.length,
    accounts: first.slice(0, maxAccounts).map(account),
    groups: findings.allGroups().slice(0, maxGroups).map(group),
  };
}
