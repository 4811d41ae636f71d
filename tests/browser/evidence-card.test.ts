// The card: opened by click and by key, says what was observed, closes by Escape and gives the focus back.
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentedCase } from '../fixtures/x/worlds/documented-case.ts';
import { settled } from './support/annotations.ts';
import { rowsReady, type Stage, startStage } from './support/stage.ts';
import { openThread } from './support/thread.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage?.close());

const documented = documentedCase();

interface CardSeen {
  account: string;
  role: string;
  name: string;
  sections: Record<string, string>;
}

/** The badge's button, inside its open shadow root. */
async function badgeButton(page: Page, accountId: string): Promise<import('puppeteer-core').ElementHandle<Element>> {
  const button = await page.$(`article span[data-pl-badge][data-pl-account="${accountId}"] >>> button`);
  if (button === null) throw new Error(`no badge for ${accountId}`);
  return button;
}

async function readCard(page: Page): Promise<CardSeen> {
  await page.waitForSelector('[data-pl-card] >>> [role=dialog]', { timeout: 10_000 });
  return page.$eval('[data-pl-card]', (host) => {
    const dialog = host.shadowRoot?.querySelector('[role=dialog]');
    const labelled = dialog?.getAttribute('aria-labelledby') ?? '';
    const sections: Record<string, string> = {};
    for (const section of dialog?.querySelectorAll<HTMLElement>('[data-pl-section]') ?? []) {
      sections[section.dataset.plSection ?? ''] = section.textContent ?? '';
    }
    return {
      account: (host as HTMLElement).dataset.plAccount ?? '',
      role: dialog?.getAttribute('role') ?? '',
      name:
        (labelled === ''
          ? dialog?.getAttribute('aria-label')
          : host.shadowRoot?.getElementById(labelled)?.textContent) ?? '',
      sections,
    };
  });
}

const cardGone = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.querySelector('[data-pl-card]') === null);

describe('the evidence card', () => {
  it('opens by click with observation, source, look-alikes and sample', async () => {
    const { page } = await openThread(stage);
    const button = await badgeButton(page, documented.sleeper.id);
    await button.click();
    const card = await readCard(page);
    expect(card.account).toBe(documented.sleeper.id);
    expect(card.name).not.toBe('');
    for (const section of ['headline', 'result', 'traits', 'sample', 'caveat']) {
      expect(card.sections[section], section).toBeTruthy();
    }
    expect(card.sections.traits).toMatch(/3,?8\d\d|10 years|2009/);
    expect(card.sections.traits).toContain('Graphika');
    expect(card.sections.sample).toMatch(/11/);
    const everything = Object.values(card.sections).join(' ');
    expect(everything).not.toMatch(/\b(bot|troll|fake|suspicious|genuine|foreign)\b/i);
    expect(everything).not.toContain('!');
    // Clicking our button must not open the post underneath.
    expect(new URL(page.url()).pathname).toBe(`/${documented.sleeper.handle}/status/${documented.focal.id}`);
    await page.close();
  });

  it('opens by Enter, closes by Escape and returns the focus', async () => {
    const { page } = await openThread(stage);
    const button = await badgeButton(page, documented.sleeper.id);
    await button.focus();
    await page.keyboard.press('Enter');
    await readCard(page);
    await page.keyboard.press('Escape');
    await cardGone(page);
    const focused = await page.evaluate(() => {
      const host = document.activeElement as HTMLElement | null;
      return { account: host?.dataset.plAccount ?? '', inside: host?.shadowRoot?.activeElement?.localName ?? '' };
    });
    expect(focused).toEqual({ account: documented.sleeper.id, inside: 'button' });
    await page.close();
  });

  it('is one at a time: another badge replaces it', async () => {
    const { page } = await openThread(stage);
    await (await badgeButton(page, documented.sleeper.id)).click();
    expect((await readCard(page)).account).toBe(documented.sleeper.id);
    const peer = documented.peers[0]?.id ?? '';
    await page.$eval(`article span[data-pl-badge][data-pl-account="${peer}"]`, (host) =>
      host.shadowRoot?.querySelector('button')?.click(),
    );
    await page.waitForFunction(
      (id) => document.querySelector<HTMLElement>('[data-pl-card]')?.dataset.plAccount === id,
      {},
      peer,
    );
    expect(await page.$$eval('[data-pl-card]', (cards) => cards.length)).toBe(1);
    await page.close();
  });

  it('says what is not enough and what could not be checked, as an answer and not as an apology', async () => {
    const { page } = await openThread(stage);
    const chidi = documented.world.people.find((person) => person.handle === 'chidi_example');
    await (await badgeButton(page, chidi?.id ?? '')).click();
    const card = await readCard(page);
    expect(card.account).toBe(chidi?.id);
    expect(card.sections.headline).toMatch(/not enough|no notable/i);
    expect(card.sections.sample).toMatch(/640/);
    expect(card.sections.unchecked).toMatch(/timeline/i);
    await page.close();
  });

  it('leaves with the page: navigation closes it', async () => {
    const { page } = await openThread(stage);
    await (await badgeButton(page, documented.sleeper.id)).click();
    await readCard(page);
    await page.goBack();
    await cardGone(page);
    await page.close();
  });

  it('fits a narrow window as a sheet', async () => {
    const { page } = await openThread(stage);
    await page.setViewport({ width: 400, height: 800 });
    await rowsReady(page, 4);
    await settled(page);
    await (await badgeButton(page, documented.sleeper.id)).click();
    await readCard(page);
    const boxNow = () =>
      page.$eval('[data-pl-card]', (host) => {
        const rect = host.shadowRoot?.querySelector('[role=dialog]')?.getBoundingClientRect();
        return { left: rect?.left ?? -1, right: rect?.right ?? 9999, bottom: rect?.bottom ?? 9999 };
      });
    const box = await boxNow();
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(400);
    expect(box.bottom).toBeLessThanOrEqual(801);

    // In a window that grows it is no sheet any more.
    await page.setViewport({ width: 1280, height: 800 });
    await expect.poll(async () => (await boxNow()).right - (await boxNow()).left).toBeLessThanOrEqual(380);
    await page.close();
  });
});
