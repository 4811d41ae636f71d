// What the panel and a page's script say to each other, over the extension's own messaging: a page can neither send there nor listen. What arrives is
// checked all the same, because the script stands in a page and repeats what accounts wrote.
import { type EngineTrouble, engineTroubles, type Label } from '../engine/protocol';
import { type SiteChange, siteChanges } from '../reading/self-check';

export const panelPort = 'persona-lens:panel';

/** ms since 1970, [earliest, latest]. */
export type Interval = readonly [number, number];

export interface PanelAccount {
  id: string;
  handle: string;
  /** '' where it has a handle, or is not known. */
  name: string;
  label: Label;
  low: number;
  high: number;
  sentence: string;
  postsSeen: number;
  created: Interval | null;
  /** A mark for it is on the page now. */
  onPage: boolean;
  /** It belongs to a group. */
  together: boolean;
}

export interface PanelPost {
  id: string;
  /** May be empty. */
  handle: string;
  time: number | null;
  /** null where the post was not on the page. */
  text: string | null;
  onPage: boolean;
}

export interface PanelGroup {
  kind: string;
  label: Label;
  low: number;
  high: number;
  sentence: string;
  members: { id: string; handle: string; name: string; created: Interval | null; onPage: boolean }[];
  posts: PanelPost[];
}

export interface PageReport {
  site: string;
  engine: string;
  pausedUntil: number;
  /** What the engine died of, while none works. */
  trouble: EngineTrouble | null;
  /** How the site seems to have changed. */
  change: SiteChange | null;
  /** Steps the engine has before it. */
  busy: number;
  /** Accounts that were to be evaluated so far, and how many of them are. */
  known: number;
  evaluated: number;
  /** All that were compared; `accounts` holds at most maxAccounts of them. */
  accountsTotal: number;
  accounts: PanelAccount[];
  groups: PanelGroup[];
}

export type PanelOrder = { kind: 'post'; post: string } | { kind: 'account'; account: string };

export const maxAccounts = 500;
export const maxGroups = 40;
export const maxMembers = 100;
export const maxPosts = 100;
const maxText = 4_000;

const labels: ReadonlySet<string> = new Set(['not_enough', 'none', 'some', 'marked', 'strong']);
const engines: ReadonlySet<string> = new Set(['starting', 'ready', 'restarting', 'stopped', 'off', 'paused']);

type Fields = Record<string, unknown>;
const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, maxText) : '');
const number = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : 0);
const time = (value: unknown) => (typeof value === 'number' && Math.abs(value) < 8.64e15 ? value : null);
const label = (value: unknown): Label => (labels.has(value as string) ? (value as Label) : 'not_enough');

function list<T>(value: unknown, most: number, read: (fields: Fields) => T): T[] {
  return Array.isArray(value) ? value.slice(0, most).map((one) => read(fieldsOf(one))) : [];
}

function interval(value: unknown): Interval | null {
  if (!Array.isArray(value)) return null;
  const [from, to] = [time(value[0]), time(value[1])];
  return from === null || to === null || to < from ? null : [from, to];
}

const readAccount = (fields: Fields): PanelAccount => ({
  id: text(fields.id),
  handle: text(fields.handle),
  name: text(fields.name),
  label: label(fields.label),
  low: number(fields.low),
  high: number(fields.high),
  sentence: text(fields.sentence),
  postsSeen: number(fields.postsSeen),
  created: interval(fields.created),
  onPage: fields.onPage === true,
  together: fields.together === true,
});

const readPost = (fields: Fields): PanelPost => ({
  id: text(fields.id),
  handle: text(fields.handle),
  time: time(fields.time),
  text: typeof fields.text === 'string' ? text(fields.text) : null,
  onPage: fields.onPage === true,
});

const readGroup = (fields: Fields): PanelGroup => ({
  kind: text(fields.kind),
  label: label(fields.label),
  low: number(fields.low),
  high: number(fields.high),
  sentence: text(fields.sentence),
  members: list(fields.members, maxMembers, (member) => ({
    id: text(member.id),
    handle: text(member.handle),
    name: text(member.name),
    created: interval(member.created),
    onPage: member.onPage === true,
  })),
  posts: list(fields.posts, maxPosts, readPost),
});

/** null when it is no report at all. */
export function readReport(value: unknown): PageReport | null {
  const fields = fieldsOf(value);
  if (!engines.has(fields.engine as string)) return null;
  return {
    site: text(fields.site),
    engine: text(fields.engine),
    pausedUntil: time(fields.pausedUntil) ?? 0,
    trouble: engineTroubles.find((one) => one === fields.trouble) ?? null,
    change: siteChanges.find((one) => one === fields.change) ?? null,
    busy: number(fields.busy),
    known: number(fields.known),
    evaluated: number(fields.evaluated),
    accountsTotal: number(fields.accountsTotal),
    accounts: list(fields.accounts, maxAccounts, readAccount),
    groups: list(fields.groups, maxGroups, readGroup),
  };
}

export function readOrder(value: unknown): PanelOrder | null {
  const { kind, post, account } = fieldsOf(value);
  if (kind === 'post' && typeof post === 'string') return { kind, post };
  if (kind === 'account' && typeof account === 'string') return { kind, account };
  return null;
}
