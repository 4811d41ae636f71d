// The panel's end of the channel: it follows the tab in front, connects to the script in its page, and says when there is none.
import { type Browser, browser } from 'wxt/browser';
import { type PageReport, type PanelOrder, panelPort, readReport } from './protocol';

type Port = Browser.runtime.Port;

export interface ConnectionParts {
  /** null: follow the tab in front. */
  fixedTab: number | null;
  onLoading(): void;
  onReport(report: PageReport): void;
  /** The tab has no script of ours. */
  onNothing(): void;
}

const retryMs = 1_500;

export function connectToPage({ fixedTab, onLoading, onReport, onNothing }: ConnectionParts) {
  let port: Port | null = null;
  let tab: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function frontTab(): Promise<number | null> {
    if (fixedTab !== null) return fixedTab;
    const [front] = await browser.tabs.query({ active: true, currentWindow: true });
    return front?.id ?? null;
  }

  async function connect(): Promise<void> {
    clearTimeout(timer);
    const next = await frontTab();
    if (next !== null && next === tab && port !== null) return;
    if (next !== tab) onLoading();
    port?.disconnect();
    port = null;
    tab = next;
    if (next === null) return onNothing();
    const made = browser.tabs.connect(next, { name: panelPort, frameId: 0 });
    port = made;
    made.onMessage.addListener((message: unknown) => {
      const report = readReport(message);
      if (port === made && report !== null) onReport(report);
    });
    made.onDisconnect.addListener(() => {
      // Reading it keeps the browser from reporting an error: no script there is an answer.
      void browser.runtime.lastError;
      if (port !== made) return;
      port = null;
      onNothing();
      // A page that is loading anew, or a site that is opened in this tab.
      timer = setTimeout(() => void connect(), retryMs);
    });
  }

  browser.tabs.onActivated.addListener(() => void connect());
  void connect();

  return {
    order: (what: PanelOrder) => port?.postMessage(what),
    reload: () => void (tab === null ? undefined : browser.tabs.reload(tab)),
  };
}
