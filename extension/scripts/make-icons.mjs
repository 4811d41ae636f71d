// The PNGs of the icon, rendered by Chromium from store-assets/icon.svg and committed: `npm run icons` after a change of the drawing.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const drawing = readFileSync(join(here, '../../store-assets/icon.svg'), 'utf8');
const target = join(here, '../public/icon');
const chromium = process.env.PERSONA_LENS_CHROMIUM ?? 'chromium';

const folder = mkdtempSync(join(tmpdir(), 'persona-lens-icons-'));
mkdirSync(target, { recursive: true });
for (const size of [16, 32, 48, 128]) {
  const page = join(folder, 'icon.html');
  writeFileSync(page, `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`);
  const { status, stderr } = spawnSync(chromium, [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    '--default-background-color=00000000',
    `--window-size=${size},${size}`,
    `--screenshot=${join(target, `${size}.png`)}`,
    `file://${page}`,
  ]);
  if (status !== 0) throw new Error(`${chromium} failed: ${stderr}`);
}
rmSync(folder, { recursive: true });
