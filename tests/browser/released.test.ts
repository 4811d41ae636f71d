// What ships, as a reader and as the page meet it: badges and card can be found by a screen reader and by a press, and the page
// sees nothing but empty elements.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBadges, findDialogs, waitFor } from '../demo/badges.ts';
import { documentedCase } from '../fixtures/x/worlds/documented-case.ts';
import { composed } from '../replica/x/sources.ts';
import { releasedExtension } from '../support/places.ts';
import { rowsReady, type Stage, startStage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage({ extension: releasedExtension });
});
afterAll(() => stage?.close());

const documented = documentedCase();
const thread = `/${documented.sleeper.handle}/status/${documented.focal.id}`;

describe('the released extension', () => {
  it('gives every post of a thread one badge with a name, and opens and closes the card', async () => {
    stage.replica.use(composed(documented.world));
    const { page, complaints } = await stage.open(thread);
    await rowsReady(page, 6);
    const posts = await page.$$eval('article[data-testid=tweet], [data-testid=UserCell]', (rows) => rows.length);
    const badges = await waitFor(`${posts} badges`, async () => {
      const found = await findBadges(page);
      return found.length === posts ? found : undefined;
    });
    for (const { name } of badges) expect(name).toMatch(/^Persona Lens: .+\. Show evidence$/);
    const first = badges[0];
    await page.mouse.click(first?.x ?? 0, first?.y ?? 0);
    await waitFor('the card', async () => (await findDialogs(page))[0]);
    await page.keyboard.press('Escape');
    await waitFor('the card to close', async () => ((await findDialogs(page)).length === 0 ? true : undefined));
    expect(new URL(page.url()).pathname).toBe(thread);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('shows the page nothing of what it knows', async () => {
    stage.replica.use(composed(documented.world));
    const { page } = await stage.open(thread);
    await rowsReady(page, 6);
    await waitFor('badges', async () => ((await findBadges(page)).length > 5 ? true : undefined));
    const seen = await page.evaluate(() => {
      const all = [...document.querySelectorAll<HTMLElement>('*')];
      const ours = all.filter((element) => element.localName === 'span' && element.style.position === 'absolute');
      return {
        hosts: ours.length,
        roots: all.filter((element) => element.shadowRoot !== null).length,
        hooks: all.filter((element) => element.getAttributeNames().some((name) => name.startsWith('data-pl'))).length,
        attributes: [...new Set(ours.flatMap((element) => element.getAttributeNames()))],
        contents: ours.filter((element) => element.childNodes.length > 0).length,
        words: document.documentElement.outerHTML.includes('Persona Lens'),
        globals: Object.getOwnPropertyNames(window).filter((name) => /persona.?lens/i.test(name)),
      };
    });
    expect(seen.hosts).toBeGreaterThan(5);
    expect(seen).toMatchObject({ roots: 0, hooks: 0, attributes: ['style'], contents: 0, words: false, globals: [] });
    await page.close();
  });
});
