// Starts the real Firefox, with or without the extension, on a local replica. It has no way to map host names, so it is given a proxy that knows the
// replica's hosts and refuses every other one.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import type { LaunchedBrowser, LaunchOptions } from './chromium.ts';
import { firefoxAddress, requireExtension, requireFirefox } from './places.ts';
import { startProxy } from './proxy.ts';

interface Manifest {
  browser_specific_settings: { gecko: { id: string } };
}

const idOf = (folder: string): string => {
  const manifest = JSON.parse(readFileSync(join(requireExtension(folder), 'manifest.json'), 'utf8')) as Manifest;
  return manifest.browser_specific_settings.gecko.id;
};

function preferences(
  proxyPort: number,
  { extension, ownMachine, wasm }: LaunchOptions,
): Record<string, string | number | boolean> {
  return {
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxyPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    'network.proxy.allow_hijacking_localhost': true,
    ...(ownMachine === true ? { 'network.proxy.no_proxies_on': '127.0.0.1' } : {}),
    ...(wasm === false ? { 'javascript.options.wasm': false, 'javascript.options.wasm_trustedprincipals': false } : {}),
    // What a page asks for must not go out by another way.
    'network.proxy.failover_direct': false,
    'network.trr.mode': 5,
    'network.http.http3.enable': false,
    'media.peerconnection.enabled': false,
    'intl.accept_languages': 'en-US, en',
    'intl.locale.requested': 'en-US',
    // No update of anything while a test looks at what is asked for.
    'app.update.auto': false,
    'extensions.update.enabled': false,
    'services.settings.server': 'https://settings.invalid/v1',
    'browser.safebrowsing.malware.enabled': false,
    'browser.safebrowsing.phishing.enabled': false,
    ...(extension === undefined
      ? {}
      : { 'extensions.webextensions.uuids': JSON.stringify({ [idOf(extension)]: firefoxAddress }) }),
  };
}

export async function launchFirefox(options: LaunchOptions): Promise<LaunchedBrowser> {
  const executablePath = requireFirefox();
  const servers = [{ port: options.port, hosts: options.hosts }, ...(options.others ?? [])];
  const ports = new Map(servers.flatMap(({ port, hosts }) => hosts.map((host) => [host, port] as const)));
  const proxy = await startProxy(ports);
  const width = options.width ?? 1280;
  const height = options.height ?? 900;
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: options.headless ?? true,
    acceptInsecureCerts: true,
    defaultViewport: options.headless === false ? null : { width, height, deviceScaleFactor: options.scale ?? 1 },
    extraPrefsFirefox: preferences(proxy.port, options),
    // Without it a driver may not open an extension's own pages.
    args: [`--width=${width}`, `--height=${height}`, '--remote-allow-system-access'],
  });
  if (options.extension !== undefined) await browser.installExtension(options.extension);
  return {
    browser,
    refused: proxy.refused,
    close: async () => {
      await browser.close();
      await proxy.close();
    },
  };
}
