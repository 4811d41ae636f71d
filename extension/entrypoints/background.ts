// After installation the first page opens beside what the reader is doing, not over it. Later it opens what a page's script cannot: the window for a note.
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { notePath, noteWindow, readNoteRequest } from '../background/requests';

export default defineBackground(() => {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason !== 'install') return;
    void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html'), active: false });
  });
  browser.runtime.onMessage.addListener((message, sender) => {
    const asked = sender.id === browser.runtime.id ? readNoteRequest(message) : null;
    if (asked === null) return;
    void browser.windows.create({ ...noteWindow, url: new URL(notePath(asked), browser.runtime.getURL('/')).href });
  });
});
