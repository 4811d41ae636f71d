// @vitest-environment happy-dom
// Rows that are kept between changes are those that reading the whole page anew would give, whatever the page does to them.
import { afterEach, expect, it, vi } from 'vitest';
import type { Row, RowWatch } from '../../extension/sites/adapter.ts';
import { youtubeAdapter } from '../../extension/sites/youtube/adapter.ts';
import { watchRows } from '../../extension/sites/youtube/row-watch.ts';
import {
  channelHeader,
  comment,
  firstComment,
  owner,
  searchVideo,
  show,
  thread,
  videoId,
  watch,
} from './support/youtube-dom.ts';

let observer: MutationObserver | undefined;
afterEach(() => observer?.disconnect());

/** As the annotator does it. */
function start(): RowWatch {
  const rows = watchRows(document);
  observer = new MutationObserver((records) => rows.notice(records));
  observer.observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: [...youtubeAdapter.watchedAttributes],
  });
  return rows;
}

/** Those that were left over too. */
function allRows(watch: RowWatch): Row[] {
  let rows = watch.rows(0);
  while (watch.isBehind()) rows = watch.rows(0);
  return rows;
}

const factsOf = (rows: readonly Row[]) =>
  rows
    .map(({ kind, postId, accountId, handle, slot: { container, picture } }) => {
      return { kind, postId, accountId, handle, slot: container.id, isPictureThere: picture?.isConnected };
    })
    .toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));

const heard = () => new Promise((resolve) => setTimeout(resolve));
const element = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`there is no ${selector}`);
  return found;
};
const fragment = (html: string): HTMLElement => {
  const holder = document.createElement('div');
  holder.innerHTML = html;
  return holder;
};

const reply = `${firstComment}.nested0000000001`;
/** More rows than are looked at again without a reason in the looks of a test. */
const others = Array.from({ length: 40 }, (_, index) => comment({ id: `Ugcomposed${index}` })).join('');
const page = () =>
  watch(
    `<div id="list">${thread(comment(), comment({ id: reply }))}</div>${owner()}<div id="more"></div>${searchVideo()}<ytd-ad-slot-renderer></ytd-ad-slot-renderer>${others}`,
  );

it.each<[string, () => void]>([
  [
    'another comment is bound to an element',
    () => {
      element('#published-time-text a').setAttribute('href', `/watch?v=${videoId}&lc=Ugother`);
      for (const link of document.querySelectorAll('#comment-container > * a[href="/@ann_example"]'))
        link.setAttribute('href', '/@bob_example');
    },
  ],
  ['half of another comment is bound', () => element('#author-text').setAttribute('href', '/@bob_example')],
  ['replies are folded', () => element('#expanded-threads').toggleAttribute('hidden', true)],
  ['the whole page stands aside', () => element('ytd-watch-flexy').toggleAttribute('hidden', true)],
  [
    'more comments come',
    () => element('#more').append(...fragment(comment({ id: 'Ugmore' }) + comment({ id: 'Ugmost' })).childNodes),
  ],
  ['a thread goes', () => element('#list').replaceChildren()],
  [
    'a thread goes and comes back elsewhere',
    () => {
      const moved = element('ytd-comment-thread-renderer');
      moved.remove();
      element('#more').append(moved);
    },
  ],
  [
    'a result is moved into an advertisement',
    () => {
      element('ytd-ad-slot-renderer').append(element('ytd-video-renderer'));
    },
  ],
  [
    'a picture is built anew',
    () =>
      element('#author-thumbnail').replaceChildren(
        ...fragment('<a href="/@ann_example"><yt-img-shadow></yt-img-shadow></a>').childNodes,
      ),
  ],
  ['the page shows another video', () => element('ytd-watch-flexy').setAttribute('video-id', 'vid00000009')],
  [
    'a channel’s page comes forward',
    () => {
      show(channelHeader(), '/@ann_example');
    },
  ],
])('the same where %s', async (_, change) => {
  show(page());
  const rows = start();
  expect(factsOf(allRows(rows))).toEqual(factsOf(youtubeAdapter.rows(document)));
  expect(allRows(rows).length).toBe(44);
  change();
  await heard();
  expect(factsOf(allRows(rows))).toEqual(factsOf(youtubeAdapter.rows(document)));
});

it('the same after a while where only a class or an id changed', async () => {
  show(page());
  const rows = start();
  allRows(rows);
  element('#author-thumbnail').id = 'author-thumbnail-renamed';
  await heard();
  // A few rows at each look, one after the other.
  for (let look = 0; look < 12; look += 1) allRows(rows);
  expect(factsOf(allRows(rows))).toEqual(factsOf(youtubeAdapter.rows(document)));
});

it('a row in which nothing changed is the same object', async () => {
  show(watch(others));
  const rows = start();
  const before = new Set(allRows(rows));
  element('#content-text').replaceChildren('edited');
  await heard();
  const changed = allRows(rows).filter((row) => !before.has(row));
  expect(changed.map(({ postId }) => postId)).toContain('Ugcomposed0');
  // Besides the changed one, those whose turn it was to be looked at again.
  expect(changed.length).toBeLessThan(15);
});

it('rows that are new are read little by little where reading takes long, and none is left out', () => {
  const clock = vi.spyOn(performance, 'now');
  let now = 0;
  clock.mockImplementation(() => {
    now += 10;
    return now;
  });
  // Rows that are read at every look stand before them.
  show(watch(Array.from({ length: 6 }, owner).join('') + others));
  const rows = watchRows(document);
  const counts: number[] = [];
  do counts.push(rows.rows(performance.now() + 4).length);
  while (rows.isBehind() && counts.length < 20);
  clock.mockRestore();
  expect(counts).toEqual([5, 10, 15, 20, 25, 30, 35, 40, 45, 46]);
});
