// Runs the scenes of one part of the split through the engine and writes down what came out: numbers, labels and hashes only.
import type { LabelledAccount, Part, SetName, Subject } from './labelled.ts';
import { type SharedLinks, sharedLinks } from './own-texts.ts';
import { atLeast, type GroupLine, type Label, type Reader, type Reading } from './reading.ts';
import {
  copyingOperations,
  creationBatches,
  drawCopying,
  memoryScene,
  profileScene,
  type Scene,
  threadScene,
} from './scenes.ts';
import { generator, sample } from './statistics.ts';

export interface AccountTrial {
  scene: 'profile' | 'memory' | 'thread';
  hash: string;
  set: SetName;
  language: string;
  /** At the newest post that was seen; null where a date is missing. */
  ageDays: number | null;
  postsPerDay: number | null;
  planted: boolean;
  label: Label;
  low: number;
  /** Low bound of each signal that could be evaluated. */
  signals: Record<string, number>;
}

export interface GroupTrial {
  kind: string;
  label: Label;
  members: number;
  planted: number;
  low: number;
  signals: Record<string, number>;
  observed: Record<string, Record<string, number>>;
  signatures: GroupLine['signatures'];
}

export interface ThreadTrial {
  kind: 'quiet' | 'copies' | 'batch' | 'composed';
  /** Whether texts of unknown kind that several people posted were taken for reposts or for copies. */
  sharedTexts: 'reposts' | 'copies';
  withProfiles: boolean;
  /** Threads of one round share nobody. */
  round: number;
  operation: string;
  people: number;
  planted: number;
  /** The most accounts that were created on one day. */
  sameDay: number;
  groups: GroupTrial[];
}

export interface Measured {
  people: Record<string, number>;
  /** Of texts that several accounts of a set posted: with one and the same link, or with links of their own. */
  sharedLinks: Record<string, SharedLinks>;
  accounts: AccountTrial[];
  threads: ThreadTrial[];
}

export interface Plan {
  rounds: number;
  mixedEach: number;
  io: number;
  seed: number;
}

const day = 86_400_000;

function factsOf(subject: LabelledAccount, windowAt: number): { ageDays: number | null; postsPerDay: number | null } {
  const posts = subject.windows[windowAt]?.posts ?? [];
  const times = posts.flatMap(({ created_at }) => (created_at === null ? [] : [Date.parse(created_at)]));
  const last = times.length > 0 ? Math.max(...times) : Date.UTC(2019, 10, 14);
  const created = subject.account.created_at;
  const span = times.length > 7 ? Math.max(1, (last - Math.min(...times)) / day) : null;
  return {
    ageDays: created === null ? null : Math.max(0, Math.round((last - Date.parse(created)) / day)),
    postsPerDay: span === null ? null : times.length / span,
  };
}

function accountTrials(reading: Reading, scene: Scene, kind: AccountTrial['scene'], windowAt: number): AccountTrial[] {
  return [...reading.assessments.values()].flatMap((line): AccountTrial[] => {
    const subject = scene.people.get(line.id);
    if (subject === undefined) return [];
    return [
      {
        scene: kind,
        hash: subject.hash,
        set: subject.set,
        language: subject.lang_group,
        ...factsOf(subject, windowAt),
        planted: scene.planted.has(line.id),
        label: line.label,
        low: line.decibans.low,
        signals: Object.fromEntries(line.observed.map(({ signal, decibans }) => [signal, decibans.low])),
      },
    ];
  });
}

function groupTrials(reading: Reading, scene: Scene): GroupTrial[] {
  return reading.groups.map((group) => ({
    kind: group.kind,
    label: group.label,
    members: group.members.length,
    planted: group.members.filter((id) => scene.planted.has(id)).length,
    low: group.decibans.low,
    signals: Object.fromEntries(group.signals.map(({ id, decibans }) => [id, decibans.low])),
    observed: Object.fromEntries(group.signals.map(({ id, observed }) => [id, observed ?? {}])),
    signatures: group.signatures,
  }));
}

function mostOnOneDay(scene: Scene): number {
  const days = new Map<string, number>();
  for (const { account } of scene.people.values()) {
    const created = account.created_at?.slice(0, 10);
    if (created !== undefined) days.set(created, (days.get(created) ?? 0) + 1);
  }
  return Math.max(0, ...days.values());
}

/** A group is noticed as the operation's where it bears a label, most of it was planted, and at least three of those are in it. */
export function notices(group: GroupTrial, floor: Label): boolean {
  return atLeast(group.label, floor) && group.planted >= 3 && 2 * group.planted > group.members;
}

/** Texts that several of these people posted without its being known whether they wrote or repeated them. */
export function textsOfUnknownKind(subjects: readonly Subject[]): Set<string> {
  const users = new Map<string, number>();
  for (const { windows } of subjects) {
    const own = new Set(
      windows.flatMap(({ posts }) => posts.filter(({ kind }) => kind === null).map(({ text }) => text)),
    );
    for (const text of own) users.set(text, (users.get(text) ?? 0) + 1);
  }
  return new Set([...users].filter(([, n]) => n > 1).map(([text]) => text));
}

export type Progress = (what: string) => void;

export function measure(
  reader: Reader,
  subjects: readonly Subject[],
  part: Part,
  plan: Plan,
  tell: Progress,
): Measured {
  const mine = subjects.filter((subject) => subject.part === part);
  const of = (set: SetName): Subject[] => mine.filter((subject) => subject.set === set);
  const genuine = of('genuine');
  const population = of('population_hk');
  const random = generator(plan.seed + (part === 'test' ? 1 : 0));
  const reposts = { reposted: textsOfUnknownKind(subjects.filter(({ set }) => set === 'population_hk')) };
  const copies = { reposted: new Set<string>() };
  const accounts: AccountTrial[] = [];
  const threads: ThreadTrial[] = [];

  tell('profiles');
  const operated = [...of('io_ira'), ...of('io_prc')].filter(({ windows }) => (windows[0]?.posts.length ?? 0) >= 8);
  for (const subject of [...genuine, ...sample(operated, plan.io, random)]) {
    for (const windowAt of subject.windows.keys()) {
      const scene = profileScene(subject, windowAt, reposts);
      accounts.push(...accountTrials(reader.read(scene.responses), scene, 'profile', windowAt));
    }
  }

  tell('profiles in one memory');
  for (const windowAt of [0, 1, 2]) {
    const visited = genuine.flatMap((subject): [Subject, number][] =>
      subject.windows[windowAt] ? [[subject, windowAt]] : [],
    );
    const scene = memoryScene(visited, sample(population, 40, random), reposts);
    const whom = [...scene.people].filter(([, { set }]) => set === 'genuine').map(([id]) => id);
    accounts.push(...accountTrials(reader.read(scene.responses, whom), scene, 'memory', windowAt));
  }

  const readThread = (scene: Scene, about: Omit<ThreadTrial, 'groups' | 'people' | 'planted' | 'sameDay'>): void => {
    const whom = [...scene.people]
      .filter(([id, { set }]) => about.withProfiles && (set === 'genuine' || scene.planted.has(id)))
      .map(([id]) => id);
    const reading = reader.read(scene.responses, whom);
    if (whom.length > 0) accounts.push(...accountTrials(reading, scene, 'thread', 0));
    threads.push({
      ...about,
      people: scene.people.size,
      planted: scene.planted.size,
      sameDay: mostOnOneDay(scene),
      groups: groupTrials(reading, scene),
    });
  };
  const ordinary = [...genuine, ...population];
  const size = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));

  tell('threads without an operation');
  for (let round = 0; round < plan.rounds; round += 1) {
    const sharedTexts = round % 2 === 0 ? 'copies' : 'reposts';
    const options = sharedTexts === 'copies' ? copies : reposts;
    let rest = sample(ordinary, ordinary.length, random);
    for (let count = size(20, 60); rest.length >= count; count = size(20, 60)) {
      const withProfiles = random() < 0.3;
      const scene = threadScene(rest.slice(0, count), [], { ...options, withProfiles }, random);
      readThread(scene, { kind: 'quiet', sharedTexts, withProfiles, round, operation: '' });
      rest = rest.slice(count);
    }
  }

  tell('threads with an operation');
  for (const set of ['io_ira', 'io_prc'] as const) {
    const kinds = [
      ['copies', copyingOperations(of(set))],
      ['batch', creationBatches(of(set))],
    ] as const;
    for (const [kind, operations] of kinds) {
      if (operations.length === 0) continue;
      for (let drawn = 0; drawn < plan.mixedEach; drawn += 1) {
        const operation = operations[drawn % operations.length] as Subject[];
        const count = size(4, 10);
        const planted = kind === 'copies' ? drawCopying(operation, count, random) : sample(operation, count, random);
        // Every operation is seen both ways.
        const withProfiles = Math.floor(drawn / operations.length) % 2 === 1;
        const options = { ...copies, withProfiles };
        const scene = threadScene(sample(ordinary, size(20, 60), random), planted, options, random);
        const name = `${set} ${operation[0]?.hash ?? ''}`;
        readThread(scene, { kind, sharedTexts: 'copies', withProfiles, round: drawn, operation: name });
      }
    }
  }
  const people = Object.fromEntries(
    (['genuine', 'population_hk', 'io_ira', 'io_prc'] as const).map((set) => [set, of(set).length]),
  );
  const linked = Object.fromEntries(
    (['population_hk', 'io_ira', 'io_prc'] as const).map((set) => [set, sharedLinks(of(set))]),
  );
  return { people, sharedLinks: linked, accounts, threads };
}

/** Every composed case as one page; those without an operation count as quiet. */
export function measureComposed(
  reader: Reader,
  cases: readonly { innocent: boolean; subjects: Subject[] }[],
): Measured {
  const random = generator(1);
  const accounts: AccountTrial[] = [];
  const threads: ThreadTrial[] = [];
  const people: Record<string, number> = {};
  for (const [round, { innocent, subjects }] of cases.entries()) {
    const none = { reposted: new Set<string>(), withProfiles: true };
    const scene = threadScene(innocent ? subjects : [], innocent ? [] : subjects, none, random);
    const reading = reader.read(scene.responses);
    accounts.push(...accountTrials(reading, scene, 'thread', 0));
    const kind = innocent ? 'quiet' : 'composed';
    threads.push({
      kind,
      sharedTexts: 'copies',
      withProfiles: true,
      round,
      operation: innocent ? '' : String(round),
      people: subjects.length,
      planted: scene.planted.size,
      sameDay: mostOnOneDay(scene),
      groups: groupTrials(reading, scene),
    });
    const name = innocent ? 'composed innocent' : 'composed resembling';
    people[name] = (people[name] ?? 0) + subjects.length;
  }
  return { people, sharedLinks: {}, accounts, threads };
}
