// Starts the real Chromium, with or without the extension, on a local replica.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { requireChromium, requireExtension } from './places.ts';

/** What a launch of either browser is told. */
export interface LaunchOptions {
  /** Port of the local server that plays every host. */
  port: number;
  hosts: readonly string[];
  /** Other servers, with the hosts that they play. */
  others?: readonly { port: number; hosts: readonly string[] }[];
  /** Folder of an unpacked extension. */
  extension?: string;
  headless?: boolean;
  width?: number;
  height?: number;
  scale?: number;
  /** A profile to go on with, which is kept; else a new one, which is not. Chromium only. */
  profile?: string;
  /** A plain server of this machine, by its number, is asked without a proxy in between: for what is no replica. Chromium always does so. */
  ownMachine?: boolean;
  /** false: WebAssembly is switched off in the whole browser, as a school or a careful reader does. */
  wasm?: boolean;
  /** A film (.y4m) that is the camera's picture, which every page may have. Chromium only. */
  camera?: string;
  /** Writes every request of the whole browser to this file. Chromium only: Firefox has its proxy's record. */
  netLog?: string;
}

export interface LaunchedBrowser {
  browser: Browser;
  /** "host:port" of whatever the browser wanted and no replica plays; undefined where that is told by the net log. */
  refused?: readonly string[];
  close(): Promise<void>;
}

export async function launchChromium(options: LaunchOptions): Promise<LaunchedBrowser> {
  const executablePath = requireChromium();
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'persona-lens-chromium-'));
  const servers = [{ port: options.port, hosts: options.hosts }, ...(options.others ?? [])];
  const rules = servers.flatMap(({ port, hosts }) => hosts.map((host) => `MAP ${host} 127.0.0.1:${port}`));
  const width = options.width ?? 1280;
  const height = options.height ?? 900;
  const browser = await puppeteer.launch({
    executablePath,
    headless: options.headless ?? true,
    pipe: true,
    userDataDir: profile,
    defaultViewport: options.headless === false ? null : { width, height, deviceScaleFactor: options.scale ?? 1 },
    ...(options.extension === undefined ? {} : { enableExtensions: [requireExtension(options.extension)] }),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
      '--ignore-certificate-errors',
      '--lang=en-US',
      `--window-size=${width},${height}`,
      ...(options.camera === undefined
        ? []
        : [
            '--use-fake-ui-for-media-stream',
            '--use-fake-device-for-media-stream',
            `--use-file-for-fake-video-capture=${options.camera}`,
          ]),
      // Without a compiler there is no WebAssembly either: what a reader gets who allows no site its own machine code.
      ...(options.wasm === false ? ['--js-flags=--jitless'] : []),
      // Only the replica can be reached; every other name fails as if there were no network.
      `--host-resolver-rules=${[...rules, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(', ')}`,
      ...(options.netLog === undefined ? [] : [`--log-net-log=${options.netLog}`, '--net-log-capture-mode=Default']),
    ],
  });
  return {
    browser,
    close: async () => {
      await browser.close();
      if (options.profile === undefined) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
