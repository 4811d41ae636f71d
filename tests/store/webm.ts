// The little of WebM (Matroska, RFC 9559) that a silent film of one track needs: writing it from encoded frames, and reading back what it says of itself.

export interface EncodedFrame {
  /** Milliseconds from the beginning. */
  time: number;
  isKey: boolean;
  data: Uint8Array;
}

export interface Film {
  width: number;
  height: number;
  /** Milliseconds. */
  duration: number;
  frames: readonly EncodedFrame[];
}

const ids = {
  header: 0x1a45dfa3,
  docType: 0x4282,
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  muxingApp: 0x4d80,
  writingApp: 0x5741,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackNumber: 0xd7,
  trackUid: 0x73c5,
  trackType: 0x83,
  codec: 0x86,
  video: 0xe0,
  width: 0xb0,
  height: 0xba,
  cluster: 0x1f43b675,
  clusterTime: 0xe7,
  block: 0xa3,
} as const;

function idBytes(id: number): Buffer {
  const hex = id.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
}

/** Sizes are written in eight bytes throughout: simple, and a few bytes more. */
function element(id: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(body.length) | (1n << 56n));
  return Buffer.concat([idBytes(id), size, body]);
}

const text = (id: number, value: string): Buffer => element(id, Buffer.from(value, 'ascii'));

function whole(id: number, value: number): Buffer {
  const body = Buffer.alloc(4);
  body.writeUInt32BE(value);
  return element(id, body);
}

function real(id: number, value: number): Buffer {
  const body = Buffer.alloc(8);
  body.writeDoubleBE(value);
  return element(id, body);
}

/** A cluster begins at each key frame: a player can begin there, too. Its blocks' times are 16 bits wide, so it must not last half a minute. */
function clusters(frames: readonly EncodedFrame[]): Buffer[] {
  const starts = frames.flatMap(({ isKey }, index) => (isKey ? [index] : []));
  return starts.map((start, number) => {
    const begin = frames[start]?.time ?? 0;
    const blocks = frames.slice(start, starts[number + 1]).map(({ time, isKey, data }) => {
      const head = Buffer.from([0x81, 0, 0, isKey ? 0x80 : 0]);
      head.writeInt16BE(time - begin, 1);
      return element(ids.block, head, data);
    });
    return element(ids.cluster, whole(ids.clusterTime, begin), ...blocks);
  });
}

/** The film as VP9 in WebM. The same frames give the same bytes. */
export function writeWebm({ width, height, duration, frames }: Film): Buffer {
  const names = [text(ids.muxingApp, 'persona-lens'), text(ids.writingApp, 'persona-lens')];
  const size = element(ids.video, whole(ids.width, width), whole(ids.height, height));
  const about = [whole(ids.trackNumber, 1), whole(ids.trackUid, 1), whole(ids.trackType, 1), text(ids.codec, 'V_VP9')];
  return Buffer.concat([
    element(ids.header, text(ids.docType, 'webm')),
    element(
      ids.segment,
      element(ids.info, whole(ids.timestampScale, 1_000_000), real(ids.duration, duration), ...names),
      element(ids.tracks, element(ids.trackEntry, ...about, size)),
      ...clusters(frames),
    ),
  ]);
}

export interface WebmFacts {
  docType: string;
  codec: string;
  width: number;
  height: number;
  /** Milliseconds. */
  duration: number;
  blocks: number;
}

const containers: ReadonlySet<number> = new Set([
  ids.header,
  ids.segment,
  ids.info,
  ids.tracks,
  ids.trackEntry,
  ids.video,
  ids.cluster,
]);

/** Reads what writeWebm writes, and other files whose sizes are known. Throws a RangeError where an element ends beyond the file. */
export function readWebm(bytes: Buffer): WebmFacts {
  const facts: WebmFacts = { docType: '', codec: '', width: 0, height: 0, duration: 0, blocks: 0 };
  const lengthOf = (first: number): number => Math.clz32(first) - 23;
  const walk = (from: number, end: number): void => {
    for (let at = from; at < end; ) {
      const idLength = lengthOf(bytes.readUInt8(at));
      const id = bytes.readUIntBE(at, idLength);
      at += idLength;
      const sizeLength = lengthOf(bytes.readUInt8(at));
      const marked = BigInt(`0x${bytes.toString('hex', at, at + sizeLength)}`);
      const size = Number(marked & ((1n << BigInt(7 * sizeLength)) - 1n));
      at += sizeLength;
      if (at + size > end) throw new RangeError('an element ends beyond what holds it');
      const value = bytes.subarray(at, at + size);
      if (containers.has(id)) walk(at, at + size);
      else if (id === ids.docType) facts.docType = value.toString('ascii');
      else if (id === ids.codec) facts.codec = value.toString('ascii');
      else if (id === ids.width) facts.width = value.readUIntBE(0, size);
      else if (id === ids.height) facts.height = value.readUIntBE(0, size);
      else if (id === ids.duration) facts.duration = size === 8 ? value.readDoubleBE(0) : value.readFloatBE(0);
      else if (id === ids.block) facts.blocks += 1;
      at += size;
    }
  };
  walk(0, bytes.length);
  return facts;
}
