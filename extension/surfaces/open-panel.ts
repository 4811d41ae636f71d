// The panel "This page" where each browser has it: Chromium's side panel, Firefox's sidebar; on a phone, which has neither, a tab.
import { browser } from 'wxt/browser';

interface Sidebar {
  sidebarAction?: { open(): Promise<void> };
}

/** Has to be called while the reader's press is being handled: browsers open a panel at no other time. */
export function openPanel({
  tab,
  windowId,
}: {
  tab?: number | undefined;
  windowId?: number | undefined;
}): Promise<unknown> {
  const { sidebarAction } = browser as Sidebar;
  if (!import.meta.env.FIREFOX && windowId !== undefined) return browser.sidePanel.open({ windowId });
  if (sidebarAction !== undefined) return sidebarAction.open();
  // A panel that is a tab of its own has to be told whose it is.
  return browser.tabs.create({
    url: browser.runtime.getURL(`/sidepanel.html${tab === undefined ? '' : `?tab=${tab}`}`),
  });
}
