// One timeline on the page: asks for pages, keeps the entries, shows them in a virtual list. What was read stays for the way back.
import { ask } from './api.ts';
import { page } from './context.ts';
import { el } from './dom.ts';
import { renderRow } from './rows/other.ts';
import { createTimelineStore, findInstructions, type TimelineStore } from './timeline-store.ts';
import { createList, type VirtualList } from './virtual-list.ts';

export interface TimelineRequest {
  operation: string;
  variables: Record<string, unknown>;
  label: string;
  focalId?: string;
}

interface Kept {
  store: TimelineStore;
  heights: Map<string, number>;
  loaded: boolean;
}

const kept = new Map<string, Kept>();

export interface TimelineView {
  element: HTMLElement;
  list: VirtualList;
  destroy(): void;
}

const shown = new Set<TimelineView>();

export function shownTimelines(): readonly TimelineView[] {
  return [...shown];
}

function keep(request: TimelineRequest): Kept {
  const key = `${request.operation} ${JSON.stringify(request.variables)}`;
  const known = kept.get(key);
  if (known) return known;
  const fresh: Kept = { store: createTimelineStore(request.focalId), heights: new Map(), loaded: false };
  kept.set(key, fresh);
  return fresh;
}

export function timelineView(request: TimelineRequest): TimelineView {
  const state = keep(request);
  // The first list div has no style: a placeholder that is replaced when the first page is there.
  const placeholder = el('div', {}, el('div', { class: 'spinner', role: 'progressbar' }, '◌'));
  const labelled = el('div', { 'aria-label': `${page().words.timeline}: ${request.label}` }, placeholder);
  const element = el(
    'section',
    { 'aria-labelledby': 'accessible-list-0', role: 'region', class: 'reset' },
    el(
      'h1',
      { dir: 'auto', id: 'accessible-list-0', role: 'heading', 'aria-level': '1', class: 'hidden' },
      request.label,
    ),
    labelled,
  );
  let asking = false;
  let gone = false;

  async function load(cursor: string | undefined): Promise<void> {
    asking = true;
    const variables = { count: 20, ...request.variables, ...(cursor === undefined ? {} : { cursor }) };
    try {
      const answer = await ask(request.operation, variables);
      state.store.apply(findInstructions(answer) ?? []);
      state.loaded = true;
    } catch {
      state.loaded = true; // X shows "Something went wrong"; the list stays as it was
    } finally {
      asking = false;
    }
    if (!gone) show();
  }

  const list = createList(state.heights, () => {
    const cursor = state.store.bottom();
    if (!asking && cursor !== undefined) void load(cursor);
  });

  function show(): void {
    if (placeholder.isConnected) placeholder.replaceWith(list.element);
    list.setRows(
      state.store.rows().map((row) => ({
        key: row.key,
        first: row.focal === true,
        render: () =>
          renderRow(row, (cursor) => {
            state.store.consume(cursor);
            void load(cursor);
          }),
      })),
    );
  }

  const view: TimelineView = {
    element,
    list,
    destroy() {
      gone = true;
      list.destroy();
      element.remove();
      shown.delete(view);
    },
  };
  shown.add(view);
  if (state.loaded) queueMicrotask(() => !gone && show());
  else void load(undefined);
  return view;
}
