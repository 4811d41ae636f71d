// The rows of a page that may hold thousands of them: YouTube keeps every comment that was loaded. Looking for rows and reading them all whenever
// something changes would take longer than a frame, so what was read of a row is kept until something in it changes.
//
// What a reading depends on, and how it is noticed: links, pictures and texts inside the row, by mutations inside it; the state of its own
// attributes, by mutations of them; whether it stands aside or in an advertisement, by mutations of `hidden` around it and by being put
// somewhere else, which is an insertion; the shown video, by being looked at each time. Whatever escapes this (a class or an id that changes)
// is caught by a sweep: each time a few rows are read anew, whether or not anything was noticed.
import type { Row, RowWatch } from '../adapter';
import { channelRow, readRow, shownVideo } from './rows';
import { layout, type RowShape } from './selectors';

interface Reading {
  shape: RowShape;
  row: Row | null;
  isDoubtful: boolean;
  /** Was never read: as yet it is nobody's. */
  isNew: boolean;
}

const sweptAtOnce = 5;
/** Of rows that are new, however slow the machine is; twenty come at a time, and what is left over is read next time. */
const readAtLeast = 5;

/** An element's state may make it a row at any time, so that its tag alone is looked for. */
const tagsOf = (selector: string) => selector.replaceAll(/\[[^\]]*\]/g, '');
const shapesByTag = new Map(
  layout.rows.flatMap((shape) =>
    tagsOf(shape.row)
      .split(',')
      .map((tag) => [tag.trim(), shape] as const),
  ),
);
const anyRow = [...shapesByTag.keys()].join(', ');
const looked = `${anyRow}, ${layout.watchPage}`;

export function watchRows(document: Document): RowWatch {
  const readings = new Map<HTMLElement, Reading>();
  const watchPages = new Set<Element>();
  let sweep = readings.values();
  let isBehind = false;
  discover(document);

  function add(element: Element): void {
    if (element.localName === layout.watchPage) watchPages.add(element);
    const shape = shapesByTag.get(element.localName);
    if (shape !== undefined) readings.set(element as HTMLElement, { shape, row: null, isDoubtful: true, isNew: true });
  }

  function discover(root: ParentNode): void {
    for (const element of root.querySelectorAll(looked)) add(element);
  }

  function doubt(element: Element | null): void {
    const reading = element === null ? undefined : readings.get(element as HTMLElement);
    if (reading !== undefined) reading.isDoubtful = true;
  }

  function notice({ type, target, addedNodes, attributeName }: MutationRecord): void {
    const element = isElement(target) ? target : target.parentElement;
    // Rows stand in rows: a card may hold another.
    for (let row = element?.closest(anyRow) ?? null; row !== null; row = row.parentElement?.closest(anyRow) ?? null) {
      doubt(row);
    }
    if (type === 'attributes' && attributeName === layout.asideAttribute && element !== null) {
      for (const row of element.querySelectorAll(anyRow)) doubt(row);
    }
    for (const node of addedNodes) {
      if (!isElement(node)) continue;
      add(node);
      if (node.firstElementChild !== null) discover(node);
    }
  }

  /** Goes through all readings, some each time. */
  function sweepSome(): void {
    for (let count = 0; count < sweptAtOnce; count += 1) {
      const next = sweep.next();
      if (next.done === true) {
        sweep = readings.values();
        return;
      }
      next.value.isDoubtful = true;
    }
  }

  return {
    notice: (records) => records.forEach(notice),
    rows(until) {
      for (const page of watchPages) if (!page.isConnected) watchPages.delete(page);
      const shown = shownVideo(document.location, [...watchPages]);
      sweepSome();
      const rows: Row[] = [];
      let read = 0;
      isBehind = false;
      for (const [element, reading] of readings) {
        if (!element.isConnected) {
          readings.delete(element);
          continue;
        }
        if (reading.isDoubtful || reading.shape.id === 'shown_video') {
          if (reading.isNew && read >= readAtLeast && (isBehind || performance.now() > until)) {
            isBehind = true;
            continue;
          }
          // Only what is new counts: what is read at every look must not take its turn away.
          if (reading.isNew) read += 1;
          reading.row = readRow(element, reading.shape, shown);
          reading.isDoubtful = false;
          reading.isNew = false;
        }
        if (reading.row !== null) rows.push(reading.row);
      }
      rows.push(...channelRow(document));
      return rows;
    },
    isBehind: () => isBehind,
  };
}

const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;
