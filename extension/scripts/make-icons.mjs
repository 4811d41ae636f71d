// The PNGs of the icon, rendered by Chromium from store-assets/icon.svg and committed: `npm run icons` after a change of the drawing. The
// extension carries the sizes that browsers show; stores ask for 300 as well.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const drawing = readFileSync(join(here, '../../store-assets/icon.svg'), 'utf8');
const shipped = join(here, '../public/icon');
const forStores = join(here, '../../store-assets/icons');
const chromium = process.env.PERSONA_LENS_CHROMIUM ?? 'chromium';

const folder = mkdtempSync(join(tmpdir(), 'persona-lens-icons-'));
for (const target of [shipped, forStores]) mkdirSync(target, { recursive: true });
for (const size of [16, 32, 48, 128, 300]) {
  const picture = join(forStores, `${size}.png`);
  const page = join(folder, 'icon.html');
  writeFileSync(page, `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`);
  const { status, stderr } = spawnSync(chromium, [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    '--default-background-color=00000000',
    `--window-size=${size},${size}`,
    `--screenshot=${picture}`,
    `file://${page}`,
  ]);
  if (status !== 0) throw new Error(`${chromium} failed: ${stderr}`);
  if (size <= 128) copyFileSync(picture, join(shipped, `${size}.png`));
}
rmSync(folder, { recursive: true });
