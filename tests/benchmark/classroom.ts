// How soon the classroom stands on a local server, what is loaded for it, and how long a move of a slider takes until its outcome is drawn, in a real
// Chromium with an empty cache.
import { join } from 'node:path';
import { launchBrowser } from '../support/launch.ts';
import { buildDir } from '../support/places.ts';
import { serveFolder } from '../support/static-server.ts';
import { print, type Result, within } from './results.ts';

const visits = 5;
const moves = 40;

export async function classroom(): Promise<Result[]> {
  const standing: number[] = [];
  const evidence: number[] = [];
  const transfers: number[] = [];
  let sliders: number[] = [];
  for (let visit = 0; visit < visits; visit += 1) {
    const server = await serveFolder(join(buildDir, 'classroom'), 'school');
    const { browser, close } = await launchBrowser({ port: 1, hosts: [] });
    const page = await browser.newPage();
    await page.goto(`${server.address}?lang=en#/workbench`);
    await page.waitForSelector('#verdict [data-label]');
    const times = await page.evaluate(() => {
      const [stands] = performance.getEntriesByName('persona-lens:stands');
      const [read] = performance.getEntriesByName('persona-lens:workbench');
      return { stands: stands?.startTime ?? Number.NaN, read: (read?.startTime ?? 0) + (read?.duration ?? Number.NaN) };
    });
    standing.push(times.stands);
    evidence.push(times.read);
    await page.waitForSelector('#offline[data-ready]');
    transfers.push(server.sent / 1024);
    if (visit === visits - 1) {
      sliders = await page.evaluate(async (count) => {
        performance.clearMeasures();
        const input = document.querySelector('#bench-silence') as HTMLInputElement;
        for (let move = 0; move < count; move += 1) {
          input.value = String(move % 11);
          input.dispatchEvent(new Event('input', { bubbles: true }));
          await new Promise((resolve) => setTimeout(resolve, 150));
        }
        return performance.getEntriesByName('persona-lens:workbench').map(({ duration }) => duration);
      }, moves);
    }
    await close();
    await server.close();
  }
  const results = [
    within('the classroom until it stands', 'ms', standing, 1000),
    within('the classroom until its engine has answered', 'ms', evidence, 1000),
    within('a move of the workbench’s slider until it is drawn, the longest', 'ms', sliders, 50, true),
    within('what the classroom loads, with all that is kept for later', 'KB', transfers, 1500),
  ];
  for (const result of results) print(result);
  return results;
}
