// What the header of a PNG says (W3C PNG, 11.2.2).
export interface PngHeader {
  width: number;
  height: number;
  /** Bits of one sample. */
  depth: number;
  hasAlpha: boolean;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Throws where the bytes are no PNG. Colour with a transparent colour or palette entry (tRNS) counts as having alpha. */
export function readPng(bytes: Buffer): PngHeader {
  if (!bytes.subarray(0, 8).equals(signature) || bytes.toString('latin1', 12, 16) !== 'IHDR') throw new Error('no PNG');
  const colour = bytes[25] ?? 0;
  return {
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    depth: bytes[24] ?? 0,
    hasAlpha: colour === 4 || colour === 6 || bytes.includes('tRNS', 0, 'latin1'),
  };
}
