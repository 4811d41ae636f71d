// The start of the replica's client. Anything thrown here leaves __SCRIPTS_LOADED__.main unset, and the page says so.
import type { ReplicaOptions } from '../options.ts';
import { delivered } from './api.ts';
import { startContext, type Truth, truths } from './context.ts';
import { type Router, startRouter } from './router.ts';
import { installStyles, type Theme } from './styles.ts';
import { shownTimelines } from './timeline-view.ts';

interface Inline {
  replica: ReplicaOptions;
  session: { user_id: string };
  entities: { users: { entities: Record<string, { screen_name: string }> } };
}

/** For tests only; nothing of it is in the DOM, and nothing but a test reads it. */
export interface ReplicaHandle {
  delivered: typeof delivered;
  truthOf(element: Element): Truth | undefined;
  /** Builds what stands in the mounted cells anew. */
  rebuild(): void;
  /** Another theme: X renders everything anew. */
  setTheme(theme: Theme): void;
  mounted(): string[];
}

declare global {
  interface Window {
    __INITIAL_STATE__: Inline;
    __SCRIPTS_LOADED__: Record<string, boolean>;
    __replica: ReplicaHandle;
    scroller: unknown;
  }
}

function start(): void {
  const state = window.__INITIAL_STATE__;
  const options = state.replica;
  if (options.failAtBoot) throw new Error('the replica was told to fail');
  const viewerHandle = state.entities.users.entities[state.session.user_id]?.screen_name ?? 'i';
  const context = startContext(options, viewerHandle);
  context.palette = installStyles(options.theme);
  const container = document.querySelector<HTMLElement>('#react-root > div > div');
  if (container === null) throw new Error('no place for the page');
  const router: Router = startRouter(container);
  Object.defineProperty(window, 'scroller', { get: () => shownTimelines()[0]?.list });
  window.__replica = {
    delivered,
    truthOf: (element) => truths.get(element),
    rebuild: () => {
      for (const view of shownTimelines()) view.list.rebuild();
    },
    setTheme: (theme) => {
      options.theme = theme;
      context.palette = installStyles(theme);
      router.rerender();
    },
    mounted: () => shownTimelines().flatMap((view) => view.list.mountedKeys()),
  };
  window.__SCRIPTS_LOADED__.main = true;
}

start();
