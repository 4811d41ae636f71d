// The demo's reading of YouTube: a video under which several channels post one text.
import { copiedComment } from '../fixtures/youtube/worlds/copied-comment.ts';
import { defaultOptions } from '../replica/youtube/options.ts';
import { hosts, startReplicaOfYoutube } from '../replica/youtube/server/site.ts';
import { composed } from '../replica/youtube/sources.ts';
import { badgeOf, clickForCard, findBadges, waitFor } from './badges.ts';
import type { Visit } from './visit.ts';

const date = new Date(defaultOptions.now).toUTCString();

export async function visitYoutube(): Promise<Visit> {
  const { world, harbour, copiers } = copiedComment();
  const replica = await startReplicaOfYoutube();
  replica.use(composed(world), { dark: true });
  return {
    site: 'youtube',
    port: replica.port,
    hosts,
    names: new Map(world.channels.map(({ id, handle, name }) => [id, handle === '' ? name : `@${handle}`])),
    async open(page) {
      await page.goto(`https://www.youtube.com/watch?v=${harbour.id}`, { waitUntil: 'load' });
      await waitFor('all comments to be read by the page', async () => {
        // As a reader scrolls: the next ones come when the end of the list comes into view.
        const threads = await page.evaluate(() => {
          document.querySelector('ytd-continuation-item-renderer')?.scrollIntoView();
          return document.querySelectorAll('#contents > ytd-comment-thread-renderer').length;
        });
        return threads >= harbour.comments.length + 3 ? true : undefined;
      });
      const copied = harbour.comments.find(({ author }) => author === copiers[0]);
      const row = await page.waitForSelector(`ytd-comment-view-model:has(a[href*="lc=${copied?.id}"])`);
      await row?.evaluate((element) => {
        element.scrollIntoView({ block: 'start' });
        window.scrollBy(0, -270);
      });
      await waitFor(`badges on the ${copiers.length} comments with one text`, async () =>
        (await findBadges(page)).length >= copiers.length ? true : undefined,
      );
      return clickForCard(page, 'a copied comment', () => badgeOf(page, row));
    },
    // As recordings: what was asked and when it was answered belongs to it.
    responses: () =>
      replica.exchanges.map(({ operation, request, body }) => ({
        name: operation.replaceAll('/', '-'),
        content: JSON.stringify({
          request: { dataToSend: request },
          response: { responseBody: body, responseHeaders: { date: [date] } },
        }),
      })),
    close: replica.close,
  };
}
