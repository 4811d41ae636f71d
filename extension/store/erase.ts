// Erasing everything: what is stored, and what open pages have in memory. Storage itself carries the word to the pages, because it reaches all of
// them and nothing else.
import { browser } from 'wxt/browser';

const signal = 'erased';

export async function eraseEverything(): Promise<void> {
  await browser.storage.local.clear();
  await browser.storage.local.set({ [signal]: Date.now() });
  await browser.storage.local.remove(signal);
}

export function onErased(listener: () => void): () => void {
  const heard = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'local' && changes[signal]?.newValue !== undefined) listener();
  };
  browser.storage.onChanged.addListener(heard);
  return () => browser.storage.onChanged.removeListener(heard);
}
