// Navigation without loading: pushState, a title that comes late, overlays with an address, scroll positions for the way back.
import { page } from './context.ts';
import { installHoverCards, openPhotoViewer, type PhotoViewer } from './layers.ts';
import { openPage, type Page } from './pages.ts';
import { buildShell, isNarrow, type Shell } from './shell.ts';
import { findShownPost } from './shown-posts.ts';

const titleAfter = 250;

export interface Router {
  rerender(): void;
}

const overlay = /^(\/\w+\/status\/(\d+))\/photo\/\d+$/;

export function startRouter(container: HTMLElement): Router {
  let shell: Shell;
  let current: Page | undefined;
  let currentPath = '';
  let viewer: PhotoViewer | undefined;
  let narrow = isNarrow();
  const scrolls = new Map<string, number>();
  history.scrollRestoration = 'manual';

  const stateKey = (): string => String((history.state as { key?: string } | null)?.key ?? 'first');

  function lateTitle(title: () => string): void {
    // A stub flashes first; the real title follows when the page knows it.
    document.title = 'X';
    setTimeout(() => {
      document.title = page().options.rtl ? `X \\ ${title()}` : `(1) ${title()} / X`;
    }, titleAfter);
  }

  async function show(): Promise<void> {
    const url = new URL(location.href);
    const photo = overlay.exec(url.pathname);
    viewer?.close();
    viewer = undefined;
    if (photo?.[2] !== undefined) {
      const post = findShownPost(photo[2]);
      if (post) {
        viewer = openPhotoViewer(shell.layers, post, () => history.back());
        lateTitle(() => 'Photo');
        return;
      }
      url.pathname = photo[1] ?? '/home';
    }
    const address = url.pathname + url.search;
    if (address === currentPath) return;
    const before = current;
    currentPath = address;
    const reusable =
      before?.kind === 'profile' &&
      before.reuse &&
      /^\/\w+(\/\w+)?$/.test(url.pathname) &&
      !/^\/(home|explore|search|notifications|i\/)/.test(url.pathname);
    if (reusable && before?.reuse) {
      await before.reuse(url.pathname);
      lateTitle(() => before.title);
    } else {
      before?.destroy();
      const opened = openPage(shell.primary, url);
      current = opened;
      lateTitle(() => opened.title);
    }
    const wanted = scrolls.get(stateKey()) ?? 0;
    // Rows that are known already stand on the next frame: the position can be taken up again.
    requestAnimationFrame(() => requestAnimationFrame(() => window.scrollTo(0, wanted)));
  }

  function remember(): void {
    scrolls.set(stateKey(), window.scrollY);
  }

  page().navigate = (path) => {
    const target = new URL(path, location.href);
    if (target.href === location.href) return;
    if (!overlay.test(target.pathname)) remember();
    history.pushState({ key: crypto.randomUUID() }, '', target.pathname + target.search);
    void show();
  };

  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest?.('a[href]');
    if (link === null || link === undefined || event.defaultPrevented || !container.contains(link)) return;
    const target = new URL(link.getAttribute('href') ?? '', location.href);
    if (target.hostname !== location.hostname) return;
    event.preventDefault();
    page().navigate(target.href);
  });

  let scrollKeep: ReturnType<typeof setTimeout> | undefined;
  window.addEventListener('scroll', () => {
    clearTimeout(scrollKeep);
    scrollKeep = setTimeout(remember, 60);
  });
  window.addEventListener('popstate', () => {
    clearTimeout(scrollKeep);
    void show();
  });

  function render(): void {
    current?.destroy();
    current = undefined;
    currentPath = '';
    shell = buildShell();
    container.replaceChildren(shell.root);
    installHoverCards(shell.layers);
    void show();
  }
  window.addEventListener('resize', () => {
    if (isNarrow() === narrow) return;
    narrow = isNarrow();
    render();
  });
  render();
  return { rerender: render };
}
