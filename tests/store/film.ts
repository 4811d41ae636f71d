// A film from still pictures, encoded by Chromium itself (WebCodecs, VP9): no other program is needed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { type EncodedFrame, writeWebm } from './webm.ts';

/** One picture, and what is drawn over it. */
export interface Still {
  /** A PNG of the film's size. */
  picture: Uint8Array;
  /** How long it is shown, in milliseconds; a multiple of a frame's time. */
  time: number;
  /** Where the pointer stands; null: nowhere. */
  pointer: { x: number; y: number } | null;
  /** One line at the lower edge. */
  caption: string;
}

export const frameTime = 100;
const keyEvery = 5_000;
const bitsPerSecond = 400_000;

/** What the page keeps between calls. */
interface Studio {
  add(picture: string, still: { times: number[]; pointer: Still['pointer']; caption: string }): Promise<void>;
  end(): Promise<{ time: number; isKey: boolean; data: string }[]>;
}

/** Runs in the page: draws each still as often as it is shown, and encodes it. */
async function openStudio(width: number, height: number, bitrate: number, keyEvery: number): Promise<void> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  const chunks: { time: number; isKey: boolean; data: string }[] = [];
  const encoder = new VideoEncoder({
    output: (chunk) => {
      const bytes = new Uint8Array(chunk.byteLength);
      chunk.copyTo(bytes);
      const data = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
      chunks.push({ time: chunk.timestamp / 1000, isKey: chunk.type === 'key', data });
    },
    error: (error) => {
      throw error;
    },
  });
  encoder.configure({ codec: 'vp09.00.31.08', width, height, bitrate, framerate: 10, latencyMode: 'quality' });

  const drawPointer = ({ x, y }: { x: number; y: number }): void => {
    const arrow = new Path2D('M0 0 0 22 5 17 9 26 13 24 9 16 16 16Z');
    context.save();
    context.translate(x, y);
    context.fillStyle = '#111';
    context.strokeStyle = '#fff';
    context.lineWidth = 3;
    context.lineJoin = 'round';
    context.stroke(arrow);
    context.fill(arrow);
    context.restore();
  };
  // Left of the middle: cards and the panel stand on the right.
  const captionAt = width / 3;
  const drawCaption = (caption: string): void => {
    context.font = '600 22px sans-serif';
    const half = context.measureText(caption).width / 2 + 24;
    context.fillStyle = '#0b3b40';
    context.beginPath();
    context.roundRect(captionAt - half, height - 68, 2 * half, 48, 24);
    context.fill();
    context.fillStyle = '#fff';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(caption, captionAt, height - 43);
  };

  (globalThis as unknown as { studio: Studio }).studio = {
    async add(picture, { times, pointer, caption }) {
      const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      context.drawImage(image, 0, 0, width, height);
      if (caption !== '') drawCaption(caption);
      if (pointer !== null) drawPointer(pointer);
      for (const time of times) {
        const frame = new VideoFrame(canvas, { timestamp: time * 1000 });
        encoder.encode(frame, { keyFrame: time % keyEvery === 0 });
        frame.close();
      }
      while (encoder.encodeQueueSize > 4) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    async end() {
      await encoder.flush();
      return chunks;
    },
  };
}

/** `browser`: a Chromium. */
export async function makeFilm(
  browser: Browser,
  stills: readonly Still[],
  width: number,
  height: number,
): Promise<Buffer> {
  // Encoding is offered to trustworthy pages only, and a file of this machine is one.
  const folder = mkdtempSync(join(tmpdir(), 'persona-lens-film-'));
  const file = join(folder, 'studio.html');
  writeFileSync(file, '<!doctype html><title>Studio</title>');
  const page = await browser.newPage();
  try {
    await page.goto(`file://${file}`);
    // What runs these scripts wraps every named function in a helper of its own, which a page has not.
    await page.evaluate('globalThis.__name = (one) => one');
    await page.evaluate(openStudio, width, height, bitsPerSecond, keyEvery);
    let now = 0;
    for (const { picture, time, pointer, caption } of stills) {
      const times = Array.from({ length: Math.round(time / frameTime) }, (_, index) => now + index * frameTime);
      now += times.length * frameTime;
      await page.evaluate(
        (bytes, still) => (globalThis as unknown as { studio: Studio }).studio.add(bytes, still),
        Buffer.from(picture).toString('base64'),
        { times, pointer, caption },
      );
    }
    const encoded = await page.evaluate(() => (globalThis as unknown as { studio: Studio }).studio.end());
    const frames: EncodedFrame[] = encoded.map(({ time, isKey, data }) => ({
      time,
      isKey,
      data: Buffer.from(data, 'base64'),
    }));
    return writeWebm({ width, height, duration: now, frames });
  } finally {
    await page.close();
    rmSync(folder, { recursive: true });
  }
}
