// What an account writes about itself is the least trustworthy text of all: it is shown as it is, as text, and makes nobody somebody else.
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { person, post, restartNumbers } from '../fixtures/x/model.ts';
import { composeWorld, type World } from '../fixtures/x/world.ts';
import { composed } from '../replica/x/sources.ts';
import { expectEveryRowAnnotated, readRows, settled } from './support/annotations.ts';
import { pause, rowsReady, type Stage, startStage } from './support/stage.ts';
import { cardText, pressMark } from './support/thread.ts';

// No handle is longer than X's fifteen letters.
const names: Readonly<Record<string, string>> = {
  markup_example: '<img src=x onerror="window.hit=1"><b>bold</b>&amp;',
  bidi_example: '\u202Egnp.rebraH\u2066\u202E\u202E',
  zalgo_example: `Z${'\u0335\u0321\u035C'.repeat(60)}algo`,
  emoji_example: '🦊'.repeat(10_000),
  other_example: '@markup_example',
  constructor: '__proto__',
  quiet_example: '\u200B\u2060\u00AD',
};

function hostileWorld(): { world: World; ids: Map<string, string> } {
  restartNumbers();
  const people = Object.entries(names).map(([handle, name]) =>
    person({ handle, name, bio: `${name}</script><script>window.hit=1</script>`, created: '2014-05-06', posts: 40 }),
  );
  const viewer = person({ handle: 'reader_example', name: 'A Reader', created: '2012-03-04' });
  const messages = people.map((author, index) =>
    post(author, { time: `2026-10-0${index + 1}T08:00:00`, text: `A harmless sentence, number ${index}.` }),
  );
  const world = composeWorld({
    name: 'hostile accounts',
    viewer,
    people: [viewer, ...people],
    messages,
    home: messages.map((message) => ({ kind: 'post', post: message })),
  });
  return { world, ids: new Map(people.map(({ handle, id }) => [handle, id])) };
}

const { world, ids } = hostileWorld();
let stage: Stage;
let page: Page;
let complaints: string[];
beforeAll(async () => {
  stage = await startStage();
  stage.replica.use(composed(world));
  ({ page, complaints } = await stage.open('/home'));
  await rowsReady(page, 4);
  await settled(page);
});
afterAll(() => stage?.close());

it('every row keeps its own account, whatever the name is written like', async () => {
  // Ten thousand faces make a row taller than the window: what is below comes late.
  await pause(1500);
  await settled(page);
  const rows = await readRows(page);
  expect(rows.length).toBeGreaterThanOrEqual(4);
  expectEveryRowAnnotated(rows);
});

it('a name of markup, of overrides, or of ten thousand faces stands in the card as text and stays in its place', async () => {
  for (const handle of ['markup_example', 'bidi_example', 'zalgo_example', 'emoji_example', 'other_example']) {
    const id = ids.get(handle) ?? '';
    if ((await page.$(`article span[data-pl-badge][data-pl-account="${id}"]`)) === null) continue;
    await pressMark(page, id);
    expect(await cardText(page), handle).toContain(`@${handle}`);
    const made = await page.$eval('[data-pl-card]', (host) => ({
      elements: host.shadowRoot?.querySelectorAll('img, script, iframe, body b').length ?? -1,
      wide: (host.shadowRoot?.querySelector('[role=dialog]')?.getBoundingClientRect().width ?? 0) > window.innerWidth,
    }));
    expect(made, handle).toEqual({ elements: 0, wide: false });
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('[data-pl-card]') === null);
  }
  expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBeUndefined();
  expect(complaints).toEqual([]);
});
