// A code as a picture that a camera reads.
import encodeQR from 'qr';
import { svg } from '../../annotate/mark';

/** Modules of white that a reader needs around the picture (ISO/IEC 18004). */
const quiet = 4;

export function drawCode(code: string, label: string): SVGElement {
  const rows = encodeQR(code, 'raw', { ecc: 'medium', encoding: 'alphanumeric', border: quiet });
  const size = rows.length;
  const path = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  // Black on white in every theme: a camera reads no other.
  return svg(
    document,
    'svg',
    { viewBox: `0 0 ${size} ${size}`, class: 'qr', role: 'img', 'aria-label': label, 'shape-rendering': 'crispEdges' },
    svg(document, 'rect', { width: size, height: size, fill: '#fff' }),
    svg(document, 'path', { d: path, fill: '#000' }),
  );
}
