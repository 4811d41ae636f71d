// A film of one picture for the camera of a browser: a code, as a student's screen or sheet shows it.
import { writeFileSync } from 'node:fs';
import encodeQR from '../../../extension/node_modules/qr/index.js';

const [width, height] = [640, 480];
const scale = 10;
const [paper, ink] = [235, 16];

/** YUV4MPEG2, grey: brightness for every point, then no colour for every four. */
export function filmOf(code: string, file: string): void {
  const rows = encodeQR(code, 'raw', { ecc: 'medium', encoding: 'alphanumeric', border: 4 });
  const size = rows.length * scale;
  const [left, top] = [(width - size) >> 1, (height - size) >> 1];
  const light = Buffer.alloc(width * height, paper);
  rows.forEach((row, y) => {
    row.forEach((isDark, x) => {
      if (!isDark) return;
      for (let line = 0; line < scale; line += 1) {
        const from = (top + y * scale + line) * width + left + x * scale;
        light.fill(ink, from, from + scale);
      }
    });
  });
  const colour = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, colour]);
  writeFileSync(file, Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F5:1 Ip A1:1 C420\n`), frame, frame]));
}
