// What a reader might have opened: profiles, and threads with and without an operation in them. Drawn with fixed seeds.

import type { Message } from '../fixtures/x/model.ts';
import type { Subject } from './labelled.ts';
import { comparableForm, isOwnText } from './own-texts.ts';
import { generator, sample } from './statistics.ts';
import {
  fraction,
  profileVisit,
  type Response,
  searchPage,
  thread,
  type WrapOptions,
  type Wrapped,
  wrapAccount,
  wrapWindow,
} from './wrapping.ts';

export interface Scene {
  /** By id in the response. */
  people: Map<string, Subject>;
  planted: Set<string>;
  responses: Response[];
}

/** Posts of a contiguous stretch count as all there were until then only where the stretch begins with the first. */
function totalOf(subject: Subject, windowAt: number): number | null {
  const window = subject.windows[windowAt];
  if (window?.from_start) return window.posts.length;
  const total = subject.account.statuses_count;
  return total === null ? null : Math.max(total, window?.posts.length ?? 0);
}

export interface Shown {
  subject: Subject;
  wrapped: Wrapped;
  all: Message[];
  page: Message[];
}

function show(subject: Subject, windowAt: number, options: WrapOptions, choose: (all: Message[]) => Message[]): Shown {
  const wrapped = wrapAccount(subject, totalOf(subject, windowAt));
  const window = subject.windows[windowAt];
  const all = window === undefined ? [] : wrapWindow(subject, wrapped.person, window, options);
  return { subject, wrapped, all, page: choose(all) };
}

/** One window as a visit to the profile, with nothing else in memory. */
export function profileScene(subject: Subject, windowAt: number, options: WrapOptions): Scene {
  const { wrapped, all } = show(subject, windowAt, options, (posts) => posts);
  return {
    people: new Map([[wrapped.person.id, subject]]),
    planted: new Set(),
    responses: profileVisit(wrapped, all),
  };
}

/** Several profiles read one after the other, and a page of search results with others: what one memory holds after a while. */
export function memoryScene(
  visited: readonly [Subject, number][],
  others: readonly Subject[],
  options: WrapOptions,
): Scene {
  const seen = visited.map(([subject, windowAt]) => show(subject, windowAt, options, (posts) => posts));
  const beside = others.map((subject) => show(subject, 0, options, (posts) => posts.slice(0, 3)));
  return {
    people: new Map([...seen, ...beside].map(({ wrapped, subject }) => [wrapped.person.id, subject])),
    planted: new Set(),
    responses: [
      searchPage(beside.map(({ wrapped, page }) => ({ one: wrapped, messages: page }))),
      ...seen.flatMap(({ wrapped, all }) => profileVisit(wrapped, all)),
    ],
  };
}

export interface ThreadOptions extends WrapOptions {
  /** The profiles of everybody in it were visited as well, as far as there are times. */
  withProfiles: boolean;
}

function someOf(random: () => number): (all: Message[]) => Message[] {
  return (all) => {
    const count = 1 + Math.floor(random() * 3);
    const from = Math.floor(random() * Math.max(1, all.length - count + 1));
    return all.slice(from, from + count);
  };
}

/** What an operation's account was planted for: first the posts that it shares with the others. */
function sharedFirst(shared: ReadonlySet<string>, random: () => number): (all: Message[]) => Message[] {
  return (all) => {
    const copies = all.filter(({ text, repostOf }) => repostOf === undefined && shared.has(comparableForm(text)));
    return copies.length > 0 ? copies.slice(0, 3) : someOf(random)(all);
  };
}

export function threadScene(
  ordinary: readonly Subject[],
  planted: readonly Subject[],
  options: ThreadOptions,
  random: () => number,
): Scene {
  const uses = new Map<string, number>();
  for (const subject of planted) {
    for (const form of new Set(ownForms(subject))) uses.set(form, (uses.get(form) ?? 0) + 1);
  }
  const shared = new Set([...uses].filter(([, n]) => n > 1).map(([form]) => form));
  const windowOf = (subject: Subject): number => Math.floor(random() * Math.max(1, subject.windows.length));
  const bystanders = ordinary.map((subject) => show(subject, windowOf(subject), options, someOf(random)));
  const actors = planted.map((subject) => show(subject, 0, options, sharedFirst(shared, random)));
  const all = [...bystanders, ...actors];
  const page = all.map(({ wrapped, page: messages }) => ({ one: wrapped, messages }));
  const profiles = options.withProfiles
    ? all
        .filter(({ subject }) => subject.windows[0]?.contiguous)
        .flatMap(({ wrapped, all: posts }) => profileVisit(wrapped, posts))
    : [];
  return {
    people: new Map(all.map(({ wrapped, subject }) => [wrapped.person.id, subject])),
    planted: new Set(actors.map(({ wrapped }) => wrapped.person.id)),
    responses: [random() < 0.5 ? thread(page) : searchPage(page), ...profiles],
  };
}

export function ownForms(subject: Subject): string[] {
  return subject.windows
    .flatMap(({ posts }) => posts)
    .filter(isOwnText)
    .map(({ text }) => comparableForm(text))
    .filter((form) => form !== '');
}

/** Accounts that are joined by texts which they share, each with at least one other: what an operation's members copied. */
export function copyingOperations(subjects: readonly Subject[]): Subject[][] {
  const users = new Map<string, Set<Subject>>();
  for (const subject of subjects) {
    for (const form of ownForms(subject)) users.set(form, (users.get(form) ?? new Set()).add(subject));
  }
  const parent = new Map<Subject, Subject>(subjects.map((subject) => [subject, subject]));
  const root = (subject: Subject): Subject => {
    let at = subject;
    while (parent.get(at) !== at) at = parent.get(at) as Subject;
    return at;
  };
  for (const [, sharing] of users) {
    const [first, ...rest] = sharing;
    for (const other of rest) parent.set(root(other), root(first as Subject));
  }
  const components = new Map<Subject, Subject[]>();
  for (const subject of subjects) components.set(root(subject), [...(components.get(root(subject)) ?? []), subject]);
  return [...components.values()].filter((component) => component.length >= 4);
}

/** Accounts of one operation that were created on one day. */
export function creationBatches(subjects: readonly Subject[]): Subject[][] {
  const batches = new Map<string, Subject[]>();
  for (const subject of subjects) {
    if (subject.account.created_at === null || subject.windows.length === 0) continue;
    batches.set(subject.batch, [...(batches.get(subject.batch) ?? []), subject]);
  }
  return [...batches.values()].filter((batch) => batch.length >= 4);
}

/** Neighbours along shared texts, so that whoever is drawn was drawn with somebody it copies. */
export function drawCopying(operation: readonly Subject[], count: number, random: () => number): Subject[] {
  const forms = new Map(operation.map((subject) => [subject, new Set(ownForms(subject))]));
  const drawn = sample(operation, 1, random);
  while (drawn.length < Math.min(count, operation.length)) {
    const rest = operation.filter((subject) => !drawn.includes(subject));
    const near = rest.filter((subject) =>
      drawn.some((one) => [...(forms.get(one) ?? [])].some((form) => forms.get(subject)?.has(form))),
    );
    drawn.push(...sample(near.length > 0 ? near : rest, 1, random));
  }
  return drawn;
}

export { fraction, generator, sample };
