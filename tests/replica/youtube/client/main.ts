// The start of the replica's client, and its way from page to page: events in YouTube's order, the address before the data, the data later.
import type { ClientOptions } from '../options.ts';
import { delivered, post } from './api.ts';
import { buildDesktop, type Desktop, type PageType } from './desktop.ts';
import { one } from './dom.ts';
import { buildMobile } from './mobile.ts';
import { page, startState } from './state.ts';
import { installStyles } from './styles.ts';
import { type Truth, truths } from './truth.ts';

/** For tests only; nothing of it is in the DOM, and nothing but a test reads it. */
export interface ReplicaHandle {
  delivered: typeof delivered;
  /** The rows that are in the document, with what the page knows of each. */
  rows(): { element: Element; truth: Truth }[];
  go(path: string): Promise<void>;
  /** Asks for a channel's about panel, as a click on its description does. */
  openAbout(): Promise<void>;
  settled: boolean;
}

declare global {
  interface Window {
    ytInitialData: unknown;
    replicaOptions: ClientOptions;
    __youtube: ReplicaHandle;
  }
}

const dataLaterMs = 60;

function pageTypeOf(path: string): PageType {
  if (path.startsWith('/watch')) return 'watch';
  if (path.startsWith('/shorts/')) return 'shorts';
  if (path.startsWith('/results')) return 'search';
  return path === '/' ? 'browse' : 'channel';
}

function videoIdOf(path: string): string {
  const url = new URL(path, location.origin);
  return url.searchParams.get('v') ?? /^\/shorts\/([\w-]+)/.exec(url.pathname)?.[1] ?? '';
}

const tell = (name: string, detail: unknown): void => {
  document.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
};

function request(type: PageType, path: string): Promise<unknown> {
  const videoId = videoIdOf(path);
  if (type === 'watch') return post(page().options.getWatch ? 'get_watch' : 'next', { videoId });
  if (type === 'shorts') return post('next', { videoId });
  if (type === 'search')
    return post('search', { query: new URL(path, location.origin).searchParams.get('search_query') });
  return post('browse', { browseId: path });
}

async function show(desktop: Desktop, path: string, given: Promise<unknown>, push: boolean): Promise<void> {
  const type = pageTypeOf(path);
  window.__youtube.settled = false;
  tell('yt-navigate-start', { pageType: type });
  if (push) history.pushState({}, '', path);
  const data = await given;
  page().videoId = videoIdOf(path);
  desktop.turnTo(type);
  tell('yt-navigate-finish', { pageType: type });
  await new Promise((resolve) => setTimeout(resolve, dataLaterMs));
  desktop.bind(type, data);
  tell('yt-page-data-updated', { pageType: type });
  window.__youtube.settled = true;
}

function start(): void {
  installStyles();
  const here = location.pathname + location.search;
  const data = typeof window.ytInitialData === 'string' ? JSON.parse(window.ytInitialData) : window.ytInitialData;
  const state = startState({ options: window.replicaOptions, videoId: videoIdOf(here), go: async () => {} });
  window.__youtube = {
    delivered,
    rows: () =>
      Array.from(truths, ([element, truth]) => ({
        element,
        truth: element.closest('ytd-ad-slot-renderer') === null ? truth : { ...truth, kind: 'advertisement' },
      })).filter(({ element }) => element.isConnected),
    go: (path) => state.go(path),
    openAbout: async () => void (await post('browse', { browseId: location.pathname, params: 'about' })),
    settled: false,
  };
  const mobile = document.querySelector<HTMLElement>('ytm-app');
  if (mobile !== null) {
    void buildMobile(mobile, data).then(() => {
      window.__youtube.settled = true;
      window.dispatchEvent(new Event('state-navigateend'));
    });
    return;
  }
  const desktop = buildDesktop(one(document, 'ytd-app'));
  state.go = (path) => show(desktop, path, request(pageTypeOf(path), path), true);
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="/"]') : null;
    if (link === null) return;
    event.preventDefault();
    void state.go(link.getAttribute('href') ?? '/');
  });
  window.addEventListener('popstate', () => {
    const path = location.pathname + location.search;
    void show(desktop, path, request(pageTypeOf(path), path), false);
  });
  void show(desktop, here, Promise.resolve(data), false);
}

start();
