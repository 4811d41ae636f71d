// The results as a page with plots, for a person: build/benchmark/index.html.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as Plot from '@observablehq/plot';
import { Window } from 'happy-dom';
import { benchmarkDir, type Result } from './results.ts';

const style = { background: 'white', color: '#1d2733', fontFamily: 'system-ui, sans-serif', fontSize: '12px' };
const holding = '#0b7479';
const failing = '#b4552d';

function plotted(results: readonly Result[], label: string): string {
  const { document } = new Window();
  const data = results.map(({ name, ratio, target, holds }) => ({ name, share: ratio / target, holds }));
  const figure = Plot.plot({
    width: 900,
    height: 50 + 24 * data.length,
    marginLeft: 480,
    x: { label, domain: [0, Math.max(1.2, ...data.map(({ share }) => share))], grid: true },
    y: { label: null, domain: data.map(({ name }) => name) },
    marks: [
      Plot.barX(data, { x: 'share', y: 'name', fill: (one: { holds: boolean }) => (one.holds ? holding : failing) }),
      Plot.ruleX([1], { strokeDasharray: '4 3' }),
    ],
    style,
    document: document as unknown as Document,
  });
  return figure.outerHTML;
}

const figure = (value: number): string =>
  value >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** In one picture what has to be fast, in the other what has to be small. The dashed line is the target. */
export function writePage(results: readonly Result[]): string {
  const file = join(benchmarkDir, 'index.html');
  const least = results.filter(({ reference }) => reference !== null);
  const most = results.filter(({ reference }) => reference === null);
  const rows = results.map(
    ({ name, unit, ours, reference, ratio, target, holds }) =>
      `<tr><td>${escaped(name)}</td><td>${figure(ours)} ${unit}</td><td>${reference === null ? '–' : figure(reference)}</td><td>${ratio.toFixed(2)}</td><td>${target}</td><td>${holds ? 'holds' : 'does not hold'}</td></tr>`,
  );
  writeFileSync(
    file,
    `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Benchmarks of Persona Lens</title>
<style>body{font:15px/1.5 system-ui,sans-serif;color:#1d2733;margin:2rem;max-width:960px}td,th{padding:2px 12px 2px 0;text-align:start;vertical-align:top}svg{max-width:100%;height:auto}</style>
<h1>Benchmarks</h1>
${least.length === 0 ? '' : `<h2>As fast as wanted, right of the line</h2>${plotted(least, 'times the target')}`}
${most.length === 0 ? '' : `<h2>As small as wanted, left of the line</h2>${plotted(most, 'share of the target')}`}
<h2>All of them</h2>
<table><thead><tr><th>what</th><th>ours</th><th>beside</th><th>ratio</th><th>target</th><th></th></tr></thead><tbody>${rows.join('\n')}</tbody></table>
</html>
`,
  );
  return file;
}
