// How much of the page's thread the extension takes while a reader scrolls through 2,000 comments: for YouTube's replica with and without the released extension, how long the page's tasks were and how much of them was ours.
import type { Page } from 'puppeteer-core';
import { type Channel, type Comment, channel, comment, hour, type Video, videoId } from '../fixtures/youtube/model.ts';
import { hosts, startReplicaOfYoutube } from '../replica/youtube/server/site.ts';
import { composed } from '../replica/youtube/sources.ts';
import { launchChromium } from '../support/chromium.ts';
import { releasedExtension } from '../support/places.ts';
import { print, type Result, within } from './results.ts';
import { readTasks, type Task } from './trace.ts';

const comments = 2_000;
const channels = 900;
const scrollStep = 500;
/** Comments that one order to the browser scrolls through: it answers an order within three minutes or never, and a busy machine may need longer for all. */
const commentsAtOnce = 50;
const runs = 3;
/** The goal: no task of ours is longer than a frame, ms. */
const frame = 16;

const openings = ['The gulls', 'That old crane', 'My neighbour', 'The ferry', 'A quiet morning', 'The second pier'];
const middles = ['reminds me of', 'sounds just like', 'never looked like', 'is better than', 'was built after'];
const ends = ['the summer of my first boat', 'a kettle on a stove', 'what we had at home', 'the town across the bay'];
const pick = (list: readonly string[], number: number): string => list[number % list.length] ?? '';

function crowd(): { video: Video; people: Channel[] } {
  const people = Array.from({ length: channels }, (_, index) =>
    channel(`reader${index}_example`, { name: `Reader ${index}` }),
  );
  const said = (index: number): Comment => {
    const words = `${pick(openings, index)} ${pick(middles, index >> 2)} ${pick(ends, index >> 4)}, minute ${index}`;
    return comment(people[(index * 7) % channels] as Channel, words, hour * (index + 1));
  };
  const video: Video = {
    id: videoId(1),
    title: 'A long quiet film about a harbour',
    channel: people[0] as Channel,
    age: 90 * 24 * hour,
    views: 2_000_000,
    comments: Array.from({ length: comments }, (_, index) => said(index)),
  };
  return { video, people };
}

/** Until so many comments are there and, of the last ones, the reader is at their end. */
async function scrollTo(page: Page, wanted: number): Promise<void> {
  await page.evaluate(
    (shown, step, isLast) =>
      new Promise<void>((resolve) => {
        // No function by name: the runner's compiler would mark it with a helper that the page does not have.
        const timer = setInterval(() => {
          window.scrollBy(0, step);
          const atEnd = window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2;
          if (document.querySelectorAll('#contents > ytd-comment-thread-renderer').length < shown) return;
          if (isLast && !atEnd) return;
          clearInterval(timer);
          resolve();
        }, 16);
      }),
    wanted,
    scrollStep,
    wanted >= comments,
  );
}

async function measure(extension: boolean): Promise<Task[]> {
  const { video, people } = crowd();
  const replica = await startReplicaOfYoutube();
  replica.use(composed({ name: 'crowd', channels: people, videos: [video] }));
  const launched = await launchChromium({
    port: replica.port,
    hosts,
    ...(extension ? { extension: releasedExtension } : {}),
  });
  try {
    const page = await launched.browser.newPage();
    await page.goto(`https://www.youtube.com/watch?v=${video.id}`, { waitUntil: 'load' });
    await page.waitForFunction(() => window.__youtube?.settled === true);
    await page.tracing.start({ categories: ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] });
    for (let wanted = commentsAtOnce; wanted <= comments; wanted += commentsAtOnce) await scrollTo(page, wanted);
    // What comes after the last comment counts too.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const trace = await page.tracing.stop();
    if (trace === undefined) throw new Error('the browser gave no trace');
    return readTasks(new TextDecoder().decode(trace));
  } finally {
    await launched.close();
    await replica.close();
  }
}

const ms = (value: number): string => `${value.toFixed(1)} ms`.padStart(12);

function share(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

function line(name: string, lengths: readonly number[]): string {
  const sorted = lengths.toSorted((a, b) => a - b);
  const over = sorted.filter((length) => length > frame).length;
  const total = sorted.reduce((sum, length) => sum + length, 0);
  return `${name.padEnd(34)}${String(sorted.length).padStart(7)}${ms(share(sorted, 0.5))}${ms(share(sorted, 0.95))}${ms(sorted.at(-1) ?? 0)}${String(over).padStart(8)}${ms(total)}`;
}

const worthIt = (length: number): boolean => length > 0.1;
const lengths = (tasks: readonly Task[]) => tasks.map(({ length }) => length).filter(worthIt);

export async function scrolling(): Promise<Result[]> {
  console.log(`${comments} comments scrolled through; tasks of the page's thread over 0.1 ms, time of the processor`);
  console.log(`${''.padEnd(34)}  tasks      median  95 % below     largest  > ${frame} ms         all`);
  console.log(line('without the extension', lengths(await measure(false))));
  const ours: Task[] = [];
  for (let run = 1; run <= runs; run += 1) {
    const tasks = await measure(true);
    const own = tasks.filter((task) => task.own > 0);
    ours.push(...own);
    console.log(line(`with it, run ${run}`, lengths(tasks)));
    console.log(
      line(
        'of these, by our script alone',
        own.map((task) => task.own),
      ),
    );
    console.log(
      line(
        'the same, but for garbage',
        own.map((task) => task.own - task.collection),
      ),
    );
  }
  console.log('\nThe largest of ours:');
  for (const { own, length, parts } of ours.toSorted((a, b) => b.own - a.own).slice(0, 12)) {
    console.log(`${ms(own)} of a task of ${ms(length)}: ${parts.join(', ')}`);
  }
  const own = ours.map((task) => task.own).filter(worthIt);
  const result = within('2,000 comments scrolled: our longest task', 'ms', own, frame, true);
  print(result);
  return [result];
}
