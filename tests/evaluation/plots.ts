// The plots of the report, drawn by Observable Plot into SVG files that stand alone.
import * as Plot from '@observablehq/plot';
import { Window } from 'happy-dom';
import type { Share } from './statistics.ts';
import type { CalibrationPoint, Rates, SignalRow } from './tables.ts';

const style = { background: 'white', color: '#1d2733', fontFamily: 'system-ui, sans-serif', fontSize: '12px' };
const accent = '#2f6f8f';
const contrast = '#b4552d';

function drawn(options: Plot.PlotOptions): string {
  const { document } = new Window();
  const figure = Plot.plot({ ...options, style, document: document as unknown as Document });
  figure.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return `${figure.outerHTML}\n`;
}

/** Shares of people with their exact intervals, one row each. */
export function ratesPlot(rows: readonly Rates[], floor: string, of: string): string {
  const data = rows.map(({ name, people }) => {
    const { rate, low, high, hits, of: n } = people[floor] as Share;
    return { name: `${name} (${hits} of ${n})`, rate: rate * 100, low: low * 100, high: high * 100 };
  });
  return drawn({
    width: 640,
    height: 60 + 28 * data.length,
    marginLeft: 240,
    x: { label: of, domain: [0, 100], grid: true },
    y: { label: null, domain: data.map(({ name }) => name) },
    marks: [
      Plot.link(data, { x1: 'low', x2: 'high', y1: 'name', y2: 'name', stroke: accent, strokeWidth: 2 }),
      Plot.dot(data, { x: 'rate', y: 'name', fill: accent, r: 4 }),
    ],
  });
}

/** Weights that groups were given against those that their counts would give. On the line they are right. */
export function calibrationPlot(points: readonly CalibrationPoint[]): string {
  const largest = Math.max(10, ...points.flatMap(({ given, measured }) => [given, measured]));
  return drawn({
    width: 480,
    height: 420,
    marginLeft: 56,
    marginBottom: 44,
    x: { label: 'decibans that the group was given', grid: true },
    y: { label: 'decibans by the counts', grid: true },
    marks: [
      Plot.link([[0, largest]], { x1: '0', x2: '1', y1: '0', y2: '1', stroke: '#9aa5b1', strokeDasharray: '4 3' }),
      Plot.dot(points, {
        x: 'given',
        y: 'measured',
        fill: accent,
        r: (point: CalibrationPoint) => 3 + Math.log2(1 + point.ordinary + point.operated),
      }),
      Plot.text(points, {
        x: 'given',
        y: 'measured',
        dy: -14,
        text: (point: CalibrationPoint) => `${point.operated} : ${point.ordinary}`,
      }),
    ],
  });
}

/** What each signal costs: below 1 it informs, above it misleads. */
export function costPlot(rows: readonly SignalRow[]): string {
  const data = rows.flatMap(({ signal, cost, costInterval }) =>
    cost === null || costInterval === null ? [] : [{ signal, cost, low: costInterval.low, high: costInterval.high }],
  );
  return drawn({
    width: 560,
    height: 60 + 26 * Math.max(1, data.length),
    marginLeft: 140,
    x: { label: 'C_llr, bits', grid: true },
    y: { label: null },
    marks: [
      Plot.ruleX([1], { stroke: contrast, strokeDasharray: '4 3' }),
      Plot.link(data, { x1: 'low', x2: 'high', y1: 'signal', y2: 'signal', stroke: accent, strokeWidth: 2 }),
      Plot.dot(data, { x: 'cost', y: 'signal', fill: accent, r: 4 }),
    ],
  });
}
