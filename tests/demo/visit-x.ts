// The demo's reading of X: the composed documented case.
import type { Page } from 'puppeteer-core';
import { findPerson } from '../fixtures/x/world.ts';
import { documentedCase } from '../fixtures/x/worlds/documented-case.ts';
import { hosts, type ReplicaOfX, startReplicaOfX } from '../replica/x/server/site.ts';
import { composed } from '../replica/x/sources.ts';
import { badgeOf, clickForCard, findBadges, waitFor } from './badges.ts';
import type { Visit } from './visit.ts';

/** Follows a link of the page's own, without loading it anew. */
async function goInside(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    const link = document.querySelector('[data-testid=AppTabBar_Profile_Link]') as HTMLElement;
    const before = link.getAttribute('href') ?? '';
    link.setAttribute('href', to);
    link.click();
    link.setAttribute('href', before);
  }, path);
  await page.waitForFunction((to) => location.pathname === to, {}, path);
}

async function read(page: Page, replica: ReplicaOfX): Promise<void> {
  const { world, sleeper, peers, focal } = documentedCase();
  // As a reader would: first two people of the thread, then the account that the case is about, then the thread itself.
  const readers = ['ann_example', 'bruno_example', sleeper.handle];
  await page.goto(`https://x.com/${readers[0]}`, { waitUntil: 'load' });
  for (const [index, handle] of readers.entries()) {
    if (index > 0) await goInside(page, `/${handle}`);
    const id = findPerson(world, handle)?.id;
    // The second, empty page says that nothing older follows.
    await waitFor(`the whole profile of @${handle} to be read by the page`, async () =>
      replica.exchanges.filter(({ operation, variables }) => operation === 'UserTweets' && variables.userId === id)
        .length >= 2
        ? true
        : undefined,
    );
    await waitFor(`posts on the profile of @${handle}`, async () =>
      (await page.$$('article[data-testid=tweet]')).length > 2 ? true : undefined,
    );
  }
  await page.$$eval(
    'article [data-testid=tweetText]',
    (texts, wanted) => (texts.find((text) => text.textContent === wanted) as HTMLElement | undefined)?.click(),
    focal.text,
  );
  await page.waitForFunction((id) => location.pathname.endsWith(`/status/${id}`), {}, focal.id);
  await page.waitForSelector('article[data-testid=tweet][tabindex="-1"]');
  // Of the six who post there, three act alike; the others have no mark.
  const marked = 1 + peers.length;
  await waitFor(`badges on ${marked} posts of the thread`, async () => {
    const found = await findBadges(page);
    return found.length >= marked ? true : undefined;
  });
}

export async function visitX(): Promise<Visit> {
  const { world } = documentedCase();
  const replica = await startReplicaOfX();
  replica.use(composed(world));
  return {
    site: 'x',
    port: replica.port,
    hosts,
    names: new Map(world.people.map(({ id, handle }) => [id, `@${handle}`])),
    async open(page) {
      await read(page, replica);
      // The focal post: the one row of a thread that takes no focus by itself.
      const focal = await page.waitForSelector('article[data-testid=tweet][tabindex="-1"]');
      return clickForCard(page, 'the focal post', () => badgeOf(page, focal));
    },
    responses: () =>
      replica.exchanges
        .filter(({ operation }) => operation !== 'ExploreSidebar')
        .map(({ operation, body }) => ({ name: operation, content: body })),
    close: replica.close,
  };
}
