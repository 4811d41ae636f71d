// After installation the first page opens beside what the reader is doing, not over it. Later it does what a page's script cannot: opens the window for a
// note, reads the words of the reader's language from the extension's files, and hears the keys that the browser listens to.
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { runCommand } from '../background/commands';
import { notePath, noteWindow, readNoteRequest } from '../background/requests';
import { vouchFor } from '../background/vouch';
import { siteOrigins } from '../manifest';
import { changeSettings, pauseToggled } from '../store/settings';
import { openPanel } from '../surfaces/open-panel';
import { readOwnFile } from '../words/load';
import { isWordsQuestion } from '../words/request';

export default defineBackground(() => {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason !== 'install') return;
    void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html'), active: false });
  });
  // A phone has no keys to listen to.
  browser.commands?.onCommand.addListener((command, tab) =>
    runCommand(command, tab, {
      openPanel: (windowId) => void openPanel({ windowId, tab: tab?.id }),
      togglePause: () => void changeSettings(pauseToggled),
      // A tab without our script hears nothing.
      tellPage: (id, order) => void browser.tabs.sendMessage(id, order).catch(() => {}),
    }),
  );
  browser.runtime.onMessage.addListener((message, sender, respond) => {
    if (sender.id !== browser.runtime.id) return false;
    if (isWordsQuestion(message)) {
      readOwnFile(`page.${message.language}.json`).then(respond, () => respond(null));
      // The answer comes later.
      return true;
    }
    if (import.meta.env.FIREFOX) {
      const vouched = vouchFor(message, sender, siteOrigins);
      if (vouched !== null) void browser.tabs.sendMessage(vouched.tab, vouched.message).catch(() => {});
    }
    const asked = readNoteRequest(message);
    if (asked === null) return false;
    const url = new URL(notePath(asked), browser.runtime.getURL('/')).href;
    // A phone has no windows.
    if (browser.windows === undefined) void browser.tabs.create({ url });
    else void browser.windows.create({ ...noteWindow, url });
    return false;
  });
});
