// How fast responses become observations: the engine's reader in WebAssembly beside TextDecoder, JSON.parse and the same extraction in TypeScript, in Node,
// Chromium and Firefox.
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { launchChromium } from '../../support/chromium.ts';
import { launchFirefox } from '../../support/firefox.ts';
import type { LaunchedBrowser, LaunchOptions } from '../../support/launch.ts';
import { buildDir } from '../../support/places.ts';
import { serveFolder } from '../../support/static-server.ts';
import { atLeast, faster, print, type Result } from '../results.ts';
import { type Body, bodies } from './bodies.ts';
import { measure, type Reader, type Speeds } from './measure.ts';
import type { Outcome } from './page.ts';

const wasm = process.env.PERSONA_LENS_WASM_DIR || join(buildDir, 'wasm');
const built = join(wasm, 'persona-lens-observe.mjs');

function resultsOf(where: string, name: string, { observe, extract, walk }: Speeds): Result[] {
  return [
    faster(`${where}: bytes to observations, ${name}`, 'MB/s', observe, extract, 5),
    atLeast(`${where}: the bare walk, ${name}`, 'MB/s', walk, 1000),
  ];
}

function tell(results: readonly Result[], { bytes, found, parse }: Speeds): Result[] {
  for (const result of results) print(result);
  const alone = parse.toSorted((a, b) => a - b)[Math.floor(parse.length / 2)] ?? Number.NaN;
  process.stdout.write(
    `  ${bytes} bytes, ${found} accounts and posts; TextDecoder and JSON.parse alone: ${alone.toFixed(0)} MB/s\n`,
  );
  return [...results];
}

async function inNode(all: readonly Body[]): Promise<Result[]> {
  const { default: factory } = (await import(pathToFileURL(built).href)) as {
    default: () => Promise<{ Reader: new () => Reader }>;
  };
  const reader = new (await factory()).Reader();
  return all.flatMap(({ name, youtube, text }) => {
    const speeds = measure(reader, youtube, new TextEncoder().encode(text));
    return tell(resultsOf('Node', name, speeds), speeds);
  });
}

async function inBrowser(
  where: string,
  launch: (options: LaunchOptions) => Promise<LaunchedBrowser>,
  folder: string,
): Promise<Result[]> {
  const server = await serveFolder(folder, 'parsing');
  const { browser, close } = await launch({ port: 1, hosts: [], ownMachine: true });
  try {
    const page = await browser.newPage();
    await page.goto(server.address);
    const output = await page.waitForSelector('output', { timeout: 170_000 });
    const told = JSON.parse((await output?.evaluate((element) => element.textContent)) ?? '') as
      | Outcome[]
      | { error: string };
    if ('error' in told) throw new Error(`${where}: ${told.error}`);
    return told.flatMap(({ name, speeds }) => tell(resultsOf(where, name, speeds), speeds));
  } finally {
    await close();
    await server.close();
  }
}

/** A page and what it reads, in a folder that is not kept: the bodies may be other people's words. */
async function pageFolder(all: readonly Body[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'persona-lens-parsing-'));
  await build({
    entryPoints: [join(import.meta.dirname, 'page.ts')],
    outfile: join(folder, 'page.js'),
    bundle: true,
    format: 'esm',
  });
  for (const ending of ['mjs', 'wasm']) {
    copyFileSync(join(wasm, `persona-lens-observe.${ending}`), join(folder, `persona-lens-observe.${ending}`));
  }
  const listed = all.map(({ name, youtube, text }, index) => {
    const file = `body-${index}.json`;
    writeFileSync(join(folder, file), text);
    return { name, youtube, file };
  });
  writeFileSync(join(folder, 'bodies.json'), JSON.stringify(listed));
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><title>Parsing</title><body><script type="module" src="page.js"></script>',
  );
  return folder;
}

export async function parsing(): Promise<Result[]> {
  if (!existsSync(built)) {
    throw new Error(
      `The reader is not built: ${built} is missing (cmake --build build/wasm --target persona-lens-observe).`,
    );
  }
  const all = bodies();
  const results = await inNode(all);
  const folder = await pageFolder(all);
  try {
    results.push(...(await inBrowser('Chromium', launchChromium, folder)));
    results.push(...(await inBrowser('Firefox', launchFirefox, folder)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return results;
}
