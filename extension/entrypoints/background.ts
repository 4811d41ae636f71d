// After installation the first page opens beside what the reader is doing, not over it. Later it does what a page's script cannot: opens the window for a
// note, and hears the keys that the browser listens to.
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { runCommand } from '../background/commands';
import { notePath, noteWindow, readNoteRequest } from '../background/requests';
import { changeSettings, pauseToggled } from '../store/settings';

export default defineBackground(() => {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason !== 'install') return;
    void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html'), active: false });
  });
  browser.commands.onCommand.addListener((command, tab) =>
    runCommand(command, tab, {
      openPanel: (windowId) => void browser.sidePanel.open({ windowId }),
      togglePause: () => void changeSettings(pauseToggled),
      // A tab without our script hears nothing.
      tellPage: (id, order) => void browser.tabs.sendMessage(id, order).catch(() => {}),
    }),
  );
  browser.runtime.onMessage.addListener((message, sender) => {
    const asked = sender.id === browser.runtime.id ? readNoteRequest(message) : null;
    if (asked === null) return;
    void browser.windows.create({ ...noteWindow, url: new URL(notePath(asked), browser.runtime.getURL('/')).href });
  });
});
