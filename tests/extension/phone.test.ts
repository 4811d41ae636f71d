// A phone has no pointer to hover with, no sidebar, no keys and no windows: everything is reached without them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { manifestFor } from '../../extension/manifest.ts';
import { openPanel } from '../../extension/surfaces/open-panel.ts';

const opened = vi.hoisted(() => {
  const urls: string[] = [];
  // Firefox for Android: no sidebarAction, no sidePanel, no commands, no windows.
  const browser = {
    runtime: { id: 'ours', getURL: (path: string) => `moz-extension://ours${path}` },
    tabs: { create: async ({ url }: { url: string }) => urls.push(url) },
  };
  Object.assign(globalThis, { browser });
  return urls;
});
afterEach(() => {
  opened.length = 0;
});

it('without a sidebar, the panel is a tab that knows whose it is', async () => {
  await openPanel({ tab: 7 });
  await openPanel({});
  expect(opened).toEqual(['moz-extension://ours/sidepanel.html?tab=7', 'moz-extension://ours/sidepanel.html']);
});

it('the manifest offers itself to phones, and asks for nothing that they lack', () => {
  const { browser_specific_settings: settings, permissions } = manifestFor('firefox');
  expect(settings?.gecko_android?.strict_min_version).toBeDefined();
  expect(permissions).toEqual(['storage']);
});

it('hovering changes colours only: nothing is shown by it', () => {
  const extension = join(import.meta.dirname, '../../extension');
  const rules = readdirSync(extension, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(?!.*(node_modules|generated|\.wxt)).*\.(ts|css)$/.test(file))
    .flatMap((file) => readFileSync(join(extension, file), 'utf8').match(/[^{}]*:hover[^{}]*\{[^}]*\}/g) ?? []);
  expect(rules.length).toBeGreaterThan(3);
  for (const rule of rules) {
    const names = Array.from(rule.slice(rule.indexOf('{')).matchAll(/([\w-]+)\s*:/g), ([, name]) => name);
    for (const name of names)
      expect(['background', 'color', 'box-shadow', 'opacity', 'text-decoration', 'filter', 'border-color']).toContain(
        name,
      );
  }
});
