// One page visit while the extension is on: engine, reader, badges and card, wired together. Ending it leaves the page as it was.
import { createAnnotator } from '../annotate/annotator';
import type { Badge } from '../annotate/badge';
import { exposeEngine, onTestOrder } from '../annotate/exposure';
import { createThemeSheet } from '../annotate/theme';
import { type Card, createCard } from '../card/card';
import type { CardModel } from '../card/content';
import { createClient } from '../engine/client';
import type { FrameLink } from '../engine/link';
import type { SiteAdapter } from '../sites/adapter';
import type { Site } from '../sites/site';
import type { TapMessage } from '../tap/capture';
import type { Words } from '../words/words';
import { createReader } from './reader';
import type { Status } from './status';

export interface SessionParts {
  document: Document;
  site: Site;
  adapter: SiteAdapter;
  words: Words;
  connect(): Promise<FrameLink>;
}

export interface Session {
  take(message: TapMessage): void;
  setShowAll(showAll: boolean): void;
  status(): Status;
  end(): void;
}

/** A page may build a row anew under an open card; this long its badge may be away. */
const rowReturnsMs = 500;

export function startSession({ document, site, adapter, words, connect }: SessionParts): Session {
  let link: FrameLink | null = null;
  const client = createClient(async () => {
    link = await connect();
    return link;
  });
  const reader = createReader(client, site);
  const theme = createThemeSheet(document, adapter.surfaces);
  const card: Card = createCard(document, words, theme.sheet);
  const current = new Set<Badge>();

  const annotator = createAnnotator({
    document,
    adapter,
    findings: reader.findings,
    words,
    theme,
    want: reader.want,
    onPageRows: reader.takePageRows,
    onOpen(badge) {
      current.add(badge);
      const model = modelOf(badge);
      if (model !== null) card.open(badge, model);
    },
    onNavigate: () => card.close(false),
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

  function modelOf(badge: Badge): CardModel | null {
    const { account } = badge.look;
    const assessment = reader.findings.assessmentOf(account);
    if (assessment === undefined) return null;
    return {
      assessment,
      group: reader.findings.groupsOf(account)[0],
      now: Date.now(),
      handleOf: (id) => reader.findings.assessmentOf(id)?.handle || undefined,
      profileUrl: adapter.profileUrl,
      aboutUrl: adapter.aboutUrl,
      jumpTo(id) {
        const other = Array.from(current).find(
          ({ look, host }) => look.account === id && look.row !== '' && host.isConnected,
        );
        if (other === undefined) return null;
        return () => {
          card.close(false);
          other.host.scrollIntoView({ block: 'center' });
          other.button.focus({ preventScroll: true });
        };
      },
    };
  }

  function expose(): void {
    exposeEngine(document.documentElement, {
      engine: client.state,
      busy: client.pending,
      stats: { ...reader.stats, ...annotator.stats },
    });
  }

  client.onChange(() => {
    annotator.setShown(client.state !== 'stopped');
    if (client.state === 'stopped') card.close(false);
    expose();
  });
  reader.onChange(() => {
    annotator.schedule();
    const { anchor } = card;
    const model = anchor === null ? null : modelOf(anchor);
    if (model !== null) card.update(model);
    expose();
  });
  annotator.onPass(expose);
  onTestOrder(document, (order) => {
    if (order === 'kill-worker') link?.terminate();
    if (order === 'kill-engine') client.stop();
    if (order === 'show-all-on' || order === 'show-all-off') annotator.setShowAll(order === 'show-all-on');
  });

  return {
    take: reader.take,
    setShowAll: annotator.setShowAll,
    status: () => ({
      engine: client.state,
      accounts: reader.stats.accounts,
      badges: annotator.stats.badges,
      problems: client.problems,
    }),
    end() {
      card.close(false);
      annotator.stop();
      reader.stop();
      client.stop();
    },
  };
}
