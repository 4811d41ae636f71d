// Content in a form that this version does not know: counted, said once and calmly in the popup, and everything else is read as ever.
import { expect, it } from 'vitest';
import { documentedCase } from '../fixtures/x/worlds/documented-case.ts';
import { copiedComment } from '../fixtures/youtube/worlds/copied-comment.ts';
import { composed as composedX } from '../replica/x/sources.ts';
import { composed as composedYoutube } from '../replica/youtube/sources.ts';
import { testExtension } from '../support/places.ts';
import { settled } from './support/annotations.ts';
import { popupLines } from './support/ours.ts';
import { rowsReady, startStage } from './support/stage.ts';
import { pageSettled, scrollToThreads, startYoutubeStage } from './support/youtube.ts';

const isAboutForms = (line: string): boolean => line.includes('form that this version does not know');

/** Of the same page twice: as it is known, and with content in forms of a later time. */
function expectTold(ordinary: readonly string[], strange: readonly string[], line: string): void {
  expect(ordinary.filter(isAboutForms)).toEqual([]);
  expect(strange.filter(isAboutForms)).toEqual([line]);
  expect(strange.filter((one) => !isAboutForms(one))).toEqual(ordinary);
}

it('on YouTube', async () => {
  const stage = await startYoutubeStage({ extension: testExtension });
  const { world, harbour } = copiedComment();
  const known = composedYoutube(world);
  const visit = async (source: typeof known): Promise<string[]> => {
    stage.replica.use(source);
    const { page, complaints } = await stage.open(`/watch?v=${harbour.id}`);
    await pageSettled(page);
    await scrollToThreads(page, 40);
    await settled(page);
    const lines = await popupLines(stage, page);
    expect(complaints).toEqual([]);
    await page.close();
    return lines;
  };
  const ordinary = await visit(known);
  const strange = await visit({
    ...known,
    answer(...asked) {
      const body: unknown = JSON.parse(known.answer(...asked));
      if (Array.isArray(body)) return JSON.stringify(body);
      return JSON.stringify({
        ...(body as object),
        a: [{ dancingRenderer: {} }, { dancingRenderer: {} }, { singingViewModel: {} }],
      });
    },
  });
  expectTold(
    ordinary,
    strange,
    '2 kinds of content on this page are in a form that this version does not know; they were not read',
  );
  await stage.close();
});

it('on X', async () => {
  const stage = await startStage({ extension: testExtension });
  const { world, sleeper } = documentedCase();
  const known = composedX(world);
  const visit = async (source: typeof known): Promise<string[]> => {
    stage.replica.use(source);
    const { page, complaints } = await stage.open(`/${sleeper.handle}`);
    await rowsReady(page, 5);
    await settled(page);
    const lines = await popupLines(stage, page);
    expect(complaints).toEqual([]);
    await page.close();
    return lines;
  };
  const ordinary = await visit(known);
  const strange = await visit({
    ...known,
    answer(...asked) {
      const { status, body } = known.answer(...asked);
      return { status, body: body.replaceAll('"instructions":[', '"instructions":[{"type":"TimelineDance"},') };
    },
  });
  expectTold(
    ordinary,
    strange,
    '1 kind of content on this page is in a form that this version does not know; it was not read',
  );
  await stage.close();
});
