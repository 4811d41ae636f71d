// Keeps the page's rows and the badges in step. At each pass the adapter says what is on the page now, the findings say whose row it is, and
// badges are set and cleared to match; nothing that was concluded about a node is believed again. Passes are queued by mutations and by news from
// the engine, run at most once a frame, and not at all while the page is hidden (frames stop then).
//
// A page may hold thousands of rows, and a pass must stay far below a frame's time: a badge that stands as it should is left alone; layout is read
// after a frame was drawn, when it need not be made for us; and what is done for all badges is done for some of them a frame.
import type { Assessment, GroupAssessment, Label } from '../engine/protocol';
import type { Findings } from '../reading/findings';
import type { PageRows, Row, SiteAdapter } from '../sites/adapter';
import type { Words } from '../words/words';
import { type Badge, createBadge, createBadgeSheet } from './badge';
import { unclipped } from './slot';
import type { createThemeSheet } from './theme';

export interface AnnotatorParts {
  document: Document;
  adapter: SiteAdapter;
  findings: Findings;
  words: Words;
  theme: ReturnType<typeof createThemeSheet>;
  /** Posts on the page whose author the findings do not know, and all accounts on it. */
  want(posts: readonly string[], accounts: readonly string[]): void;
  /** What the page's rows say, after a quiet moment; only where it changed. */
  onPageRows(pageRows: PageRows, rows: readonly Row[]): void;
  onOpen(badge: Badge): void;
  /** The reader went to another view. */
  onNavigate(): void;
  /** A badge came to a row, or went from it. */
  onShown(badge: Badge): void;
  onGone(badge: Badge): void;
}

export interface AnnotatorStats {
  rows: number;
  joined: number;
  badges: number;
  /** Rows whose handle was not the joined author's: they get no badge. */
  mismatched: number;
}

/** How the reader wants badges. */
export interface AnnotatorLook {
  /** From which label on; "all": quiet marks for "none" and "not enough" too. */
  showFrom: 'all' | 'some' | 'marked' | 'strong';
  /** The mark alone, without words beneath. */
  iconOnly: boolean;
  /** Accounts that the reader wants no mark for. */
  isHidden(account: { platform: string; id: string }): boolean;
}

export interface Annotator {
  readonly stats: Readonly<AnnotatorStats>;
  /** What is on the page now. */
  rows(): readonly Row[];
  schedule(): void;
  /** The findings have changed, which they do many times a second while a page loads: a pass follows soon. */
  heed(): void;
  /** Whether the next frame has something to look at or to draw. */
  isBehind(): boolean;
  onPass(listener: () => void): void;
  /** A look that is due has to wait. */
  onWait(listener: () => void): void;
  /** Badges are shown only while there is an engine behind them. */
  setShown(shown: boolean): void;
  setLook(look: AnnotatorLook): void;
  stop(): void;
}

const settleMs = 300;
/** Between two passes for news from the engine; what the page itself changes is looked at with the next frame. */
const newsMs = 100;
const pageRowsMs = 1_000;
/** A page that takes our badge out again and again keeps it out. */
const maxMounts = 30;
const mountWindowMs = 10_000;

/** Of one frame, for reading rows and drawing badges anew, and for looking where they belong; what is left over comes with the next. */
const passMs = 5;
const placeMs = 4;
/** However slow the machine is. */
const drawnAtLeast = 5;
/** Looked at between two looks at the clock. */
const placedAtOnce = 10;
/** A pass that took longer than this is followed by a pause: passes take at most one part in `passShare` of the page's time, however much it changes. */
const longPassMs = 12;
const passShare = 5;

interface Joined {
  row: Row;
  assessment: Assessment;
  group: GroupAssessment | undefined;
}

/** A badge and what it was drawn from. */
interface Standing extends Joined {
  badge: Badge;
  look: AnnotatorLook;
  /** The last pass that found it right. */
  pass: number;
}

export function createAnnotator(parts: AnnotatorParts): Annotator {
  const { document, adapter, findings, words, theme } = parts;
  const view = document.defaultView as Window & typeof globalThis;
  const badgeSheet = createBadgeSheet(document);
  const watch = adapter.watch?.(document) ?? {
    notice: () => {},
    rows: (_until: number) => adapter.rows(document),
    isBehind: () => false,
  };
  const standing = new Map<HTMLElement, Standing>();
  const ours = new WeakSet<Node>();
  const mounts = new WeakMap<HTMLElement, number[]>();
  const stats: AnnotatorStats = { rows: 0, joined: 0, badges: 0, mismatched: 0 };
  let shown = true;
  let looks: AnnotatorLook = { showFrom: 'some', iconOnly: false, isHidden: () => false };
  let frame = 0;
  let passes = 0;
  let pauseTimer: ReturnType<typeof setTimeout> | undefined;
  let pauseUntil = 0;
  let lastPass = Number.NEGATIVE_INFINITY;
  let newsTimer: ReturnType<typeof setTimeout> | undefined;
  let placing: Standing[] = [];
  let placeFrame = 0;
  let themeMayDiffer = true;
  let settleTimer: ReturnType<typeof setTimeout> | undefined;
  let rowsTimer: ReturnType<typeof setTimeout> | undefined;
  let lastPageRows = '';
  let lastView = adapter.view(document.location);
  let stopped = false;
  const passListeners: (() => void)[] = [];
  const waitListeners: (() => void)[] = [];

  // -------------------------------------------------------------------------------------------------------- joining

  /** The row's account, when the page and the responses agree about it. */
  function join(row: Row, wanted: { posts: string[]; accounts: string[] }): Joined | Standing | null {
    const id = accountOf(row, wanted);
    if (id === null) return null;
    wanted.accounts.push(id);
    const assessment = findings.assessmentOf(id);
    if (assessment === undefined) return null;
    const before = standing.get(row.slot.container);
    const isKnown = before?.row === row && before.assessment === assessment;
    if (!isKnown && !adapter.agrees(row, assessment.handle)) {
      if (row.handle !== null && assessment.handle !== '') stats.mismatched += 1;
      return null;
    }
    const group = findings.groupsOf(id)[0];
    return isKnown && before.group === group ? before : { row, assessment, group };
  }

  function accountOf({ postId, accountId, handle, kind }: Row, wanted: { posts: string[] }): string | null {
    if (postId !== null) {
      const author = findings.authorOf(postId);
      if (author === undefined) wanted.posts.push(postId);
      // The row's own link may name the account; between two states of a reused row the two differ.
      return author === undefined || (accountId !== null && accountId !== author.id) ? null : author.id;
    }
    if (accountId !== null) return accountId;
    // The handle decides only where it belonged to one account all along.
    const byHandle = adapter.joinedByHandle.includes(kind);
    return byHandle && handle !== null ? (findings.accountWithHandle(handle)?.id ?? null) : null;
  }

  // ----------------------------------------------------------------------------------------------------------- pass

  function pass(): void {
    frame = 0;
    if (stopped || document.body === null) return;
    const since = performance.now();
    look();
    const took = performance.now() - since;
    pauseUntil = took > longPassMs ? since + took * passShare : 0;
  }

  function look(): void {
    passes += 1;
    lastPass = performance.now();
    const until = lastPass + passMs;
    clearTimeout(newsTimer);
    newsTimer = undefined;
    themeObserver.observe(document.body, { attributes: true, attributeFilter: ['style', 'class'] });
    noticeNavigation();
    if (themeMayDiffer) refreshTheme();
    const rows = rowsNow(until);
    const wanted = { posts: [] as string[], accounts: [] as string[] };
    stats.mismatched = 0;
    const joined = rows.map((row) => join(row, wanted)).filter((one) => one !== null);
    stats.rows = rows.length;
    stats.joined = joined.length;
    if (wanted.posts.length > 0 || wanted.accounts.length > 0) parts.want(wanted.posts, wanted.accounts);
    draw(shown ? joined : [], until);
    clearTimeout(settleTimer);
    settleTimer = setTimeout(settle, settleMs);
    if (adapter.pageRows !== null) rowsTimer ??= setTimeout(tellPageRows, pageRowsMs);
    for (const listener of passListeners) listener();
  }

  function rowsNow(until = performance.now() + passMs): Row[] {
    const unheard = observer.takeRecords().filter(isForeign);
    watch.notice(unheard);
    const rows = watch.rows(until);
    if (unheard.length > 0 || watch.isBehind()) schedule();
    return rows;
  }

  function refreshTheme(): void {
    themeMayDiffer = false;
    theme.refresh();
  }

  function draw(joined: readonly (Joined | Standing)[], until: number): void {
    const fresh: Standing[] = [];
    let changed = 0;
    let isLeftOver = false;
    for (const one of joined) {
      const { container } = one.row.slot;
      const before = isStanding(one) ? one : standing.get(container);
      // The first row of a place has it.
      if (before?.pass === passes) continue;
      // What is there and stands for somebody else cannot wait.
      const isDrawn = before !== undefined && isDrawnFrom(before, one);
      const canWait = before === undefined || (before.row === one.row && before.look === looks && isSame(before, one));
      if (!isDrawn && canWait && (isLeftOver || (changed >= drawnAtLeast && performance.now() > until))) {
        isLeftOver = true;
        if (before !== undefined) before.pass = passes;
        continue;
      }
      const now = before ?? stand(one);
      standing.set(container, now);
      now.pass = passes;
      const isInPlace = now.badge.isIn(one.row.slot, one.row.element);
      if (isDrawn && isInPlace) continue;
      // Only what could have waited: what cannot must not take its turn away, or new marks would wait for ever.
      if (canWait) changed += 1;
      Object.assign(now, one, { look: looks });
      now.badge.show(lookOf(one));
      if (isInPlace) continue;
      if (mayMount(container)) fresh.push(now);
      // Left where it was put, it would stand on somebody else.
      else now.badge.remove();
    }
    let drawn = 0;
    for (const [container, { badge, pass: last }] of standing) {
      if (last === passes) {
        if (!badge.look.silent) drawn += 1;
        continue;
      }
      badge.remove();
      standing.delete(container);
      parts.onGone(badge);
    }
    stats.badges = drawn;
    mount(fresh);
    if (isLeftOver) schedule();
  }

  const stand = (one: Joined): Standing => ({
    ...one,
    badge: createBadge(document, [theme.sheet, badgeSheet], parts.onOpen),
    look: looks,
    pass: 0,
  });

  const isStanding = (one: Joined | Standing): one is Standing => 'badge' in one;

  const isSame = (before: Joined, { assessment }: Joined) => before.assessment.id === assessment.id;

  const isDrawnFrom = (before: Standing, { row, assessment, group }: Joined) =>
    before.row === row && before.assessment === assessment && before.group === group && before.look === looks;

  /** First all reading of styles, then all writing. */
  function mount(fresh: readonly Standing[]): void {
    const places = fresh.map(({ row }) => unclipped(row.slot.container, row.element));
    fresh.forEach(({ badge, row }, index) => {
      badge.mount(places[index] as HTMLElement, row.element);
      ours.add(badge.host);
      parts.onShown(badge);
    });
    if (fresh.length > 0) placeSoon(fresh);
  }

  function placeSoon(list: readonly Standing[]): void {
    placing.push(...list);
    // After the frame is drawn the layout is there to be read; before, reading would have to make it.
    if (placeFrame === 0) placeFrame = view.requestAnimationFrame(() => setTimeout(placeSome));
  }

  /** Where each badge belongs: first all reading of the layout, then all writing. */
  function placeSome(): void {
    placeFrame = 0;
    const until = performance.now() + placeMs;
    const steps: [Badge, ReturnType<Badge['measure']>][] = [];
    let looked = 0;
    while (looked < placing.length && (looked === 0 || performance.now() < until)) {
      for (const { badge, row } of placing.slice(looked, looked + placedAtOnce)) {
        if (badge.host.isConnected) steps.push([badge, badge.measure(row.slot)]);
      }
      looked += placedAtOnce;
    }
    placing = placing.slice(looked);
    for (const [badge, step] of steps) badge.move(step);
    if (placing.length > 0) placeSoon([]);
  }

  function mayMount(container: HTMLElement): boolean {
    const now = performance.now();
    const recent = (mounts.get(container) ?? []).filter((time) => now - time < mountWindowMs);
    if (recent.length >= maxMounts) return false;
    recent.push(now);
    mounts.set(container, recent);
    return true;
  }

  function lookOf({ row, assessment, group }: Joined) {
    const { showFrom, iconOnly } = looks;
    const all = showFrom === 'all';
    const isShown = (label: Label) => speaks(label) && (all || order.indexOf(label) >= order.indexOf(showFrom));
    const label = words.say(`ui.label.${assessment.label}`);
    const together = group !== undefined && isShown(group.label);
    const n = group?.members.length ?? 0;
    const acting = `ui.badge.group.${group?.kind ?? ''}`;
    return {
      account: assessment.id,
      label: assessment.label,
      group: together ? group.label : ('' as const),
      row: row.postId ?? '',
      kind: row.kind,
      silent: !(all || together || isShown(assessment.label)) || looks.isHidden(assessment),
      word: iconOnly || !speaks(assessment.label) ? '' : words.say(`ui.word.${assessment.label}`),
      count: iconOnly || !together ? '' : words.say('ui.badge.count', { n }),
      name: together
        ? words.say(speaks(assessment.label) ? 'ui.badge.name_both' : 'ui.badge.name_in_group', {
            label,
            word: words.say(`ui.word.${assessment.label}`),
            group: words.say(words.has(acting) ? acting : 'ui.badge.group.other', { n }),
          })
        : words.say('ui.badge.name', { label }),
    };
  }

  /** After things came to rest, badges are measured once more: pictures and fonts may have arrived. */
  function settle(): void {
    if (stopped || document.hidden) return;
    refreshTheme();
    placing = [];
    placeSoon(Array.from(standing.values()));
  }

  function tellPageRows(): void {
    rowsTimer = undefined;
    if (stopped || document.hidden || adapter.pageRows === null) return;
    const rows = rowsNow();
    const pageRows = adapter.pageRows(document, rows);
    if (pageRows.rows.length === 0 && pageRows.profile === null) return;
    const text = JSON.stringify([pageRows.rows, pageRows.profile]);
    if (text === lastPageRows) return;
    lastPageRows = text;
    parts.onPageRows(pageRows, rows);
  }

  function clear(): void {
    passes += 1;
    placing = [];
    draw([], 0);
  }

  function noticeNavigation(): void {
    const now = adapter.view(document.location);
    if (now === lastView) return;
    lastView = now;
    parts.onNavigate();
  }

  // ------------------------------------------------------------------------------------------------------- watching

  function schedule(): void {
    if (frame !== 0 || pauseTimer !== undefined || stopped) return;
    const pause = pauseUntil - performance.now();
    if (pause <= 0) frame = view.requestAnimationFrame(pass);
    else {
      pauseTimer = setTimeout(() => {
        pauseTimer = undefined;
        if (!stopped) frame = view.requestAnimationFrame(pass);
      }, pause);
      for (const listener of waitListeners) listener();
    }
  }

  /** While a pass has to wait, a row that changes may become somebody else's: its mark goes, and the pass decides. */
  function hideDoubtful(records: readonly MutationRecord[]): void {
    const rows = new Map(Array.from(standing, ([container, { row }]) => [row.element as Node, container]));
    for (const record of records) {
      // Only a mark of ours came or went.
      if (record.type === 'childList' && isOnlyOurs(record)) continue;
      for (let node: Node | null = record.target; node !== null; node = node.parentNode) {
        const container = rows.get(node);
        if (container === undefined) continue;
        const known = standing.get(container);
        standing.delete(container);
        rows.delete(node);
        known?.badge.remove();
        // It was not the page that took it out.
        mounts.get(container)?.pop();
        if (known !== undefined) parts.onGone(known.badge);
        break;
      }
    }
  }

  const isRestless = (node: Node) => {
    const element = node instanceof view.Element ? node : node.parentElement;
    return adapter.restless !== null && element?.closest(adapter.restless) != null;
  };
  const isForeign = ({ type, target, addedNodes, removedNodes }: MutationRecord) =>
    isRestless(target)
      ? false
      : type !== 'childList'
        ? !ours.has(target)
        : // A removal of ours counts: it was not us who removed it, or the pass that did has nothing more to do.
          removedNodes.length > 0 || Array.from(addedNodes).some((node) => !ours.has(node));
  const isOnlyOurs = ({ addedNodes, removedNodes }: MutationRecord) =>
    [...addedNodes, ...removedNodes].every((node) => ours.has(node));
  const observer = new view.MutationObserver((records) => {
    const foreign = records.filter(isForeign);
    watch.notice(foreign);
    if (foreign.length > 0) schedule();
    if (pauseTimer !== undefined && standing.size > 0) hideDoubtful(foreign);
  });
  observer.observe(document, {
    subtree: true,
    childList: true,
    // The profile header is reused from person to person: only its text changes.
    characterData: true,
    attributes: true,
    attributeFilter: [...adapter.watchedAttributes],
  });
  // The theme: sites write it on body and html. Not in the filter above, because rows are moved by their style all the time.
  const themeObserver = new view.MutationObserver(() => {
    themeMayDiffer = true;
    schedule();
  });
  themeObserver.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['style', 'class', 'dir', 'dark'],
  });
  const abort = new AbortController();
  const { signal } = abort;
  for (const type of ['resize', 'popstate', 'pageshow', 'focus']) view.addEventListener(type, schedule, { signal });
  for (const type of adapter.changeEvents) view.addEventListener(type, schedule, { signal, capture: true });
  document.addEventListener('visibilitychange', schedule, { signal });
  schedule();

  return {
    stats,
    rows: () => rowsNow(),
    schedule,
    heed() {
      if (frame !== 0 || stopped) return;
      newsTimer ??= setTimeout(schedule, Math.max(0, lastPass + newsMs - performance.now()));
    },
    isBehind: () => frame !== 0 || pauseTimer !== undefined,
    onPass: (listener) => void passListeners.push(listener),
    onWait: (listener) => void waitListeners.push(listener),
    setShown(next) {
      if (shown === next) return;
      shown = next;
      // Not next frame: a dead engine's marks go at once.
      if (!shown) clear();
      schedule();
    },
    setLook(next) {
      looks = next;
      schedule();
    },
    stop() {
      stopped = true;
      observer.disconnect();
      themeObserver.disconnect();
      abort.abort();
      clearTimeout(newsTimer);
      clearTimeout(settleTimer);
      clearTimeout(rowsTimer);
      clearTimeout(pauseTimer);
      clear();
    },
  };
}

const order: readonly Label[] = ['not_enough', 'none', 'some', 'marked', 'strong'];
const speaks = (label: Label) => order.indexOf(label) > order.indexOf('none');
