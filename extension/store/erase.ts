// Erasing everything: what is stored, and what open pages have in memory. Storage itself carries the word to the pages, because it reaches all of
// them and nothing else.
import { browser } from 'wxt/browser';
import { clearClassroom } from '../classroom/store/progress';
import { onLocal } from './local';

const signal = 'erased';

/** To be called from one of our own pages: a background has no localStorage, where a student's marks are kept that want to be. */
export async function eraseEverything(): Promise<void> {
  try {
    clearClassroom(localStorage);
  } catch {
    // Where it is refused, nothing was kept in it.
  }
  await browser.storage.local.clear();
  await browser.storage.local.set({ [signal]: Date.now() });
  await browser.storage.local.remove(signal);
}

export function onErased(listener: () => void): () => void {
  return onLocal(signal, (value) => value !== undefined && listener());
}
