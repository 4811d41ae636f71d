// The pictures and the film of store-assets/, from the real extension: `npm run store-assets` after a build, whenever a surface that they show has changed
// (the test store/pictures says so). They are committed, because stores take files, the README shows one of them, and their age is checked.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceDir } from '../support/places.ts';
import { interfaceHash } from './interface.ts';
import { away, cardOf, draw, openScenes, picture, type Scenes, scrollCard } from './scenes.ts';
import { makeScreencast } from './screencast.ts';
import { marquee, marqueeSize, smallTile, smallTileSize } from './tiles.ts';

const folder = join(sourceDir, 'store-assets');
const written = new Map<string, string>();

function write(name: string, bytes: Uint8Array): void {
  writeFileSync(join(folder, name), bytes);
  written.set(name, createHash('sha256').update(bytes).digest('hex'));
  process.stdout.write(`store-assets/${name}: ${bytes.length} bytes\n`);
}

async function takePictures(scenes: Scenes): Promise<void> {
  const { x, youtube, table, panel, measured } = scenes;
  write('screenshots/1-evidence-on-x.png', await picture(x));
  const box = await cardOf(x);
  const card = await x.screenshot({ clip: { ...box, scale: 2 } });
  await scrollCard(x, 785);
  await away(x);
  write('screenshots/2-sources-and-look-alikes.png', await picture(x));
  write('screenshots/3-group-on-youtube.png', await picture(youtube));
  write('screenshots/4-panel.png', panel);
  write('screenshots/5-how-often-it-is-wrong.png', measured);
  write('small-tile.png', await draw(table, smallTile(), smallTileSize));
  write('marquee.png', await draw(table, marquee(card), marqueeSize));
}

mkdirSync(join(folder, 'screenshots'), { recursive: true });
const scenes = await openScenes();
try {
  await takePictures(scenes);
  write('screencast.webm', await makeScreencast(scenes));
} finally {
  await scenes.close();
}
const taken = { interface: interfaceHash(sourceDir), files: Object.fromEntries(written) };
writeFileSync(join(folder, 'taken-from.json'), `${JSON.stringify(taken, null, 2)}\n`);
