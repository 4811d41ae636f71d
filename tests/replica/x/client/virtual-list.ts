// X's list of cells: absolutely placed by translateY, measured by a ResizeObserver, mounted only near the viewport. A cell belongs to
// one key for ever: out of range it is removed, and built anew when it comes back.
import { el } from './dom.ts';

export interface ListRow {
  key: string;
  /** Mounted before its neighbours, whatever its place: the focal post is. */
  first: boolean;
  /** undefined: an empty cell. */
  render(): HTMLElement | undefined;
}

export interface VirtualList {
  element: HTMLElement;
  setRows(rows: ListRow[]): void;
  /** Builds the content of mounted cells anew, all or one; the cells stay. */
  rebuild(key?: string): void;
  mountedKeys(): string[];
  scrollToKey(key: string): void;
  destroy(): void;
}

interface Mounted {
  cell: HTMLElement;
  row: ListRow;
  measured: boolean;
}

const assumedHeight = 400;
const whileScrolling = 0.5;
const atRest = 2.5;
const restAfter = 200;
const askBefore = 1.75;

/** `heights` outlives the list, so that coming back needs no measuring. */
export function createList(heights: Map<string, number>, nearEnd: () => void): VirtualList {
  const element = el('div', { class: 'reset list', style: 'position: relative; min-height: 0px;' });
  const mounted = new Map<string, Mounted>();
  let rows: ListRow[] = [];
  let offsets: number[] = [];
  let total = 0;
  let reach = atRest;
  let restTimer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  let gone = false;

  const top = (): number => element.getBoundingClientRect().top + window.scrollY;

  function layout(): void {
    offsets = [];
    total = 0;
    for (const row of rows) {
      offsets.push(total);
      total += heights.get(row.key) ?? assumedHeight;
    }
    element.style.minHeight = `${total}px`;
    rows.forEach((row, index) => {
      const entry = mounted.get(row.key);
      if (entry) entry.cell.style.transform = `translateY(${offsets[index] ?? 0}px)`;
    });
  }

  const observer = new ResizeObserver((records) => {
    if (gone) return;
    let correction = 0;
    const viewTop = window.scrollY - top();
    for (const record of records) {
      const key = (record.target as HTMLElement & { rowKey?: string }).rowKey ?? '';
      const entry = mounted.get(key);
      if (entry === undefined) continue;
      const height = record.borderBoxSize[0]?.blockSize ?? record.contentRect.height;
      const before = heights.get(key) ?? assumedHeight;
      const index = rows.findIndex((row) => row.key === key);
      if (height !== before) {
        heights.set(key, height);
        // Growth above the viewport would push what is being read: the scroll position follows it.
        if (index !== -1 && (offsets[index] ?? 0) + before <= viewTop) correction += height - before;
      }
      if (!entry.measured) {
        entry.measured = true;
        entry.cell.style.opacity = '';
      }
    }
    layout();
    if (correction !== 0) window.scrollBy(0, correction);
    schedule();
  });

  function mount(row: ListRow, index: number): void {
    const cell = el('div', { class: 'reset cell', 'data-testid': 'cellInnerDiv' }) as HTMLElement & { rowKey?: string };
    cell.rowKey = row.key;
    cell.style.cssText = `transform: translateY(${offsets[index] ?? 0}px); position: absolute; width: 100%; opacity: 0.01; transition: opacity 0.15s ease-out;`;
    const content = row.render();
    if (content !== undefined) cell.append(el('div', { class: 'reset' }, content));
    mounted.set(row.key, { cell, row, measured: false });
    element.append(cell);
    observer.observe(cell);
  }

  function unmount(key: string): void {
    const entry = mounted.get(key);
    if (entry === undefined) return;
    observer.unobserve(entry.cell);
    entry.cell.remove();
    mounted.delete(key);
  }

  function update(): void {
    frame = 0;
    if (gone) return;
    const screen = window.innerHeight;
    const start = window.scrollY - top() - reach * screen;
    const end = window.scrollY - top() + screen + reach * screen;
    const wanted = new Set<string>();
    const toMount: number[] = [];
    rows.forEach((row, index) => {
      const from = offsets[index] ?? 0;
      const to = from + (heights.get(row.key) ?? assumedHeight);
      if (to < start || from > end) return;
      wanted.add(row.key);
      if (!mounted.has(row.key)) toMount.push(index);
    });
    for (const key of [...mounted.keys()]) if (!wanted.has(key)) unmount(key);
    toMount.sort(
      (left, right) => Number(rows[right]?.first ?? false) - Number(rows[left]?.first ?? false) || left - right,
    );
    for (const index of toMount) {
      const row = rows[index];
      if (row) mount(row, index);
    }
    if (window.scrollY - top() + screen + askBefore * screen > total) nearEnd();
  }

  function schedule(): void {
    if (frame === 0) frame = requestAnimationFrame(update);
  }

  function onScroll(): void {
    reach = whileScrolling;
    clearTimeout(restTimer);
    restTimer = setTimeout(() => {
      reach = atRest;
      schedule();
    }, restAfter);
    schedule();
  }

  window.addEventListener('scroll', onScroll, { passive: true });
  window.addEventListener('resize', schedule);

  return {
    element,
    setRows(next) {
      rows = next;
      const keys = new Set(rows.map((row) => row.key));
      for (const key of [...mounted.keys()]) if (!keys.has(key)) unmount(key);
      for (const row of rows) {
        const entry = mounted.get(row.key);
        if (entry) entry.row = row;
      }
      layout();
      update();
    },
    rebuild(key) {
      for (const [each, entry] of mounted) {
        if (key !== undefined && each !== key) continue;
        const row = rows.find((candidate) => candidate.key === each);
        const content = row?.render();
        entry.cell.replaceChildren(...(content ? [el('div', { class: 'reset' }, content)] : []));
      }
    },
    mountedKeys: () => [...mounted.keys()],
    scrollToKey(key) {
      const index = rows.findIndex((row) => row.key === key);
      if (index !== -1) window.scrollTo(0, top() + (offsets[index] ?? 0));
    },
    destroy() {
      gone = true;
      clearTimeout(restTimer);
      cancelAnimationFrame(frame);
      observer.disconnect();
      window.removeEventListener('scroll', onScroll);
      window.removeEventListener('resize', schedule);
      element.remove();
    },
  };
}
