// The entries of one timeline: instructions are applied as X's client does, and come out as rows in the order of sortIndex.
import { type Post, readPost, readUser, type User } from './entities.ts';
import { at, list, text } from './json.ts';

export type Row = { key: string; focal?: boolean } & (
  | { kind: 'post'; post: Post; promoted: boolean; pinned: boolean; community: string | undefined; threaded: boolean }
  | { kind: 'user'; user: User; listItem: boolean }
  | { kind: 'heading'; title: string }
  | { kind: 'seeMore'; href: string }
  | { kind: 'more'; title: string; cursor: string; threads: boolean }
  | { kind: 'tombstone'; message: string }
  | { kind: 'notification'; by: User[]; message: string; posts: Post[] }
  | { kind: 'blank' }
);

interface Entry {
  id: string;
  sortIndex: bigint;
  content: unknown;
  pinned: boolean;
}

export interface TimelineStore {
  apply(instructions: unknown[]): void;
  rows(): Row[];
  /** Cursor of the next page, or undefined at the end. */
  bottom(): string | undefined;
  /** Drops the "show more" row with this cursor. */
  consume(cursor: string): void;
}

/** The list under `instructions`, wherever the operation puts it. */
export function findInstructions(value: unknown, depth = 0): unknown[] | undefined {
  if (typeof value !== 'object' || value === null || depth > 9) return undefined;
  const found = at(value, 'instructions');
  if (Array.isArray(found)) return found;
  for (const inner of Object.values(value)) {
    const below = findInstructions(inner, depth + 1);
    if (below !== undefined) return below;
  }
  return undefined;
}

function rowOfItem(key: string, itemContent: unknown, pinned: boolean, threaded: boolean): Row {
  const tweet = at(itemContent, 'tweet_results', 'result');
  switch (text(itemContent, 'itemType')) {
    case 'TimelineTweet': {
      const post = readPost(tweet);
      if (post === undefined) {
        return tweet === undefined
          ? { key, kind: 'blank' }
          : { key, kind: 'tombstone', message: 'This post is unavailable.' };
      }
      const promoted = at(itemContent, 'promotedMetadata') !== undefined;
      return {
        key,
        kind: 'post',
        post,
        promoted,
        pinned,
        community: text(itemContent, 'socialContext', 'text'),
        threaded,
      };
    }
    case 'TimelineUser': {
      const user = readUser(at(itemContent, 'user_results', 'result'));
      return user === undefined ? { key, kind: 'blank' } : { key, kind: 'user', user, listItem: threaded };
    }
    case 'TimelineTombstone':
      return { key, kind: 'tombstone', message: text(itemContent, 'tombstoneInfo', 'richText', 'text') ?? '' };
    case 'TimelineMessagePrompt':
      return { key, kind: 'heading', title: text(itemContent, 'content', 'headerText') ?? '' };
    case 'TimelineTimelineCursor': {
      const type = text(itemContent, 'cursorType') ?? '';
      if (!type.startsWith('ShowMore')) return { key, kind: 'blank' };
      const title = text(itemContent, 'displayTreatment', 'actionText') ?? 'Show more replies';
      return { key, kind: 'more', title, cursor: text(itemContent, 'value') ?? '', threads: type !== 'ShowMore' };
    }
    case 'TimelineNotification': {
      const template = at(itemContent, 'template');
      return {
        key,
        kind: 'notification',
        by: list(template, 'from_users').flatMap((each) => readUser(at(each, 'user_results', 'result')) ?? []),
        message: text(itemContent, 'rich_message', 'text') ?? '',
        posts: list(template, 'target_objects').flatMap((each) => readPost(at(each, 'tweet_results', 'result')) ?? []),
      };
    }
    default:
      return { key, kind: 'blank' };
  }
}

function rowsOfEntry(entry: Entry, added: Map<string, unknown[]>): Row[] {
  const content = entry.content;
  if (text(content, 'entryType') !== 'TimelineTimelineModule') {
    return [rowOfItem(entry.id, at(content, 'itemContent'), entry.pinned, false)];
  }
  const conversation = text(content, 'displayType') === 'VerticalConversation';
  const rows: Row[] = [];
  const header = text(content, 'header', 'text');
  // Header and footer of a module are cells of their own, empty ones included.
  rows.push(
    header === undefined
      ? { key: `${entry.id}-header`, kind: 'blank' }
      : { key: `${entry.id}-header`, kind: 'heading', title: header },
  );
  for (const item of [...list(content, 'items'), ...(added.get(entry.id) ?? [])]) {
    rows.push(rowOfItem(text(item, 'entryId') ?? entry.id, at(item, 'item', 'itemContent'), false, true));
  }
  const last = rows.at(-1);
  if (!conversation && last?.kind === 'user') {
    rows.push({ key: `${entry.id}-footer`, kind: 'seeMore', href: `/i/connect_people?user_id=${last.user.id}` });
  } else if (entry.id.startsWith('home-conversation') && last?.kind === 'post') {
    rows.push({ key: `${entry.id}-footer`, kind: 'seeMore', href: `/i/user/${last.post.authorId}` });
  } else {
    rows.push({ key: `${entry.id}-footer`, kind: 'blank' });
  }
  return rows;
}

export function createTimelineStore(focalId?: string): TimelineStore {
  const entries = new Map<string, Entry>();
  const added = new Map<string, unknown[]>();
  const consumed = new Set<string>();
  let bottom: string | undefined;
  let ended = false;

  function add(raw: unknown, pinned: boolean): void {
    const id = text(raw, 'entryId');
    const index = text(raw, 'sortIndex');
    const content = at(raw, 'content');
    if (id === undefined || index === undefined || !/^\d+$/.test(index)) return;
    const type = text(content, 'cursorType') ?? text(content, 'itemContent', 'cursorType');
    if (type === 'Top') return;
    if (type === 'Bottom') {
      bottom = text(content, 'value') ?? text(content, 'itemContent', 'value');
      return;
    }
    // The pinned post stands a second time at its own place.
    entries.set(pinned ? `pinned-${id}` : id, {
      id: pinned ? `pinned-${id}` : id,
      sortIndex: BigInt(index),
      content,
      pinned,
    });
  }

  return {
    apply(instructions) {
      for (const instruction of instructions) {
        switch (text(instruction, 'type')) {
          case 'TimelineClearCache':
            entries.clear();
            break;
          case 'TimelineAddEntries':
            bottom = undefined;
            for (const raw of list(instruction, 'entries')) add(raw, false);
            break;
          case 'TimelinePinEntry':
            add(at(instruction, 'entry'), true);
            break;
          case 'TimelineReplaceEntry':
            entries.delete(text(instruction, 'entry_id_to_replace') ?? '');
            add(at(instruction, 'entry'), false);
            break;
          case 'TimelineAddToModule': {
            const module = text(instruction, 'moduleEntryId') ?? '';
            added.set(module, [...(added.get(module) ?? []), ...list(instruction, 'moduleItems')]);
            break;
          }
          case 'TimelineTerminateTimeline':
            if (text(instruction, 'direction') !== 'Top') ended = true;
            break;
          default: // whatever X invents next
        }
      }
    },
    rows() {
      const sorted = [...entries.values()].sort((left, right) => (left.sortIndex < right.sortIndex ? 1 : -1));
      const rows: Row[] = [{ key: 'top', kind: 'blank' }];
      for (const entry of sorted) {
        for (const row of rowsOfEntry(entry, added)) {
          if (row.kind === 'more' && consumed.has(row.cursor)) continue;
          const focal = focalId !== undefined && row.kind === 'post' && row.post.id === focalId;
          rows.push(focal ? { ...row, focal } : row);
        }
      }
      return rows;
    },
    bottom: () => (ended ? undefined : bottom),
    consume: (cursor) => {
      consumed.add(cursor);
    },
  };
}
