// The isolated world's script: on the sites we read from the first moment, it takes what the tap hands over and runs a session while the reader wants one.
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { exposeEngine } from '../annotate/exposure';
import { openLink } from '../engine/link';
import { type Session, startSession } from '../reading/session';
import { isStatusQuestion, type Status } from '../reading/status';
import { listenToTap } from '../reading/tap-port';
import type { SiteAdapter } from '../sites/adapter';
import { type Platform, type Site, siteOf } from '../sites/site';
import { xAdapter } from '../sites/x/adapter';
import { youtubeAdapter } from '../sites/youtube/adapter';
import { defaultSettings, loadSettings, onSettings, type Settings } from '../store/settings';
import type { TapMessage } from '../tap/capture';
import { englishWords } from '../words/words';

const adapters: Readonly<Record<Platform, SiteAdapter>> = { x: xAdapter, youtube: youtubeAdapter };
const frameLoadMs = 10_000;
const off: Status = { engine: 'off', accounts: 0, badges: 0, problems: [] };

function connect() {
  return openLink({
    document,
    frameUrl: browser.runtime.getURL('/engine-host.html'),
    // The address with the changing host leads to the frame; the frame's own origin is the extension's.
    frameOrigin: `chrome-extension://${browser.runtime.id}`,
    announce: (message) => browser.runtime.sendMessage(message),
    loadMs: frameLoadMs,
  });
}

export default defineUnlistedScript(() => {
  const site = siteOf(location.hostname);
  if (site !== null) start(site);
});

function start(site: Site): void {
  const adapter = adapters[site.platform];
  let session: Session | null = null;
  // What comes before the settings are read waits; the first timeline must not be lost.
  let early: TapMessage[] | null = [];
  let showAll = defaultSettings.showAll;

  const tap = listenToTap(window, (message) => {
    // After an update or removal of the extension this script is an orphan: it cannot start an engine any more.
    if (browser.runtime?.id === undefined) return end();
    if (early !== null) early.push(message);
    else session?.take(message);
  });

  function end(): void {
    session?.end();
    session = null;
    early = null;
    tap.turn(false);
  }

  function apply(settings: Settings): void {
    showAll = settings.showAll;
    if (!settings.enabled) {
      end();
      exposeEngine(document.documentElement, { engine: 'off', busy: 0, stats: {} });
      return;
    }
    tap.turn(true);
    session ??= startSession({ document, site, adapter, words: englishWords, connect });
    session.setShowAll(showAll);
    for (const message of early ?? []) session.take(message);
    early = null;
  }

  const stopListening = onSettings(apply);
  loadSettings()
    .catch(() => defaultSettings)
    .then(apply);

  browser.runtime.onMessage.addListener((message, sender, respond) => {
    if (sender.id !== browser.runtime.id || !isStatusQuestion(message)) return;
    respond(session?.status() ?? off);
  });

  window.addEventListener('pagehide', (event) => {
    if (event.persisted) return;
    stopListening();
    tap.turn(false);
  });
}
