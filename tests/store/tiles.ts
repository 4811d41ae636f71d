// The tiles that a store shows beside others: the mark, the name, one sentence, and of the extension what is legible at that size.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceDir } from '../support/places.ts';
import { dataUrl } from './scenes.ts';

const ground = '#0b6b73';
const deep = '#084a50';
const font = "font-family:'Noto Sans','Liberation Sans',sans-serif";

/** The drawing without its own ground: the tile is the ground. */
const mark = (side: number): string => {
  const drawing = readFileSync(join(sourceDir, 'store-assets/icon.svg'), 'utf8').replace(/<rect x="16"[^>]*\/>/, '');
  return `<div style="width:${side}px;height:${side}px;display:flex">${drawing.replace('<svg ', `<svg width="${side}" height="${side}" `)}</div>`;
};

export const smallTileSize = { width: 440, height: 280 };
export const marqueeSize = { width: 1400, height: 560 };

export const smallTile = (): string => `
<body style="width:440px;height:280px;background:${ground};color:#fff;${font};display:flex;flex-direction:column;align-items:center;justify-content:center">
  <div style="margin:-34px 0 -26px">${mark(212)}</div>
  <div style="font-size:38px;font-weight:700;letter-spacing:-.01em">Persona Lens</div>
</body>`;

/** `card`: a picture of the open card, at twice its size. */
export const marquee = (card: Uint8Array): string => `
<body style="width:1400px;height:560px;background:linear-gradient(100deg,${ground} 45%,${deep});color:#fff;${font};overflow:hidden;position:relative">
  <div style="position:absolute;left:96px;top:104px;width:640px">
    <div style="margin:-46px 0 -30px -38px">${mark(220)}</div>
    <div style="font-size:72px;font-weight:700;letter-spacing:-.02em;line-height:1.1">Persona Lens</div>
    <div style="font-size:31px;line-height:1.4;margin-top:20px;opacity:.94">Evidence beside the account:<br>what was seen, where it is described,<br>and who else looks like this.</div>
  </div>
  <img src="${dataUrl(card)}" style="position:absolute;right:96px;top:64px;width:500px;border-radius:20px;box-shadow:0 24px 60px #0007">
</body>`;

/** The last picture of the film. */
export const farewell = (): string => `
<body style="width:1280px;height:800px;background:${ground};color:#fff;${font};display:flex;flex-direction:column;align-items:center;justify-content:center;text-align:center">
  <div style="margin:-60px 0 -40px">${mark(320)}</div>
  <div style="font-size:64px;font-weight:700;letter-spacing:-.02em">Persona Lens</div>
  <div style="font-size:28px;line-height:1.5;margin-top:16px;opacity:.94">Evidence, never a verdict. On your device, with no request of its own.</div>
</body>`;
