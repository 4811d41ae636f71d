// The released extension keeps its nodes to itself: closed shadow roots, no attribute to hold on to. The demo therefore finds
// badges and the card the way a screen reader does, in the browser's accessibility tree, and presses them where they stand.
import type { CDPSession, ElementHandle, Page } from 'puppeteer-core';

export interface Found {
  name: string;
  x: number;
  y: number;
}

interface AxNode {
  backendDOMNodeId?: number;
  ignored: boolean;
  role?: { value?: unknown };
  name?: { value?: unknown };
}

async function nodesOf(session: CDPSession, role: string): Promise<{ name: string; node: number }[]> {
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] };
  return nodes.flatMap((each) => {
    if (each.ignored || each.role?.value !== role || each.backendDOMNodeId === undefined) return [];
    return [{ name: String(each.name?.value ?? ''), node: each.backendDOMNodeId }];
  });
}

/** Buttons whose name begins with the product's, with the middle of each in CSS pixels of the viewport. */
export async function findBadges(page: Page): Promise<Found[]> {
  const session = await page.createCDPSession();
  try {
    const buttons = (await nodesOf(session, 'button')).filter(({ name }) => name.startsWith('Persona Lens'));
    const found: Found[] = [];
    for (const { name, node } of buttons) {
      const box = await session.send('DOM.getBoxModel', { backendNodeId: node }).catch(() => undefined);
      const quad = box?.model.border;
      if (quad === undefined) continue;
      const x = ((quad[0] ?? 0) + (quad[4] ?? 0)) / 2;
      const y = ((quad[1] ?? 0) + (quad[5] ?? 0)) / 2;
      found.push({ name, x, y });
    }
    return found;
  } finally {
    await session.detach();
  }
}

/** Names of the open dialogs. */
export async function findDialogs(page: Page): Promise<string[]> {
  const session = await page.createCDPSession();
  try {
    return (await nodesOf(session, 'dialog')).map(({ name }) => name);
  } finally {
    await session.detach();
  }
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where the open card stands, in CSS pixels of the viewport. */
export async function boxOfCard(page: Page): Promise<Box | undefined> {
  const session = await page.createCDPSession();
  try {
    const [dialog] = await nodesOf(session, 'dialog');
    if (dialog === undefined) return undefined;
    const { model } = await session.send('DOM.getBoxModel', { backendNodeId: dialog.node });
    const [x = 0, y = 0] = model.border;
    return { x, y, width: model.width, height: model.height };
  } finally {
    await session.detach();
  }
}

/** Calls `look` until it gives something; the message of the failure says what was waited for. */
export async function waitFor<T>(what: string, look: () => Promise<T | undefined>, timeout = 60_000): Promise<T> {
  const end = Date.now() + timeout;
  while (Date.now() < end) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error(`Waited ${timeout / 1000} s for ${what}, in vain.`);
}

/** The badge inside an element of the page. */
export async function badgeOf(page: Page, row: ElementHandle | null): Promise<Found | undefined> {
  const box = await row?.boundingBox();
  if (box == null) return undefined;
  const badges = await findBadges(page);
  return badges.find(
    ({ x, y }) => x >= box.x && x <= box.x + box.width && y >= box.y - 4 && y <= box.y + box.height + 4,
  );
}

export interface CardOpened {
  /** What the pressed badge says, and how many there are. */
  badge: string;
  badges: number;
  /** The card's headline. */
  card: string;
}

/** Presses the badge that `look` gives, once everything has been evaluated, and waits for its card. */
export async function clickForCard(
  page: Page,
  what: string,
  look: () => Promise<Found | undefined>,
): Promise<CardOpened> {
  // The last response may still be on its way to the engine; the badge says what it says in the end.
  await new Promise((resolve) => setTimeout(resolve, 600));
  const badge = await waitFor(`the badge of ${what}`, look);
  await page.mouse.click(badge.x, badge.y);
  const card = await waitFor('the evidence card', async () => (await findDialogs(page))[0]);
  await page.mouse.move(640, 5);
  await new Promise((resolve) => setTimeout(resolve, 400));
  return { badge: badge.name, badges: (await findBadges(page)).length, card };
}
