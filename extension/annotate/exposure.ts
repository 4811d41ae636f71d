// The one difference between the released build and the test build (PERSONA_LENS_TEST=1, a build-time constant; the code behind it is left out
// of a release). A release shows a page nothing but empty elements with closed shadow roots. A test build opens the roots, writes on our hosts
// what they show, tells the engine's state on <html>, and has a door for causing faults.
import type { Label } from '../engine/protocol';
import type { RowKind } from '../sites/adapter';

const testBuild: boolean = import.meta.env.PERSONA_LENS_TEST === true;

export const shadowMode: ShadowRootMode = testBuild ? 'open' : 'closed';

export interface BadgeFacts {
  account: string;
  label: Label;
  group: Label | '';
  row: string;
  kind: RowKind;
}

/** `facts`: null while the badge draws nothing. */
export function exposeBadge(host: HTMLElement, facts: BadgeFacts | null): void {
  if (!testBuild) return;
  host.toggleAttribute('data-pl-badge', facts !== null);
  if (facts === null) return;
  for (const [name, value] of Object.entries(facts)) host.setAttribute(`data-pl-${name}`, value);
}

export function exposeCard(host: HTMLElement, account: string): void {
  if (!testBuild) return;
  host.setAttribute('data-pl-card', '');
  host.setAttribute('data-pl-account', account);
}

export interface EngineFacts {
  engine: string;
  /** Calls under way, and one where the page is about to be looked at. */
  busy: number;
  stats: Readonly<Record<string, number>>;
}

export function exposeEngine(root: HTMLElement | null, { engine, busy, stats }: EngineFacts): void {
  if (!testBuild || root === null) return;
  root.setAttribute('data-pl-engine', engine);
  root.setAttribute('data-pl-busy', String(busy));
  root.setAttribute('data-pl-stats', JSON.stringify(stats));
}

export type TestOrder = 'kill-worker' | 'kill-engine';

export function onTestOrder(document: Document, obey: (order: TestOrder) => void): void {
  if (!testBuild) return;
  document.addEventListener('persona-lens-test', (event) => obey((event as CustomEvent<TestOrder>).detail));
}
