// An update takes nothing away: what a reader chose, wrote and added with the release before is there with this one, read by its own pages.
// The release before is the package that PERSONA_LENS_PREVIOUS_ZIP names. Without one, as before the first release, this build plays it under a lower
// number; what version 0.1.0 stored is kept in fixtures/stored besides, and read in extension/stored.test.ts.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { type LaunchedBrowser, launchChromium } from '../support/chromium.ts';
import { browserName, releasedExtension, sourceDir } from '../support/places.ts';
import { goToOwn } from './support/ours.ts';

interface Extension {
  runtime: { getManifest(): { version: string } };
  storage: { local: { get(): Promise<Record<string, unknown>> } };
}

/** Chromium knows an unpacked extension by its folder: the update comes into the same one. */
function unpackPrevious(folder: string): void {
  const zip = process.env.PERSONA_LENS_PREVIOUS_ZIP;
  if (zip) {
    execFileSync('python3', ['-m', 'zipfile', '-e', zip, folder]);
    return;
  }
  cpSync(releasedExtension, folder, { recursive: true });
  const manifest = join(folder, 'manifest.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/"version":\s*"[^"]+"/, '"version": "0.0.1"'));
}

async function open(launched: LaunchedBrowser, folder: string, path: string): Promise<Page> {
  const page = await launched.browser.newPage();
  await goToOwn(page, path, folder);
  await page.waitForSelector('main');
  return page;
}

const stored = (page: Page): Promise<Record<string, unknown>> =>
  page.evaluate(() => (globalThis as unknown as { chrome: Extension }).chrome.storage.local.get());

const until = (page: Page, key: string, part: string): Promise<unknown> =>
  page.waitForFunction(
    async (name, wanted) => {
      const all = await (globalThis as unknown as { chrome: Extension }).chrome.storage.local.get();
      return JSON.stringify(all[name] ?? null).includes(wanted);
    },
    {},
    key,
    part,
  );

async function choose(launched: LaunchedBrowser, folder: string): Promise<void> {
  const options = await open(launched, folder, 'options.html');
  const press = (id: string): Promise<void> => options.$eval(`#${id}`, (input) => (input as HTMLElement).click());
  await press('show-from-marked');
  await until(options, 'settings', '"marked"');
  await press('signal-office_shift');
  await until(options, 'settings', 'office_shift');
  await press('site-youtube');
  await until(options, 'settings', 'youtube');
  const picker = (await options.waitForSelector('#pack-file')) as ElementHandle<HTMLInputElement>;
  await picker.uploadFile(join(sourceDir, 'tests/fixtures/packs/harbour-notes.json'));
  await options.waitForSelector('#added-harbour-notes');
  const note = await open(launched, folder, 'note.html?account=x:12345&handle=ann_example');
  await note.type('#text', 'Teaches in my town.');
  await note.$eval('.button.main', (button) => (button as HTMLElement).click());
  await until(options, 'notes', 'Teaches in my town.');
}

it.skipIf(browserName === 'firefox')('settings, notes and added sets survive an update', async () => {
  const place = mkdtempSync(join(tmpdir(), 'persona-lens-update-'));
  const folder = join(place, 'extension');
  let running: LaunchedBrowser | undefined;
  const launch = async (): Promise<LaunchedBrowser> => {
    running = await launchChromium({ port: 9, hosts: [], extension: folder, profile: join(place, 'profile') });
    return running;
  };
  try {
    unpackPrevious(folder);
    const before = await launch();
    await choose(before, folder);
    const last = await open(before, folder, 'options.html');
    const kept = await stored(last);
    const was = await last.evaluate(
      () => (globalThis as unknown as { chrome: Extension }).chrome.runtime.getManifest().version,
    );
    await before.close();
    expect(Object.keys(kept).toSorted()).toEqual(['notes', 'pack:harbour-notes', 'packs', 'settings']);

    rmSync(folder, { recursive: true });
    cpSync(releasedExtension, folder, { recursive: true });
    const after = await launch();
    const options = await open(after, folder, 'options.html');
    const is = await options.evaluate(
      () => (globalThis as unknown as { chrome: Extension }).chrome.runtime.getManifest().version,
    );
    expect(is).not.toBe(was);
    expect(await stored(options)).toMatchObject(kept);
    const isChecked = (id: string): Promise<boolean> =>
      options.$eval(`#${id}`, (input) => (input as HTMLInputElement).checked);
    expect(await isChecked('show-from-marked')).toBe(true);
    expect(await isChecked('signal-office_shift')).toBe(false);
    expect(await isChecked('site-youtube')).toBe(false);
    expect(await options.$eval('#notes li', (item) => item.textContent)).toContain('Teaches in my town.');
    expect(await options.$('#added-harbour-notes')).not.toBeNull();
    if (process.env.PERSONA_LENS_KEEP_STORED)
      writeFileSync(process.env.PERSONA_LENS_KEEP_STORED, `${JSON.stringify(kept, null, 2)}\n`);
  } finally {
    await running?.close();
    // The browser's last process may still be writing.
    rmSync(place, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
});
