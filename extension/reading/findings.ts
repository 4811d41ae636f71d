// What the engine has said so far, as the page layer asks for it: who wrote a post, what was found about an account, which group it belongs
// to. A bounded copy on the page's side, so that drawing a row never waits. Ids decide; a handle leads to an account only while exactly one
// account was seen with it.
import type { AccountName, Assessment, Authorship, GroupAssessment } from '../engine/protocol';

const maxPosts = 20_000;
const maxAccounts = 10_000;

/** A map that forgets its oldest entries. */
function boundedMap<K, V>(limit: number) {
  const map = new Map<K, V>();
  return {
    get: (key: K) => map.get(key),
    set(key: K, value: V): void {
      map.delete(key);
      map.set(key, value);
      if (map.size <= limit) return;
      const oldest = map.keys().next();
      if (!oldest.done) map.delete(oldest.value);
    },
    values: () => Array.from(map.values()),
    clear: () => map.clear(),
    get size() {
      return map.size;
    },
  };
}

/** What the reader switched off, taken out of what the engine said. */
export interface FindingsView {
  assessment(raw: Assessment): Assessment;
  /** Strongest first, as they came. */
  groups(raw: readonly GroupAssessment[]): readonly GroupAssessment[];
}

const asTheEngineSays: FindingsView = { assessment: (raw) => raw, groups: (raw) => raw };

const noGroups: readonly GroupAssessment[] = [];

export type Findings = ReturnType<typeof createFindings>;

export function createFindings(view: FindingsView = asTheEngineSays) {
  const authors = boundedMap<string, AccountName>(maxPosts);
  const handles = boundedMap<string, AccountName | 'ambiguous'>(maxAccounts);
  const assessments = boundedMap<string, Assessment>(maxAccounts);
  let groups: readonly GroupAssessment[] = [];
  let groupsByMember = new Map<string, GroupAssessment[]>();

  return {
    authorOf: (postId: string) => authors.get(postId),
    accountWithHandle(handle: string): AccountName | undefined {
      const account = handles.get(handle.toLowerCase());
      return account === 'ambiguous' ? undefined : account;
    },
    assessmentOf(accountId: string): Assessment | undefined {
      const raw = assessments.get(accountId);
      return raw === undefined ? undefined : view.assessment(raw);
    },
    /** Strongest first, as the engine gave them. */
    groupsOf: (accountId: string): readonly GroupAssessment[] => view.groups(groupsByMember.get(accountId) ?? noGroups),
    allAssessments: (): Assessment[] => assessments.values().map(view.assessment),
    allGroups: (): readonly GroupAssessment[] => view.groups(groups),
    get assessedAccounts() {
      return assessments.size;
    },

    learnAccounts(accounts: readonly AccountName[]): void {
      for (const account of accounts) {
        if (account.handle === '') continue;
        const key = account.handle.toLowerCase();
        const known = handles.get(key);
        const same = known === undefined || (known !== 'ambiguous' && known.id === account.id);
        handles.set(key, same ? account : 'ambiguous');
      }
    },
    learnAuthors(authorships: readonly Authorship[]): void {
      for (const { post, account } of authorships) authors.set(post, account);
    },
    learnAssessments(list: readonly Assessment[]): void {
      for (const assessment of list) assessments.set(assessment.id, assessment);
    },
    learnGroups(list: readonly GroupAssessment[]): void {
      groups = list;
      const byMember = new Map<string, GroupAssessment[]>();
      for (const group of groups) {
        for (const member of group.members) {
          const list = byMember.get(member);
          if (list === undefined) byMember.set(member, [group]);
          else list.push(group);
        }
      }
      groupsByMember = byMember;
    },
    clear(): void {
      authors.clear();
      handles.clear();
      assessments.clear();
      groups = [];
      groupsByMember = new Map();
    },
  };
}
