// From mark to mark by key, in the order in which the reader sees them: a page mounts its rows in the order of need. Marks of one account that follow each
// other are one step, for they lead to one card.
import type { Row } from '../sites/adapter';

export interface Placed {
  account: string;
  /** Within the window, px. */
  top: number;
  left: number;
}

/** The mark to go to from `from` (null: from what is in the window); undefined where there is none further. */
export function stepFrom<M extends Placed>(
  marks: readonly M[],
  from: M | null,
  to: 'next' | 'previous',
  windowHeight: number,
): M | undefined {
  const sorted = marks.toSorted((a, b) => a.top - b.top || a.left - b.left);
  const inOrder = to === 'next' ? sorted : sorted.toReversed();
  if (from === null) return inOrder.find(({ top }) => (to === 'next' ? top >= 0 : top < windowHeight));
  const rest = inOrder.slice(inOrder.indexOf(from) + 1);
  return rest.find(({ account }) => account !== from.account);
}

/** The key in a page: evidence about whom the focus is on. Alt and Shift with it, because the sites' own keys are single letters. */
export const evidenceKey = { code: 'KeyE', shown: 'Alt+Shift+E' } as const;

export function isEvidenceKey(event: KeyboardEvent): boolean {
  const { code, altKey, shiftKey, ctrlKey, metaKey, repeat } = event;
  if (code !== evidenceKey.code || !altKey || !shiftKey || ctrlKey || metaKey || repeat) return false;
  // On some keyboards it writes a letter.
  const writesIn = event.composedPath()[0];
  return !(
    writesIn instanceof HTMLElement &&
    (writesIn.isContentEditable || writesIn.matches('input, textarea, select'))
  );
}

/** The innermost row that holds the focus; both sites move the focus from row to row by keys of their own. */
export function focusedRow(document: Document, rows: readonly Row[]): HTMLElement | null {
  const focus = document.activeElement;
  const around = rows.filter(({ element }) => element.contains(focus));
  const innermost = around.find(
    ({ element }) => !around.some((other) => other.element !== element && element.contains(other.element)),
  );
  return innermost?.element ?? null;
}
