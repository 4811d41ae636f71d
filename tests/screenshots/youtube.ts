// What a reader sees on YouTube: comments of which several are one text, and a card.
import { settled } from '../browser/support/annotations.ts';
import { pageSettled, scrollToThreads, type YoutubeStage } from '../browser/support/youtube.ts';
import { copiedComment } from '../fixtures/youtube/worlds/copied-comment.ts';
import { composed } from '../replica/youtube/sources.ts';
import type { Shoot, Theme } from './main.ts';
import { openCard, shootCard } from './x.ts';

const { world, harbour, copiers } = copiedComment();

export async function shootYoutube(stage: YoutubeStage, theme: Theme, shoot: Shoot): Promise<void> {
  stage.replica.use(composed(world), { dark: theme === 'dark' });
  const { page } = await stage.open(`/watch?v=${harbour.id}`);
  await pageSettled(page);
  await scrollToThreads(page, 40);
  await settled(page, { quiet: 1200 });
  const [first] = copiers;
  const id = first?.id ?? '';
  await page.$eval(`[data-pl-badge][data-pl-account="${id}"]`, (badge) => badge.scrollIntoView({ block: 'center' }));
  await settled(page, { quiet: 400 });
  await shoot(page, 'youtube-comments');
  await openCard(page, id);
  await shootCard(page, 'youtube-card', shoot);
  await page.close();
}
