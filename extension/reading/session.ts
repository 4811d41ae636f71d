// One page visit while the extension is on: engine, reader, badges and card, wired together. Ending it leaves the page as it was.
import { createAnnotator } from '../annotate/annotator';
import type { Badge } from '../annotate/badge';
import { exposeEngine, onTestOrder } from '../annotate/exposure';
import { createThemeSheet, themeOf } from '../annotate/theme';
import { type Card, createCard } from '../card/card';
import { switchedOffNames } from '../card/choices';
import type { CardModel } from '../card/content';
import { nameOf } from '../card/names';
import { createClient } from '../engine/client';
import type { FrameLink } from '../engine/link';
import type { Assessment } from '../engine/protocol';
import type { PageReport, PanelOrder } from '../panel/protocol';
import type { SiteAdapter } from '../sites/adapter';
import type { Site } from '../sites/site';
import type { Note } from '../store/notes';
import { accountKey, type Settings } from '../store/settings';
import type { TapMessage } from '../tap/capture';
import type { Words } from '../words/create';
import { createChosenView } from './choices';
import { createVisitClock } from './clock';
import type { PageDiagnosis } from './diagnosis';
import { createMarking } from './marking';
import { createCardTimes } from './post-times';
import { createReader } from './reader';
import { reportOf } from './report';
import { createSelfCheck, selfCheckMs } from './self-check';
import type { Status } from './status';
import { focusedRow, isEvidenceKey, stepFrom } from './steps';

export interface SessionParts {
  document: Document;
  site: Site;
  adapter: SiteAdapter;
  words: Words;
  connect(): Promise<FrameLink>;
  settings: Settings;
  notes: readonly Note[];
  /** The reading began with the page. */
  fromStart: boolean;
  /** Opens the window in which a note on the account is written. */
  writeNote(account: Assessment): void;
  /** The reader wants no mark for this account, or wants it again. */
  hide(account: Assessment, isHidden: boolean): void;
}

export interface Session {
  take(message: TapMessage): void;
  apply(settings: Settings): void;
  /** The reader's notes have changed. */
  keepNotes(notes: readonly Note[]): void;
  status(): Omit<Status, 'site' | 'store'>;
  diagnosis(): Omit<PageDiagnosis, 'site'>;
  /** For the panel. */
  report(): Omit<PageReport, 'site' | 'pausedUntil'>;
  obey(order: PanelOrder): void;
  /** To the next or previous account with a mark. */
  step(to: 'next' | 'previous'): void;
  onChange(listener: () => void): void;
  end(): void;
}

/** A page may build a row anew under an open card; this long its badge may be away. */
const rowReturnsMs = 500;

export function startSession({
  document,
  site,
  adapter,
  words,
  connect,
  hide,
  writeNote,
  ...parts
}: SessionParts): Session {
  let { settings, notes } = parts;
  let link: FrameLink | null = null;
  const client = createClient(async () => {
    link = await connect();
    return link;
  });
  const chosen = createChosenView(words);
  const clock = createVisitClock();
  const reader = createReader(client, site, clock, chosen);
  const theme = createThemeSheet(document, adapter.surfaces);
  const card: Card = createCard(document, words, theme.sheet);
  const current = new Set<Badge>();
  const listeners: (() => void)[] = [];
  const marking = createMarking({
    view: document.defaultView as Window & typeof globalThis,
    rows: () => annotator.rows(),
    textOf: adapter.textOf,
    authorOf: reader.findings.authorOf,
    theme: () => themeOf(document, adapter.surfaces).name,
  });

  const annotator = createAnnotator({
    document,
    adapter,
    findings: reader.findings,
    words,
    theme,
    want: reader.want,
    onPageRows(pageRows, rows) {
      marking.learn(rows);
      reader.takePageRows(pageRows);
    },
    onOpen(badge) {
      current.add(badge);
      const model = modelOf(badge);
      if (model === null) return;
      // A page may have come to its colours since it was last looked at.
      theme.refresh();
      card.open(badge, model);
    },
    onNavigate() {
      card.close(false);
      marking.clear();
    },
    onShown: (badge) => {
      current.add(badge);
      const { anchor } = card;
      if (anchor !== null && anchor !== badge && !current.has(anchor) && isSame(anchor, badge)) card.reanchor(badge);
    },
    onGone(badge) {
      current.delete(badge);
      setTimeout(() => {
        if (card.anchor === badge) card.close(false);
      }, rowReturnsMs);
    },
  });

  const isSame = (a: Badge, b: Badge) =>
    a.look.account === b.look.account && a.look.row === b.look.row && a.look.kind === b.look.kind;

  const isHidden = (account: { platform: string; id: string }) =>
    settings.hidden.some((one) => one.account === accountKey(account));

  function apply(next: Settings): void {
    settings = next;
    chosen.set(next);
    annotator.setLook({ showFrom: next.showFrom, iconOnly: next.iconOnly, isHidden });
    refreshCard();
  }

  const times = createCardTimes(reader.postTimes, () => refreshCard('times'));

  function refreshCard(what: 'findings' | 'note' | 'times' = 'findings'): void {
    const { anchor } = card;
    const model = anchor === null ? null : modelOf(anchor);
    if (model !== null) card.update(model, what);
  }

  /** Brings the reader to a row of the page. */
  function lead({ host, button }: Badge): void {
    card.close(false);
    host.scrollIntoView({ block: 'center' });
    button.focus({ preventScroll: true });
  }

  function modelOf(badge: Badge): CardModel | null {
    const { account } = badge.look;
    const assessment = reader.findings.assessmentOf(account);
    if (assessment === undefined) return null;
    return {
      assessment,
      group: reader.findings.groupsOf(account)[0],
      switchedOff: switchedOffNames(words, settings),
      isHidden: isHidden(assessment),
      postTimes: times.of(assessment),
      hide: (hidden) => hide(assessment, hidden),
      note: notes.find((note) => note.account === accountKey(assessment))?.text ?? '',
      writeNote: () => writeNote(assessment),
      marking: marking.toggleFor(assessment, reader.findings.groupsOf(account)[0]),
      now: clock(),
      handleOf: (id) => reader.findings.assessmentOf(id)?.handle || undefined,
      shownName: (id) => nameOf(reader.findings.assessmentOf(id) ?? { id, handle: '' }),
      profileUrl: adapter.profileUrl,
      aboutUrl: adapter.aboutUrl,
      jumpTo(id) {
        const other = Array.from(current).find(
          ({ look, host }) => look.account === id && look.row !== '' && host.isConnected,
        );
        if (other === undefined) return null;
        return () => lead(other);
      },
    };
  }

  const placed = (badge: Badge) => {
    const { top, left } = badge.host.getBoundingClientRect();
    return { badge, account: badge.look.account, top, left };
  };
  const standing = () => Array.from(current).filter(({ host }) => host.isConnected);

  function step(to: 'next' | 'previous'): void {
    const marks = standing()
      .filter(({ look }) => !look.silent)
      .map(placed);
    const here = card.anchor?.host ?? document.activeElement;
    const from = marks.find(({ badge }) => badge.host === here) ?? null;
    const next = stepFrom(marks, from, to, document.documentElement.clientHeight);
    if (next !== undefined) lead(next.badge);
  }

  /** The card of whom the focus is on, mark or none; without a focus, of the mark nearest to the middle of the window. */
  function showEvidence(): boolean {
    const row = focusedRow(document, annotator.rows());
    const middle = document.documentElement.clientHeight / 2;
    const near = standing()
      .filter(({ look, host }) => (row === null ? !look.silent : row.contains(host)))
      .map(placed)
      .toSorted((a, b) => Math.abs(a.top - middle) - Math.abs(b.top - middle));
    near[0]?.badge.button.click();
    return near.length > 0;
  }

  const keys = new AbortController();
  document.defaultView?.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || !isEvidenceKey(event) || !showEvidence()) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true, signal: keys.signal },
  );

  function expose(): void {
    exposeEngine(document.documentElement, {
      engine: client.state,
      busy: client.pending + (annotator.isBehind() ? 1 : 0),
      stats: { ...reader.stats, ...annotator.stats },
    });
    for (const listener of listeners) listener();
  }

  client.onChange(() => {
    annotator.setShown(client.state !== 'stopped');
    if (client.state === 'stopped') card.close(false);
    expose();
  });
  reader.onChange(() => {
    annotator.heed();
    refreshCard();
    expose();
  });
  annotator.onPass(() => {
    marking.refresh();
    expose();
  });
  annotator.onWait(expose);
  onTestOrder(document, (order) => {
    if (order === 'kill-worker') link?.terminate();
    if (order === 'kill-engine') client.stop();
  });
  const troubleNow = () => (client.state === 'ready' ? null : client.trouble);

  const selfCheck = createSelfCheck(parts.fromStart);
  const { sights: sightSelector, views, parts: elements } = adapter.selfCheck;
  const checkTimer = setInterval(() => {
    if (document.hidden) return;
    const rows = annotator.rows();
    const sights = Array.from(document.querySelectorAll(sightSelector)).filter(
      (one) => one.closest('[hidden]') === null,
    );
    const answers = Array.from(reader.operations.values());
    const sum = (of: (one: (typeof answers)[number]) => number) => answers.reduce((total, one) => total + of(one), 0);
    const before = selfCheck.change;
    selfCheck.look({
      view: adapter.view(document.location),
      isExpected: views.test(document.location.pathname),
      sights: sights.length,
      readable: rows.filter(({ element }) => element.closest(sightSelector) !== null).length,
      rows: rows.length,
      joined: annotator.stats.joined,
      seen: reader.stats.captured + reader.stats.skipped,
      answers: {
        read: sum((one) => one.answers),
        empty: sum((one) => one.empty),
        emptyVolume: sum((one) => one.emptyVolume),
      },
      accounts: reader.stats.accounts,
      posts: reader.stats.posts,
      isBusy: client.state !== 'ready' || client.pending > 0 || annotator.isBehind(),
    });
    if (selfCheck.change !== before) expose();
  }, selfCheckMs);
  apply(settings);

  return {
    take: reader.take,
    apply,
    keepNotes(next) {
      notes = next;
      refreshCard('note');
    },
    status: () => ({
      engine: client.state,
      accounts: reader.stats.accounts,
      badges: annotator.stats.badges,
      unknown: reader.stats.unknown,
      trouble: troubleNow(),
      tooLarge: reader.stats.tooLarge,
      change: selfCheck.change,
      problems: client.problems,
      slow: client.slow,
    }),
    report() {
      // A site whose rows are no source has told no texts so far.
      if (adapter.pageRows === null)
        marking.learnPosts(new Set(reader.findings.allGroups().flatMap(({ posts }) => posts)));
      return {
        engine: client.state,
        trouble: troubleNow(),
        change: selfCheck.change,
        busy: client.pending,
        ...reader.progress(),
        ...reportOf({
          findings: reader.findings,
          seen: marking.seen,
          accountsOnPage: new Set(Array.from(current, ({ look }) => look.account)),
          postsOnPage: new Set(Array.from(current, ({ look }) => look.row)),
          isHidden,
          now: clock(),
        }),
      };
    },
    diagnosis: () => ({
      engine: client.state,
      trouble: client.trouble,
      change: selfCheck.change,
      counts: {
        restarts: client.restarts,
        problems: client.problems.length,
        slow: client.slow.length,
        ...reader.stats,
        ...annotator.stats,
      },
      skipped: Object.fromEntries(reader.skips),
      operations: Object.fromEntries(reader.operations),
      elements: Object.fromEntries(
        Object.entries(elements).map(([name, selector]) => [name, document.querySelectorAll(selector).length]),
      ),
    }),
    obey(order) {
      const badge = Array.from(current).find(({ look, host }) => {
        const isIt = order.kind === 'post' ? look.row === order.post : look.account === order.account;
        return isIt && host.isConnected;
      });
      if (badge === undefined) return;
      lead(badge);
      if (order.kind === 'account' && card.anchor !== badge) badge.button.click();
    },
    step,
    onChange: (listener) => void listeners.push(listener),
    end() {
      clearInterval(checkTimer);
      keys.abort();
      card.close(false);
      marking.clear();
      annotator.stop();
      reader.stop();
      client.stop();
    },
  };
}
