// Nothing leaves the device, on every surface: what the browser asked for beyond the replica, with the extension, its card, its own pages, and a site switched
// off and on. Chromium tells by its net log, Firefox by what its proxy had to refuse.
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hosts } from '../replica/x/server/site.ts';
import { browserName } from '../support/places.ts';
import { requestsIn } from './support/net-log.ts';
import { numberOfReadTab, openOwnPage } from './support/ours.ts';
import { startStage } from './support/stage.ts';
import { openThread, pressMark } from './support/thread.ts';

const netLog = join(tmpdir(), `persona-lens-net-log-${process.pid}-surfaces.json`);

// What browsers ask of their makers by themselves; both try, and neither gets an answer here.
const makers =
  /(^|\.)(google|googleapis|gvt1|mozilla|mozilla\.net|mozgcp|firefox|detectportal\.firefox)\.(com|org|net)$|^settings\.invalid$/;

it('the extension asks nothing of anybody, whatever is opened', async () => {
  const stage = await startStage({ marks: 'default', ...(browserName === 'firefox' ? {} : { netLog }) });
  try {
    const { page, documented } = await openThread(stage);
    await pressMark(page, documented.sleeper.id);
    const { page: own } = await openOwnPage(stage, 'options.html');
    const tab = await numberOfReadTab(own);
    for (const path of [
      'popup.html',
      'welcome.html',
      'measured.html',
      'note.html?account=x%3A1&handle=a',
      `sidepanel.html?tab=${tab}`,
    ]) {
      await openOwnPage(stage, path);
    }
    // The classroom has an engine of its own.
    const { page: classroom } = await openOwnPage(stage, 'classroom.html#/workbench');
    await classroom.waitForSelector('#verdict [data-label]');
    for (const times of [1, 2]) {
      await own.bringToFront();
      await own.$eval('#site-x', (input) => (input as HTMLInputElement).click());
      const wanted = times === 1 ? 'off' : 'ready';
      await page.bringToFront();
      await page.waitForFunction((state) => document.documentElement.dataset.plEngine === state, {}, wanted);
    }
    // The replica got requests of the page only: none names the extension as where it comes from.
    expect(stage.replica.log.length).toBeGreaterThan(5);
    for (const { origin, referer, host } of stage.replica.log) {
      expect(`${origin} ${referer}`).not.toContain('-extension:');
      expect(hosts).toContain(host);
    }
    const refused = (stage.launched.refused ?? []).map((one) => one.replace(/:\d+$/, ''));
    expect(refused.filter((host) => !makers.test(host))).toEqual([]);
  } finally {
    await stage.close();
  }
  if (browserName === 'firefox') return;
  const requests = requestsIn(JSON.parse(readFileSync(netLog, 'utf8')));
  rmSync(netLog, { force: true });
  expect(requests.length).toBeGreaterThan(10);
  expect(requests.filter(({ initiator }) => initiator.includes('chrome-extension'))).toEqual([]);
  const foreign = requests.map(({ url }) => new URL(url).hostname).filter((host) => !hosts.includes(host));
  expect(foreign.filter((host) => !makers.test(host))).toEqual([]);
});
