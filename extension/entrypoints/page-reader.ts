// The isolated world's script: on the sites we read from the first moment, it takes what the tap hands over and runs a session while the reader wants one.
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { exposeEngine } from '../annotate/exposure';
import type { NoteRequest } from '../background/requests';
import { openLink } from '../engine/link';
import type { Assessment } from '../engine/protocol';
import { isDiagnosisQuestion, type PageDiagnosis } from '../reading/diagnosis';
import { createPanelPort } from '../reading/panel-port';
import { type Session, startSession } from '../reading/session';
import { isStatusQuestion, readStepOrder, type Status } from '../reading/status';
import { listenToTap } from '../reading/tap-port';
import type { SiteAdapter } from '../sites/adapter';
import { type Platform, type Site, siteOf } from '../sites/site';
import { xAdapter } from '../sites/x/adapter';
import { youtubeAdapter } from '../sites/youtube/adapter';
import { onErased } from '../store/erase';
import { storeTroublesNow } from '../store/local';
import { loadNotes, type Note, onNotes } from '../store/notes';
import {
  accountKey,
  changeSettings,
  defaultSettings,
  loadSettings,
  onSettings,
  readCalled,
  type Settings,
  siteState,
} from '../store/settings';
import type { TapMessage } from '../tap/capture';
import { languageOf } from '../words/languages';
import { pageWords, pageWordsIn } from '../words/page';

const adapters: Readonly<Record<Platform, SiteAdapter>> = { x: xAdapter, youtube: youtubeAdapter };
const frameLoadMs = 10_000;

function connect() {
  const frameUrl = browser.runtime.getURL('/engine-host.html');
  return openLink({
    document,
    frameUrl,
    // Chromium's address with the changing host leads to the frame; the frame's own origin is the extension's.
    frameOrigin: import.meta.env.FIREFOX ? new URL(frameUrl).origin : `chrome-extension://${browser.runtime.id}`,
    announce: (message) => browser.runtime.sendMessage(message),
    loadMs: frameLoadMs,
  });
}

function writeNote(account: Assessment): void {
  const request: NoteRequest = {
    kind: 'persona-lens:write-note',
    account: accountKey(account),
    ...readCalled(account.handle, account.name),
  };
  void browser.runtime.sendMessage(request).catch(() => {});
}

function hide(account: Assessment, isHidden: boolean): void {
  const key = accountKey(account);
  const hiding = { account: key, ...readCalled(account.handle, account.name) };
  void changeSettings(({ hidden }) => {
    const others = hidden.filter((one) => one.account !== key);
    return { hidden: isHidden ? [...others, hiding] : others };
  });
}

/** After an update or removal of the extension this script is an orphan: it cannot start an engine any more. */
function isOrphan(): boolean {
  try {
    return browser.runtime?.id === undefined;
  } catch {
    // In Firefox what is left of it can only throw.
    return true;
  }
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
  let settings = defaultSettings;
  let notes: readonly Note[] = [];
  // As it was when the page was loaded: another choice of language counts from the next page on.
  let words = pageWords;
  let resumeTimer: ReturnType<typeof setTimeout> | undefined;

  const tap = listenToTap(window, (message) => {
    if (isOrphan()) return end();
    if (early !== null) early.push(message);
    else session?.take(message);
  });

  function end(): void {
    const ending = session;
    // Its end is a change too, which is heard below.
    session = null;
    ending?.end();
    early = null;
    tap.turn(false);
  }

  function apply(next: Settings): void {
    settings = next;
    clearTimeout(resumeTimer);
    const state = siteState(settings, site.platform, Date.now());
    if (state !== 'on') {
      end();
      exposeEngine(document.documentElement, { engine: state, busy: 0, stats: {} });
      panel.notice();
      if (state === 'paused') resumeTimer = setTimeout(() => apply(settings), settings.pausedUntil - Date.now());
      return;
    }
    tap.turn(true);
    if (session === null) {
      session = startSession({
        document,
        site,
        adapter,
        words,
        connect,
        settings,
        notes,
        // Nobody but the first session of a page hears all of it.
        fromStart: early !== null,
        writeNote,
        hide,
      });
      session.onChange(() => {
        // Something moved in the page: the moment to notice that we are an orphan, and to take our marks away with us.
        if (isOrphan()) end();
        else panel.notice();
      });
    } else session.apply(settings);
    for (const message of early ?? []) session.take(message);
    early = null;
    panel.notice();
  }

  const panel = createPanelPort({
    extensionId: browser.runtime.id,
    panelUrl: browser.runtime.getURL('/sidepanel.html'),
    report() {
      const { engine } = status();
      const nothing = {
        engine,
        trouble: null,
        change: null,
        busy: 0,
        known: 0,
        evaluated: 0,
        accountsTotal: 0,
        accounts: [],
        groups: [],
      };
      return { site: site.platform, pausedUntil: settings.pausedUntil, ...(session?.report() ?? nothing) };
    },
    obey: (order) => session?.obey(order),
  });
  browser.runtime.onConnect.addListener(panel.connected);

  function status(): Status {
    const state = siteState(settings, site.platform, Date.now());
    // The clock may have been set, or the machine have slept, past the end of a pause.
    if (state === 'on' && session === null && early === null && !isOrphan()) apply(settings);
    const stored = { site: site.platform, store: storeTroublesNow() };
    if (session !== null) return { ...stored, ...session.status() };
    const nothing = {
      accounts: 0,
      badges: 0,
      unknown: 0,
      trouble: null,
      tooLarge: 0,
      change: null,
      problems: [],
      slow: [],
    };
    return { ...stored, engine: state === 'paused' ? 'paused' : 'off', ...nothing };
  }

  function diagnosis(): PageDiagnosis {
    if (session !== null) return { site: site.platform, ...session.diagnosis() };
    const nothing = { trouble: null, change: null, counts: {}, skipped: {}, operations: {}, elements: {} };
    return { site: site.platform, engine: status().engine, ...nothing };
  }

  const stopListening = [
    onSettings(apply),
    onNotes((next) => {
      notes = next;
      session?.keepNotes(next);
    }),
    onErased(() => {
      session?.end();
      session = null;
      apply(settings);
    }),
  ];
  Promise.all([loadSettings(), loadNotes()]).then(async ([stored, written]) => {
    notes = written;
    words = await pageWordsIn(languageOf(stored.language, navigator.languages));
    apply(stored);
  });

  browser.runtime.onMessage.addListener((message, sender, respond) => {
    if (sender.id !== browser.runtime.id) return;
    const order = readStepOrder(message);
    if (order !== null) session?.step(order.to);
    if (isStatusQuestion(message)) respond(status());
    if (isDiagnosisQuestion(message)) respond(diagnosis());
  });

  window.addEventListener('pagehide', (event) => {
    if (event.persisted) return;
    for (const stop of stopListening) stop();
    clearTimeout(resumeTimer);
    tap.turn(false);
  });
}
