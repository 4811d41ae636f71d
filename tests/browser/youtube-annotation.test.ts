// YouTube's pages: every row that shows somebody carries one badge, and it is that of the row's own account.
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copiedComment } from '../fixtures/youtube/worlds/copied-comment.ts';
import type { ReplicaOptions } from '../replica/youtube/options.ts';
import { composed, recorded, recordings } from '../replica/youtube/sources.ts';
import { dataDir } from '../support/places.ts';
import { readStats, settled } from './support/annotations.ts';
import {
  expectYoutubeAnnotated,
  pageSettled,
  readYoutubeRows,
  scrollToThreads,
  startYoutubeStage,
  type YoutubeStage,
} from './support/youtube.ts';

if (dataDir === undefined) {
  console.warn('SKIPPED: no recorded responses of YouTube on this machine (PERSONA_LENS_DATA_DIR).');
}

let stage: YoutubeStage;
beforeAll(async () => {
  stage = await startYoutubeStage();
});
afterAll(() => stage?.close());

const { world, harbour, lighthouse, owner, copiers, ordinary, nameless } = copiedComment();
const watch = (id: string): string => `/watch?v=${id}`;

async function open(
  path: string,
  options: Partial<ReplicaOptions> = {},
): Promise<{ page: Page; complaints: string[] }> {
  stage.replica.use(composed(world), options);
  const opened = await stage.open(path);
  await pageSettled(opened.page);
  return opened;
}

async function expectAnnotated(page: Page, least: number): Promise<void> {
  await settled(page, { quiet: 300 });
  expect(expectYoutubeAnnotated(await readYoutubeRows(page))).toBeGreaterThanOrEqual(least);
  expect((await readStats(page)).mismatched).toBe(0);
}

const go = (page: Page, path: string): Promise<void> => page.evaluate((to) => window.__youtube.go(to), path);

function sortBy(page: Page, title: string): Promise<void> {
  return page.$$eval(
    '.sort',
    (buttons, wanted) => {
      for (const button of buttons) if (button.textContent === wanted) (button as HTMLElement).click();
    },
    title,
  );
}

/** Waits until this comment is shown. */
function isShown(page: Page, commentId: string | undefined): Promise<unknown> {
  return page.waitForFunction(
    (id) =>
      window.__youtube.rows().some(({ element, truth }) => truth.postId === id && element.closest('[hidden]') === null),
    { timeout: 10_000 },
    commentId,
  );
}

describe('a video and its comments', () => {
  it('in both shapes, apart from their threads, some missing, under the frozen builtins: scrolled, sorted, answered, gone from and back', async () => {
    const { page, complaints } = await open(watch(harbour.id), {
      comments: 'mixed',
      missing: true,
      freeze: true,
      bindingDelay: 40,
    });
    await scrollToThreads(page, 40);
    await expectAnnotated(page, 35);

    // Reused elements: the newest first, in the places of the others.
    await sortBy(page, 'Newest');
    await isShown(page, copiers[0] && harbour.comments.find(({ author }) => author === copiers[0])?.id);
    await expectAnnotated(page, 18);

    await page.$$eval('#more-replies-sub-thread', (buttons) => {
      for (const button of buttons) if (button.closest('[hidden]') === null) (button as HTMLElement).click();
    });
    await page.waitForSelector('yt-sub-thread ytd-comment-view-model', { timeout: 10_000 });
    await expectAnnotated(page, 20);
    const replies = (): Promise<number> =>
      page.$$eval(
        'yt-sub-thread [data-pl-badge]',
        (badges) => badges.filter((badge) => badge.checkVisibility()).length,
      );
    const opened = await replies();
    expect(opened).toBe(harbour.comments.flatMap((each) => each.replies).length);
    const press = (): Promise<void> =>
      page.$$eval('#more-replies-sub-thread', (buttons) => {
        for (const button of buttons) if (button.checkVisibility()) (button as HTMLElement).click();
      });
    // Folded, then unfolded: the same elements.
    await press();
    await expectAnnotated(page, 18);
    expect(await page.$('yt-sub-thread [data-pl-badge]')).toBeNull();
    await press();
    await expectAnnotated(page, 20);
    expect(await replies()).toBe(opened);

    await page.evaluate(() => window.scrollTo(0, 0));
    await go(page, watch(lighthouse.id));
    await pageSettled(page);
    await isShown(page, lighthouse.comments[1]?.id);
    await expectAnnotated(page, lighthouse.comments.length - 3);

    await page.goBack();
    await pageSettled(page);
    await isShown(page, harbour.comments[1]?.id);
    await expectAnnotated(page, 15);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('among others: six channels that copy one comment are a group with a label, ordinary people are none of it', async () => {
    const { page, complaints } = await open(watch(harbour.id), {
      dark: true,
      language: 'de',
      getWatch: false,
      // As large as the largest answer seen.
      padding: 4_200_000,
    });
    await scrollToThreads(page, 20);
    await settled(page, { quiet: 1200 });
    const answer = await page.evaluate(() => window.__youtube.delivered.find(({ endpoint }) => endpoint === 'next'));
    expect(answer?.length).toBeGreaterThan(4_200_000);
    const rows = (await readYoutubeRows(page)).filter(({ kind, isShown }) => kind === 'comment' && isShown);
    const labelled = rows.filter(({ groups }) => ['some', 'marked', 'strong'].includes(groups[0] ?? ''));
    expect(new Set(labelled.map(({ authorId }) => authorId))).toEqual(new Set(copiers.map(({ id }) => id)));
    const others = new Set([owner, ...ordinary].map(({ id }) => id));
    for (const row of rows.filter(({ authorId }) => others.has(authorId))) {
      for (const label of row.labels) expect(label).toMatch(/^(none|not_enough)$/);
    }

    // The card opens by the keyboard, says what it could not check, and links to where it is said, without asking for it.
    const [first] = copiers;
    const button = await page.$(`span[data-pl-badge][data-pl-account="${first?.id}"] >>> button`);
    await button?.focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-pl-card] >>> [role=dialog]', { timeout: 10_000 });
    const card = await page.$eval('[data-pl-card]', (host) => ({
      account: (host as HTMLElement).dataset.plAccount,
      creation: host.shadowRoot?.querySelector('[data-pl-section=creation]')?.textContent,
      about: host.shadowRoot?.querySelector('[data-pl-section=creation] a')?.getAttribute('href'),
      color: getComputedStyle(host.shadowRoot?.querySelector('[role=dialog]') as Element).backgroundColor,
    }));
    expect(card.account).toBe(first?.id);
    expect(card.creation).toContain('Could not check');
    expect(card.about).toBe(`https://www.youtube.com/channel/${first?.id}/about`);
    expect(card.color).toBe('rgb(15, 15, 15)');

    // The words that all six posted, in each of their comments, on the page's own nodes.
    const marked = (): Promise<string[]> =>
      page.evaluate(() =>
        Array.from(CSS.highlights.values()).flatMap((highlight) => Array.from(highlight, (range) => String(range))),
      );
    expect(await marked()).toEqual([]);
    await page.$$eval('[data-pl-card] >>> [data-pl-section=actions] button', (buttons) => {
      for (const one of buttons) if (one.textContent === 'Mark the words') (one as HTMLElement).click();
    });
    const [text = ''] = harbour.comments.filter(({ author }) => author === first).map((comment) => comment.text);
    const copied = text.replace(/\.$/, '');
    // And in those of the card's account the phrase that a report quotes.
    const phrase = copied.split('.')[0];
    expect(await marked()).toEqual([copied, phrase, ...copiers.slice(1).map(() => copied)]);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('[data-pl-card]') === null);
    await go(page, watch(lighthouse.id));
    await pageSettled(page);
    await page.waitForFunction(() => CSS.highlights.size === 0);
    expect(stage.replica.log.filter(({ path }) => path.includes('/about'))).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });
});

describe('other pages', () => {
  it('search, home, a channel and another, Shorts, one after the other', async () => {
    const { page, complaints } = await open('/results?search_query=harbour');
    await expectAnnotated(page, world.videos.length);

    await go(page, '/');
    await pageSettled(page);
    await page.waitForFunction(
      () => window.__youtube.rows().filter(({ truth }) => truth.kind === 'lockup').length >= 3,
    );
    await expectAnnotated(page, 3);

    for (const channel of [owner, world.channels[1] ?? owner]) {
      await go(page, `/@${channel.handle}`);
      await pageSettled(page);
      await expectAnnotated(page, 1);
      const header = await page.$eval('[data-pl-kind=profile]', (badge) => (badge as HTMLElement).dataset.plAccount);
      expect(header).toBe(channel.id);
      // Another tab of the same channel: the header stays.
      await go(page, `/@${channel.handle}/videos`);
      await pageSettled(page);
      await expectAnnotated(page, 1);
      // The first page's address: it does not follow.
      expect(await page.$eval('link[rel=canonical]', (link) => link.getAttribute('href'))).toContain('/results');
    }

    await go(page, `/shorts/${harbour.id}`);
    await pageSettled(page);
    await page.waitForFunction(
      () => window.__youtube.rows().filter(({ truth }) => truth.kind === 'comment').length >= 10,
    );
    await expectAnnotated(page, 15);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('a channel’s day of creation is on its card once the page has it', async () => {
    const { page } = await open(`/@${owner.handle}`);
    await settled(page);
    const read = async (): Promise<{ sections: string[]; life: string }> => {
      await page.$eval('[data-pl-kind=profile]', (badge) => badge.shadowRoot?.querySelector('button')?.click());
      await page.waitForSelector('[data-pl-card] >>> [role=dialog]');
      return page.$eval('[data-pl-card]', (host) => ({
        sections: [...(host.shadowRoot?.querySelectorAll<HTMLElement>('[data-pl-section]') ?? [])].map(
          (section) => section.dataset.plSection ?? '',
        ),
        life: host.shadowRoot?.querySelector('[data-pl-section=life]')?.textContent ?? '',
      }));
    };
    expect((await read()).sections).toContain('creation');
    await page.keyboard.press('Escape');
    const ingested = (await readStats(page)).ingested;
    await page.evaluate(() => window.__youtube.openAbout());
    await page.waitForFunction(
      (before) => JSON.parse(document.documentElement.dataset.plStats ?? '{}').ingested > before,
      {},
      ingested,
    );
    await settled(page);
    const after = await read();
    expect(after.sections).not.toContain('creation');
    expect(after.life).toMatch(/April 2014|Apr 2014/);
    await page.close();
  });

  it.each([false, true])(
    'the mobile site, dark: %s: a comment is known by its address, its author’s id, or a handle that the answers gave to one channel',
    async (dark) => {
      stage.replica.use(composed(world), { dark });
      const { page, complaints } = await stage.open(`https://m.youtube.com${watch(harbour.id)}`);
      await pageSettled(page);
      await expectAnnotated(page, 21);
      const rows = await readYoutubeRows(page);
      expect(rows.filter(({ kind }) => kind === 'comment by handle').length).toBeGreaterThan(4);
      expect(rows.some(({ kind, authorId }) => kind === 'comment' && authorId === nameless.id)).toBe(true);
      await page.$eval('[data-pl-kind=focal]', (badge) => badge.shadowRoot?.querySelector('button')?.click());
      const color = await page.$eval(
        '[data-pl-card] >>> [role=dialog]',
        (dialog) => getComputedStyle(dialog).backgroundColor,
      );
      expect(color).toBe(dark ? 'rgb(15, 15, 15)' : 'rgb(255, 255, 255)');
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  it('the mobile site’s search results, a channel, and the comments of a short video', async () => {
    stage.replica.use(composed(world));
    for (const [path, least] of [
      [`/shorts/${harbour.id}`, 20],
      ['/results?search_query=harbour', world.videos.length],
      [`/@${owner.handle}`, 1],
    ] as const) {
      const { page, complaints } = await stage.open(`https://m.youtube.com${path}`);
      await pageSettled(page);
      await expectAnnotated(page, least);
      expect(complaints).toEqual([]);
      await page.close();
    }
  });

  it.each([
    ['half', 'www'],
    ['consent', 'www'],
    ['half', 'm'],
    ['consent', 'm'],
  ] as const)('a %s page of %s.youtube.com is left alone', async (extent, host) => {
    stage.replica.use(composed(world), { extent });
    const { page, complaints } = await stage.open(`https://${host}.youtube.com${watch(harbour.id)}`);
    await settled(page);
    const stats = await readStats(page);
    expect([stats.captured, stats.rows, stats.badges]).toEqual([0, 0, 0]);
    expect(await page.$('[data-pl-badge]')).toBeNull();
    expect(complaints).toEqual([]);
    await page.close();
  });
});

it.skipIf(dataDir === undefined)(
  'recorded comments of 2023 and 2026, both shapes: each has the badge of its channel',
  async () => {
    let opened: { page: Page; complaints: string[] } | undefined;
    // One after the other in one page, whose elements are reused: what was another recording's must be gone.
    for (const [index, recording] of recordings.entries()) {
      const video = `recorded_v${index}`;
      stage.replica.use(recorded(recording, video, dataDir ?? ''));
      if (opened === undefined) opened = await stage.open(watch(video));
      else await go(opened.page, watch(video));
      const { page } = opened;
      await pageSettled(page);
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.waitForFunction(
        (id) => {
          const shown = window.__youtube.rows().filter(({ element }) => element.closest('[hidden]') === null);
          const links = shown.map(({ element }) =>
            element.querySelector('#published-time-text a, .published-time-text a'),
          );
          return links.length >= 10 && links.every((link) => link?.getAttribute('href')?.includes(id));
        },
        { timeout: 20_000 },
        video,
      );
      await settled(page, { quiet: 300 });
      expect(expectYoutubeAnnotated(await readYoutubeRows(page)), recording.name).toBeGreaterThanOrEqual(10);
      const stats = await readStats(page);
      expect([stats.mismatched, stats.refused], recording.name).toEqual([0, 0]);
    }
    expect(opened?.complaints).toEqual([]);
    await opened?.page.close();
  },
);
